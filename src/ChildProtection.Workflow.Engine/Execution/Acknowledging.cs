using System.Collections.Immutable;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>Taking on what was raised, and excusing a breach. Neither makes a duty met.</summary>
internal static class Acknowledging
{
    public static StepResult? Take(StepWork work, CaseInput.Acknowledge input)
    {
        var open = OpenEscalations.Of(work.Definition, work.Case.Ledger)
            .Where(each => each.AcknowledgedBy is null && each.Kind != EscalationKind.Reminder
                && (each.Key == input.Key || each.DeadlineKey == input.Key || Keys.Breach(each.DeadlineKey, each.DueAt) == input.Key))
            .ToImmutableArray();
        if (open.IsEmpty)
        {
            return Refuse(RefusalCodes.NothingToAcknowledge, $"Nothing open and not yet taken on goes by '{input.Key}'.");
        }
        var roles = open.SelectMany(each => each.To).Concat(open.SelectMany(each => each.Copy)).Distinct(StringComparer.Ordinal).ToArray();
        if (!RoleHolders.ActsIn(work.Case, input.Actor, roles) && roles.Length > 0)
        {
            return Refuse(RefusalCodes.NotYourRole, $"This was raised to {string.Join(", ", roles)}: one of them takes it on.");
        }
        work.TurnToInput();
        InputTaking.Given(work);
        foreach (var each in open)
        {
            Mark(work, each);
            work.Write(new JournalEntry.EscalationAcknowledged(each.Key, each.Deadline, each.Each, each.Stage));
        }
        return null;
    }

    public static StepResult? Take(StepWork work, CaseInput.Excuse input)
    {
        for (var index = 0; index < work.Case.Ledger.Length; index++)
        {
            var ledger = work.Case.Ledger[index];
            if (ledger.Breach is { } breach && breach.Key == input.Key)
            {
                work.TurnToInput();
                InputTaking.Given(work);
                var excused = breach with { ExcusedBecause = input.Reason, ExcusedBy = input.Actor.Id };
                work.Case = work.Case with { Ledger = work.Case.Ledger.SetItem(index, ledger with { Breach = excused }) };
                work.Write(new JournalEntry.BreachExcused(breach.Key, ledger.Name, ledger.Each, input.Reason));
                return null;
            }
        }
        return Refuse(RefusalCodes.NoSuchBreach, $"No breach goes by '{input.Key}'.");
    }

    private static void Mark(StepWork work, OpenEscalation each)
    {
        for (var index = 0; index < work.Case.Ledger.Length; index++)
        {
            var ledger = work.Case.Ledger[index];
            if (ledger.Name != each.Deadline || ledger.Each != each.Each || ledger.DueAt != each.DueAt
                || ledger.Key != each.DeadlineKey)
            {
                continue;
            }
            var raised = ledger.Raised.Select(stage => stage.Id == each.Stage
                ? stage with { AcknowledgedBy = work.Input.Actor.Id }
                : stage);
            work.Case = work.Case with { Ledger = work.Case.Ledger.SetItem(index, ledger with { Raised = [.. raised] }) };
        }
    }

    private static StepResult.Refused Refuse(string code, string words) => new([new Refusal(code, words)]);
}
