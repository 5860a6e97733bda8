using System.Collections.Immutable;
using ChildProtection.Workflow.Engine.Charts;
using NodaTime;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>
/// Fires what is due: each stage with its own due time as now, in due order, so that a late server does not slip the ladder. Of what falls
/// on one instant the deadline's name decides; what people did at that instant comes first.
/// </summary>
internal sealed class StageFiring(StepWork work)
{
    /// <summary>Fires the case's stages up to then; null, or why the step cannot go on.</summary>
    /// <param name="derivation">What is derived now; on return, what is derived after.</param>
    /// <param name="including">True: also those due at that very instant.</param>
    public StepResult.Faulted? FireDue(ref Derivation derivation, Instant upTo, bool including)
    {
        while (Next(derivation, upTo, including) is var (deadline, stage))
        {
            if (work.StagesFired >= ExecutionLimits.StagesPerStepMax)
            {
                return Fault(RefusalCodes.TooManyStages, $"More than {ExecutionLimits.StagesPerStepMax} stages are due at once.");
            }
            if (Fire(deadline, stage) is { } fault)
            {
                return fault;
            }
            derivation = new Reconciler(work, derivation).Reconcile();
            if (!derivation.Problems.IsEmpty)
            {
                return Fault(RefusalCodes.FiringCannotCount, derivation.Problems[0].Message);
            }
        }
        return null;
    }

    private static (DerivedDeadline Deadline, Stage Stage)? Next(Derivation derivation, Instant upTo, bool including)
    {
        (DerivedDeadline Deadline, Stage Stage)? next = null;
        foreach (var deadline in derivation.Deadlines)
        {
            if (deadline.NextStageAt is not { } at || at > upTo || (at == upTo && !including))
            {
                continue;
            }
            var first = deadline.Stages.First(stage => !stage.Raised);
            if (next is null || at < next.Value.Stage.At || (at == next.Value.Stage.At && Comes(first, deadline, next.Value)))
            {
                next = (deadline, first);
            }
        }
        return next;
    }

    private static bool Comes(Stage stage, DerivedDeadline deadline, (DerivedDeadline Deadline, Stage Stage) before)
    {
        var byName = string.CompareOrdinal(deadline.Key, before.Deadline.Key);
        return byName < 0 || (byName == 0 && stage.Id.Kind < before.Stage.Id.Kind);
    }

    private StepResult.Faulted? Fire(DerivedDeadline deadline, Stage stage)
    {
        var source = work.Definition.FindDeadline(deadline.Name)!;
        (string, string)? each = deadline.Each is { } id && source.Each is { } of ? (of.List, id) : null;
        work.TurnToStage(stage.At, each);
        if (stage.Id.Kind != StageKind.Due)
        {
            Raise(deadline, source, stage.Id, stage.At);
            return null;
        }
        BeginBreach(deadline, source);
        // Whoever is told at the due time is told before the case moves on because of it: it may leave the deadline behind.
        foreach (var rung in deadline.Stages.Where(other => other.Id.Kind == StageKind.Rung && other.At == stage.At && !other.Raised))
        {
            Raise(deadline, source, rung.Id, rung.At);
        }
        return work.Run(new ChartEvent(ChartLowering.MissedEvent(deadline.Name))) is { } fault
            ? Fault(RefusalCodes.KernelBound, $"{fault.Code}: {fault.Message}")
            : null;
    }

    private void BeginBreach(DerivedDeadline deadline, WorkflowDeadline source)
    {
        var dueAt = deadline.DueAt!.Value;
        var key = Keys.Breach(deadline.Key, dueAt);
        Record(deadline, ledger => ledger with
        {
            Raised = ledger.Raised.Select(raised => raised.Id.Kind == StageKind.Reminder ? raised with { Closed = true } : raised)
                .Append(new RaisedStage(StageId.Due, dueAt, [])).ToImmutableArray(),
            Breach = ledger.Breach ?? ledger.Missed(),
        });
        work.StagesFired++;
        work.Write(new JournalEntry.BreachBegun(key, deadline.Name, deadline.Each, dueAt));
    }

    private void Raise(DerivedDeadline deadline, WorkflowDeadline source, StageId id, Instant at)
    {
        var (to, copy) = Told(source, id);
        var (held, vacant) = RoleHolders.Part(work.Definition.Definition, work.Case, to);
        if (id.Kind == StageKind.Reminder && !held.IsEmpty)
        {
            (held, vacant) = ([held[0]], []);
        }
        Record(deadline, ledger => ledger with { Raised = ledger.Raised.Add(new RaisedStage(id, at, held)) });
        work.StagesFired++;
        var dueAt = deadline.DueAt!.Value;
        var key = Keys.Escalation(Keys.Deadline(deadline.Name, deadline.Each, deadline.From), dueAt, id);
        work.Write(new JournalEntry.StageRaised(
            key, deadline.Key, deadline.Name, deadline.Each, id, dueAt, held, copy, vacant, work.RecordedAt - at > ExecutionLimits.OutageAfter));
        if (held.IsEmpty)
        {
            work.Write(new JournalEntry.Incident(
                ReachedNobody, $"'{source.Source.Title}' ({id}) reached nobody: nobody holds {string.Join(", ", vacant)}. Name somebody."));
        }
    }

    /// <summary>The code of the incident that a stage reached nobody.</summary>
    internal const string ReachedNobody = "CPW1401";

    private static (IReadOnlyList<string> To, ImmutableArray<string> Copy) Told(WorkflowDeadline source, StageId id)
    {
        if (id.Kind == StageKind.Reminder)
        {
            return (source.Task is { } task ? task.For : source.Source.For, []);
        }
        var ladder = source.Ladders.First(each => each.Name == id.Ladder);
        return (ladder.Rungs[id.Number - 1].To, OpenEscalations.CopyOf(source, id));
    }

    private void Record(DerivedDeadline deadline, Func<DeadlineLedger, DeadlineLedger> change)
    {
        var place = Ledgers.IndexOf(work.Case, deadline.Name, deadline.Each, deadline.From!.Value, deadline.DueAt!.Value);
        if (place < 0)
        {
            throw new InvalidOperationException($"The deadline {deadline.Key} runs and was never started.");
        }
        work.Case = work.Case with { Ledger = work.Case.Ledger.SetItem(place, change(work.Case.Ledger[place])) };
    }

    private StepResult.Faulted Fault(string code, string words) => Faults.Of(work, code, words);
}
