using ChildProtection.Workflow.Contracts.V1;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Execution;

namespace ChildProtection.Workflow.Cases.Agencies;

/// <summary>
/// What an agency hears of a duty of its own (rules.md 4.6): that it is due soon, was missed, went up the ladder, or was taken on. Only of duties whose ladder asks somebody outside
/// the authority, and only the agency that the duty's record names in <c>agency</c>: nobody hears that another agency is late.
/// </summary>
internal static class AgencyDuties
{
    private const string Agency = "agency";

    /// <summary>The kind of event that the entry is told as, and the kind of relation of the agency concerned; null: it is told to no agency.</summary>
    public static (string Kind, string Relation)? ToldAs(JournalEntry entry, CompiledDefinition definition, CaseSnapshot snapshot)
    {
        (string Kind, string Deadline, string? Each)? told = entry switch
        {
            JournalEntry.StageRaised { Stage.Kind: StageKind.Reminder } reminder => (EventKinds.DeadlineApproaching, reminder.Deadline, reminder.Each),
            JournalEntry.StageRaised { Stage.Kind: StageKind.Rung } rung => (EventKinds.EscalationRaised, rung.Deadline, rung.Each),
            JournalEntry.BreachBegun breach => (EventKinds.DeadlineMissed, breach.Deadline, breach.Each),
            JournalEntry.EscalationAcknowledged taken => (EventKinds.EscalationAcknowledged, taken.Deadline, taken.Each),
            _ => null,
        };
        return told is var (kind, deadline, each) && definition.Definition.Events.ContainsKey(kind) && AgencyOf(deadline, each, definition, snapshot) is { } agency ? (kind, agency) : null;
    }

    private static string? AgencyOf(string name, string? each, CompiledDefinition definition, CaseSnapshot snapshot)
    {
        if (each is null || definition.Deadline(name) is not { } deadline || (deadline.Each ?? definition.Task(name)?.Each)?.List is not { } list
            || !deadline.Ladders.Any(ladder => AsksOutside(definition.Definition, ladder)))
        {
            return null;
        }
        var field = snapshot.Facts.Layout.Lists[snapshot.Facts.Layout.List(list)].Fields.IndexOf(Agency);
        return field >= 0 && snapshot.Facts.Record(list, each)?.Values[field] is { IsKnown: true } agency ? agency.Code : null;
    }

    private static bool AsksOutside(Definition definition, string ladder) =>
        definition.Ladders[ladder].Rungs.SelectMany(rung => rung.To.Concat(rung.Copy)).Any(role => definition.Roles[role].Held == RoleHolding.Outside);
}
