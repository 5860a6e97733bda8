using ChildProtection.Workflow.Engine.Execution;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Reading;

/// <summary>One deadline of a forecast that is missed if nobody does anything, with whom it is raised to and when.</summary>
/// <param name="Deadline">Its name in the definition.</param>
/// <param name="Each">The id of the record it is for; null when it is for none.</param>
/// <param name="MissedAt">Its due time.</param>
/// <param name="Already">It has been missed before the forecast begins: what is told is what comes next.</param>
/// <param name="Told">In order of time.</param>
public sealed record ForecastMiss(string Deadline, string? Each, Instant MissedAt, bool Already, IReadOnlyList<ForecastMiss.Telling> Told)
{
    /// <summary>Somebody is told of it.</summary>
    /// <param name="To">The roles.</param>
    /// <param name="Vacant">Those of them that nobody holds.</param>
    /// <param name="Again">How many times more, after this one, the same are told within the forecast.</param>
    public sealed record Telling(Instant At, IReadOnlyList<string> To, IReadOnlyList<string> Vacant, int Again);

    /// <summary>What a forecast comes to, in the order in which it is missed. What is only reminded of is not in it.</summary>
    public static IReadOnlyList<ForecastMiss> Of(Forecast forecast, Instant now)
    {
        ArgumentNullException.ThrowIfNull(forecast);
        var raised = forecast.Days.SelectMany(day => day.Entries).OfType<JournalEntry.StageRaised>().Where(stage => stage.Stage.Kind != StageKind.Reminder);
        return
        [
            .. raised.GroupBy(stage => (stage.DeadlineKey, stage.DueAt))
                .Select(group => new ForecastMiss(group.First().Deadline, group.First().Each, group.Key.DueAt, group.Key.DueAt < now, Tellings(group)))
                .OrderBy(miss => miss.MissedAt).ThenBy(miss => miss.Deadline, StringComparer.Ordinal),
        ];
    }

    private static IReadOnlyList<Telling> Tellings(IEnumerable<JournalEntry.StageRaised> stages) =>
    [
        .. stages.Where(stage => stage.Stage.Kind == StageKind.Rung)
            .GroupBy(stage => string.Join(' ', stage.To.Concat(stage.Vacant).Order(StringComparer.Ordinal)))
            .Select(same => (First: same.MinBy(stage => stage.OccurredAt)!, Times: same.Count()))
            .Select(same => new Telling(same.First.OccurredAt, same.First.To, same.First.Vacant, same.Times - 1))
            .OrderBy(telling => telling.At),
    ];
}
