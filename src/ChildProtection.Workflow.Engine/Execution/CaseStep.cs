using System.Collections.Immutable;
using ChildProtection.Workflow.Engine.Calendars;
using NodaTime;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>One step from beginning to end: what the world looks like now, what was due before, the input, what follows.</summary>
internal sealed class CaseStep(
    CompiledDefinition definition, CaseSnapshot? start, CaseInput input, WorkingCalendar calendar, Instant now)
{
    private static readonly Derivation Nothing = Derivation.Empty;

    public StepResult Take()
    {
        if (start is null)
        {
            return input is CaseInput.Open open
                ? Open(open)
                : Refuse(RefusalCodes.NotOpen, "The case is not open yet: open it first.");
        }
        if (InputRules.Standing(definition, start, input, calendar, now) is { } refusal)
        {
            return new StepResult.Refused([refusal]);
        }
        var work = new StepWork(definition, calendar, start, input, now);
        var before = AsStored(start, new Deriver(definition, start, calendar).Derive());
        var derivation = before;
        See(work);
        if (AdoptCalendar(work, ref derivation) is { } adoption)
        {
            return adoption;
        }
        var adopted = work.EntryCount;
        if (new StageFiring(work).FireDue(ref derivation, now, including: input is CaseInput.Fire) is { } fault)
        {
            return fault;
        }
        return input is CaseInput.Fire or CaseInput.CalendarChanged
            ? FinishTime(work, before, derivation, adopted)
            : Finish(work, before, derivation, new InputTaking(work, derivation).Take());
    }

    // What the host saw is part of the input, and of every answer to "who is there" until it looks again.
    private void See(StepWork work)
    {
        ImmutableArray<string> vacant = [.. input.VacantRoles.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        if (!vacant.SequenceEqual(work.Case.VacantRoles))
        {
            work.Case = work.Case with { VacantRoles = vacant };
        }
    }

    private StepResult? AdoptCalendar(StepWork work, ref Derivation derivation)
    {
        var before = work.Case.CalendarVersion;
        if (before == calendar.Version)
        {
            return null;
        }
        var adopting = input as CaseInput.CalendarChanged ?? new CaseInput.CalendarChanged(calendar.Version) { Actor = Actor.System, VacantRoles = input.VacantRoles };
        work.TurnToCalendar(adopting.Actor);
        work.Write(new JournalEntry.Given(adopting));
        work.Write(new JournalEntry.CalendarAdopted(before, calendar.Version));
        work.Case = work.Case with { CalendarVersion = calendar.Version };
        derivation = new Reconciler(work, derivation).Reconcile();
        // What it reveals to be overdue belongs to it, so that it and the input that it came before are made again one after the other.
        return derivation.Problems.IsEmpty
            ? new StageFiring(work).FireDue(ref derivation, now, including: false)
            : new StepResult.Faulted(RefusalCodes.FiringCannotCount, derivation.Problems[0].Message, []);
    }

    // By a new calendar other dates come out than are stored; those lie in the ledger, and what is counted now is compared with them.
    private Derivation AsStored(CaseSnapshot snapshot, Derivation counted)
    {
        if (snapshot.CalendarVersion == calendar.Version)
        {
            return counted;
        }
        var deadlines = counted.Deadlines.Select(deadline => AsStored(snapshot, deadline)).ToImmutableArray();
        var due = deadlines.ToDictionary(deadline => deadline.Key, deadline => deadline.DueAt, StringComparer.Ordinal);
        return counted with
        {
            Deadlines = deadlines,
            Tasks = [.. counted.Tasks.Select(task => task.DeadlineKey is { } key ? task with { DueAt = due[key] } : task)],
            Duties = [.. counted.Duties.Select(duty => duty with { DueAt = due[duty.Key] ?? duty.DueAt })],
        };
    }

    private static DerivedDeadline AsStored(CaseSnapshot snapshot, DerivedDeadline counted)
    {
        if (counted.Status == DeadlineStatus.Waiting)
        {
            return counted;
        }
        var known = counted.Outlived ? null : snapshot.Ledger.LastOrDefault(ledger =>
            ledger.Name == counted.Name && ledger.Each == counted.Each && ledger.From == counted.From && ledger.Breach is null or { IsOpen: true });
        // When its next stage was due is not known here: at no time at all, so that whatever is counted now differs and is stored.
        return counted with { DueAt = known?.DueAt ?? counted.DueAt, Stages = [], NextStageAt = Instant.MinValue };
    }

    private StepResult.Accepted FinishTime(StepWork work, Derivation before, Derivation after, int adopted)
    {
        if (work.EntryCount == 0)
        {
            return new StepResult.Accepted(start!, [], 0, before, before);
        }
        var entries = work.Entries;
        if (input is CaseInput.Fire && entries.Length > adopted)
        {
            entries = entries.Insert(adopted, Given());
        }
        return new StepResult.Accepted(work.Case, entries, work.StagesFired, before, after);
    }

    private JournalEntry.Given Given() => new(input) { OccurredAt = OccurredAt(), RecordedAt = now, Actor = input.Actor.Id };

    private Instant OccurredAt() => input.OccurredOn is { } on ? on.ToInstant(calendar) : now;

    private StepResult Finish(StepWork work, Derivation before, Derivation derived, StepResult? refusedOrFaulted)
    {
        if (refusedOrFaulted is not null)
        {
            return refusedOrFaulted;
        }
        var after = new Reconciler(work, derived).Reconcile();
        if (!after.Problems.IsEmpty)
        {
            return new StepResult.Refused(after.Problems);
        }
        // What the input revealed to be overdue is raised at once, dated by its due time.
        if (new StageFiring(work).FireDue(ref after, now, including: false) is { } fault)
        {
            return fault;
        }
        return new StepResult.Accepted(work.Case, work.Entries, work.StagesFired, before, after);
    }

    private StepResult Open(CaseInput.Open given)
    {
        var open = given with { Calendar = calendar.Version };
        var work = new StepWork(definition, calendar, NotStarted(definition, calendar, now), open, now);
        See(work);
        return Finish(work, Nothing, Nothing, new InputTaking(work, Nothing).TakeOpening(open));
    }

    /// <summary>A case before its first step: nothing is known, and it is nowhere.</summary>
    public static CaseSnapshot NotStarted(CompiledDefinition definition, WorkingCalendar calendar, Instant now) => new()
    {
        DefinitionHash = definition.Definition.Hash,
        CalendarVersion = calendar.Version,
        OpenedAt = now,
        At = now,
        Chart = definition.Chart.NotStarted,
        Visits = [],
        Facts = new Facts(definition.Layout),
    };

    private static StepResult.Refused Refuse(string code, string words) => new([new Refusal(code, words)]);
}
