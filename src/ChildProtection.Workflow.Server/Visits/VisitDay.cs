using System.Globalization;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Staff;
using NodaTime;
using NodaTime.Text;

namespace ChildProtection.Workflow.Server.Visits;

/// <summary>Where somebody said that they go today: kept for the day, wherever they sign in.</summary>
public sealed class VisitDay(IPreferences preferences)
{
    /// <summary>Children whom one person goes to see in a day.</summary>
    public const int ChildrenMax = 20;

    private const string Kept = "visits of the day";

    /// <summary>Empty on the next day.</summary>
    public async Task<IReadOnlySet<CaseId>> Of(StaffMember staff, LocalDate today, CancellationToken cancellationToken)
    {
        var parts = (await preferences.Find(staff, Kept, cancellationToken))?.Split(' ') ?? [];
        return parts is [var day, .. var cases] && LocalDatePattern.Iso.Parse(day) is { Success: true, Value: var of } && of == today
            ? cases.Select(id => CaseId.TryParse(id, CultureInfo.InvariantCulture, out var known) ? known : (CaseId?)null).OfType<CaseId>().ToHashSet()
            : new HashSet<CaseId>();
    }

    /// <summary>Says that they go to these children today, or that they do not. Of more than <see cref="ChildrenMax"/>, the first stand.</summary>
    public async Task Say(StaffMember staff, LocalDate today, IReadOnlyList<CaseId> cases, bool going, CancellationToken cancellationToken)
    {
        var now = await Of(staff, today, cancellationToken);
        var then = (going ? now.Union(cases) : now.Except(cases)).Take(ChildrenMax).ToList();
        await preferences.Keep(staff, Kept, then.Count == 0 ? null : string.Join(' ', then.Select(id => id.ToString()).Prepend(LocalDatePattern.Iso.Format(today))), cancellationToken);
    }
}
