using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Engine.Execution;
using NodaTime;

namespace ChildProtection.Workflow.Server.CasePage;

/// <summary>What will be missed if nobody does anything, as the case page says it.</summary>
/// <param name="Title">What is missed.</param>
/// <param name="About">The record it is for, in words; null when it is for none.</param>
/// <param name="When">When it is missed, in words.</param>
/// <param name="Already">It is missed already.</param>
/// <param name="Means">What that means for the child; null where the definition does not say.</param>
/// <param name="Told">Who is told, and when, in words; in order.</param>
/// <param name="Rules">The rules that ask for it.</param>
public sealed record ForecastItem(string Title, string? About, string When, bool Already, string? Means, IReadOnlyList<string> Told, IReadOnlyList<string> Rules)
{
    /// <summary>How far ahead the page looks.</summary>
    public const int Days = 60;

    /// <summary>Nothing for a closed case, and for whoever sees a part of one.</summary>
    public static IReadOnlyList<ForecastItem> Of(CaseTelling telling)
    {
        ArgumentNullException.ThrowIfNull(telling);
        if (telling.State.Head.Closed || !telling.View.Sight.IsWhole)
        {
            return [];
        }
        var forecast = Forecast.Of(telling.State.Definition, telling.State.Snapshot, telling.State.Calendar, telling.Now, telling.Now + Duration.FromDays(Days));
        return [.. ForecastMiss.Of(forecast, telling.Now).Select(miss => One(telling, miss))];
    }

    private static ForecastItem One(CaseTelling telling, ForecastMiss miss) => new(
        telling.DeadlineTitle(miss.Deadline),
        telling.About(miss.Each),
        telling.Due.Moment(miss.MissedAt),
        miss.Already,
        telling.Outline.Deadlines.GetValueOrDefault(miss.Deadline)?.IfMissed?.In(telling.Words.Language),
        [.. miss.Told.Select(told => Line(telling, told))],
        telling.Outline.Deadlines.GetValueOrDefault(miss.Deadline)?.Basis ?? []);

    private static string Line(CaseTelling telling, ForecastMiss.Telling told)
    {
        var words = telling.Words;
        var who = told.To.Count == 0 ? words.With("case.forecast_vacant", telling.Roles(told.Vacant)) : telling.Roles(told.To);
        var line = words.With("case.forecast_told", telling.Due.Moment(told.At), who);
        return told.Again > 0 ? $"{line} {words.With("case.forecast_again", told.Again)}" : line;
    }
}
