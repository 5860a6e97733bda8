using NodaTime;

namespace ChildProtection.Workflow.Server.CasePage;

/// <summary>The plan of a child on one page, as it stands now.</summary>
/// <param name="Agreed">When its newest version was agreed and of what kind that is, in words; null: nothing was agreed yet.</param>
/// <param name="Outcomes">What should be different for the child, each with what is done for it.</param>
/// <param name="Loose">What is done for no outcome in particular.</param>
/// <param name="Contacts">Who sees the child how often, each in a line.</param>
/// <param name="Contingency">What is done if things change.</param>
public sealed record PlanSheet(
    string? Agreed,
    IReadOnlyList<PlanSheet.Outcome> Outcomes,
    IReadOnlyList<PlanSheet.Step> Loose,
    IReadOnlyList<string> Contacts,
    IReadOnlyList<(string If, string Then)> Contingency)
{
    /// <param name="Statement">What should be different.</param>
    /// <param name="Measure">How it will be seen; null: not said.</param>
    /// <param name="By">By when; null: no date.</param>
    /// <param name="Origin">Who set it, in words.</param>
    /// <param name="Locked">The conference set it: a conference alone changes it.</param>
    /// <param name="Progress">How it goes; null: nobody has said.</param>
    /// <param name="Suspended">Since when it is suspended for safety; null: it is not.</param>
    public sealed record Outcome(
        string Statement, string? Measure, string? By, string? Origin, bool Locked, string? Progress, string? Suspended, IReadOnlyList<Step> Steps);

    /// <param name="Owner">Who does it; null: not said.</param>
    /// <param name="By">By when; null: no date.</param>
    /// <param name="Overdue">The date has passed.</param>
    /// <param name="Blocked">Why it cannot be done; null: nobody said so.</param>
    public sealed record Step(string What, string? Owner, string? By, bool Overdue, string? Blocked);

    /// <summary>Null: there is no plan, or the reader sees none of it.</summary>
    public static PlanSheet? Of(CaseTelling telling)
    {
        ArgumentNullException.ThrowIfNull(telling);
        var outcomes = telling.Records("plan_outcome").Where(record => !record.Has("ended_on")).ToList();
        var actions = telling.Records("plan_action").Where(record => !record.Has("closed_on")).ToList();
        var version = telling.Records("plan_version").LastOrDefault();
        if (outcomes.Count == 0 && actions.Count == 0 && version is null)
        {
            return null;
        }
        var steps = actions.ToLookup(action => action.Code("for_outcome") is { } of && outcomes.Any(outcome => outcome.Id == of) ? of : "", action => Doing(action, telling.Today));
        return new PlanSheet(
            version?.Row.OccurredAt is { } agreed ? telling.Words.With("case.plan_agreed", telling.Due.Day(telling.State.Calendar.DateOf(agreed)), version["kind"] ?? "") : null,
            [.. outcomes.Select(outcome => Aim(outcome, [.. steps[outcome.Id]]))],
            [.. steps[""]],
            [.. telling.Records("contact_line").Where(record => !record.Has("ended_on")).Select(Contact)],
            [.. telling.Records("contingency_line").Select(record => (record["trigger"] ?? "", record["step"] ?? ""))]);
    }

    private static Outcome Aim(ToldRecord outcome, IReadOnlyList<Step> steps) => new(
        outcome["statement"] ?? "", outcome["measure"], outcome["target_date"], outcome["origin"], outcome.Code("origin") == "conference",
        outcome["progress"], outcome["suspended_on"], steps);

    private static Step Doing(ToldRecord action, LocalDate today) =>
        new(action["what"] ?? "", action["owner"], action["due"], action.Date("due") < today, action["cannot_reason"]);

    private static string Contact(ToldRecord line) =>
        string.Join(", ", new[] { line["who"], line["kind"], line["every"], line["place"], line["company"] }.OfType<string>());
}
