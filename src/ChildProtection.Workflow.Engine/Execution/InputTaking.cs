using System.Collections.Immutable;
using ChildProtection.Workflow.Engine.Charts;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Expressions;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>Takes the input itself: whether it can be done now, by whom, with these answers; then what follows from it.</summary>
internal sealed class InputTaking(StepWork work, Derivation derived)
{
    /// <summary>The soft checks that were let pass.</summary>
    private IReadOnlyList<JournalEntry.CheckOverridden> _passed = [];

    private CompiledDefinition Definition => work.Definition;

    /// <summary>Null when it was taken; else why not.</summary>
    public StepResult? Take() => work.Input switch
    {
        CaseInput.CompleteTask done => Complete(done),
        CaseInput.TakeAction taken => TakeAction(taken),
        CaseInput.Signal signal => TakeSignal(signal),
        CaseInput.NotNeeded aside => SetAside(aside),
        CaseInput.LetPass word => GivingPass.Take(work, derived, word),
        CaseInput.AssignRole assign => Change(() => EffectRunner.Assign(work, assign.Role, assign.User, assign.Reason), "assigned"),
        CaseInput.VacateRole vacate => Change(() => EffectRunner.Vacate(work, vacate.Role, vacate.Reason), "vacated"),
        CaseInput.CorrectRecord or CaseInput.CorrectField => Correcting.Take(work) ?? Correct(),
        CaseInput.Acknowledge acknowledge => Acknowledging.Take(work, acknowledge),
        CaseInput.Excuse excuse => Acknowledging.Take(work, excuse),
        _ => throw new InvalidOperationException($"No such input: {work.Input.GetType().Name}."),
    };

    public StepResult? TakeOpening(CaseInput.Open open)
    {
        if (open.OpeningIn(Definition.Definition) is not { } opening)
        {
            return Refuse(new Refusal(RefusalCodes.NothingTakenOver, "This definition takes no case over that was worked elsewhere. Open the case in the usual way."));
        }
        work.TurnToInput(open.Answers, form: opening.Form);
        if (InputRules.InTheFuture(open.OccurredOn, work.Calendar, work.RecordedAt) is { } future)
        {
            return new StepResult.Refused([future]);
        }
        if (NotForThem(opening.For) is { } refusal)
        {
            return new StepResult.Refused([refusal]);
        }
        if (Ask(opening.Form, []) is { } wrong)
        {
            return wrong;
        }
        foreach (var effect in opening.Do)
        {
            EffectRunner.Run(work, effect, null);
        }
        return Run(null) ?? opening.Do.OfType<Effect.Raise>()
            .Select(raise => Run(new ChartEvent(ChartLowering.SignalEvent(raise.Signal)))).FirstOrDefault(fault => fault is not null);
    }

    private StepResult? Complete(CaseInput.CompleteTask done)
    {
        if (derived.Task(done.Task, done.Each) is not { } open)
        {
            return Refuse(NotPossible.Task(work, derived, done.Task, done.Each));
        }
        var task = Definition.FindTask(done.Task)!.Value.Task.Source;
        if (NotForThem(task.For) is { } refusal)
        {
            return Refuse(refusal);
        }
        work.TurnToInput(done.Answers, EachOf(task.Each, done.Each), form: task.Form);
        if (Ask(task.Form, task.Checks) is { } wrong)
        {
            return wrong;
        }
        var deadline = open.DeadlineKey is { } key ? derived.Deadlines.First(each => each.Key == key) : null;
        Finish(open, deadline, setAside: false);
        var late = deadline?.DueAt is { } due && !work.Happened.IsInTimeFor(due, work.Calendar);
        work.WriteHappened(new JournalEntry.TaskDone(
            open.Key, open.Name, open.Each, work.Happened, late, !late && deadline?.DueAt < work.RecordedAt));
        return Run(new ChartEvent(ChartLowering.TaskEvent(done.Task))) ?? TellPassed();
    }

    private StepResult? SetAside(CaseInput.NotNeeded aside)
    {
        if (derived.Task(aside.Task, aside.Each) is not { } open)
        {
            return Refuse(NotPossible.Task(work, derived, aside.Task, aside.Each));
        }
        var task = Definition.FindTask(aside.Task)!.Value.Task.Source;
        if (task.NotNeededBy.Count == 0)
        {
            return Refuse(new Refusal(RefusalCodes.CannotBeSetAside, $"'{task.Title}' cannot be set aside: a rule asks for it. Do it, or say in the case why it is late."));
        }
        if (NotForThem(task.NotNeededBy) is { } refusal)
        {
            return Refuse(refusal);
        }
        work.TurnToInput(each: EachOf(task.Each, aside.Each));
        WriteGiven();
        Finish(open, null, setAside: true);
        work.WriteHappened(new JournalEntry.TaskSetAside(open.Key, open.Name, open.Each, aside.Reason));
        return Run(new ChartEvent("set_aside"));
    }

    private void Finish(OpenTask open, DerivedDeadline? deadline, bool setAside)
    {
        var activation = Visits.Find(work.Case, open.StatePath).Activation;
        var before = Outcomes.Find(work.Case, open.Name, open.Each);
        var times = before is not null && before.Activation == activation ? before.Times : 0;
        work.Case = Outcomes.With(work.Case, new TaskOutcome(
            open.Name,
            open.Each,
            activation,
            setAside ? times : times + 1,
            work.Happened,
            work.RecordedAt,
            setAside,
            deadline?.From));
    }

    private StepResult? TakeAction(CaseInput.TakeAction taken)
    {
        if (!derived.Offers(taken.Action, taken.Each))
        {
            return Refuse(NotPossible.Action(work, taken.Action));
        }
        var action = Definition.FindAction(taken.Action)!.Value.Action;
        if (NotForThem(action.For) is { } refusal)
        {
            return Refuse(refusal);
        }
        work.TurnToInput(taken.Answers, EachOf(action.Each, taken.Each), form: action.Form);
        if (Ask(action.Form, action.Checks) is { } wrong)
        {
            return wrong;
        }
        work.WriteHappened(new JournalEntry.ActionTaken(taken.Action, taken.Each, work.Happened));
        return Run(new ChartEvent(ChartLowering.ActionEvent(taken.Action))) ?? TellPassed();
    }

    /// <summary>Tells what was let pass, when what was done has taken effect: a case that closed by it hears nothing any more.</summary>
    private StepResult.Faulted? TellPassed()
    {
        foreach (var passed in _passed.Where(_ => !work.Case.Closed))
        {
            work.TurnToInput(signal: ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal,
            [
                KeyValuePair.Create(PassedCheck.Check, Value.Of(passed.Check)),
                KeyValuePair.Create(PassedCheck.Role, Value.Of(passed.Role)),
                KeyValuePair.Create(PassedCheck.Reason, Value.Of(passed.Reason)),
                KeyValuePair.Create(PassedCheck.By, By(passed)),
                KeyValuePair.Create(PassedCheck.Alone, Value.Of(passed.By is null)),
                KeyValuePair.Create(PassedCheck.CouldNotWait, Value.Of(passed.CannotWait)),
            ]));
            if (Run(new ChartEvent(ChartLowering.OverriddenEvent)) is { } fault)
            {
                return fault;
            }
        }
        return null;
    }

    private Value By(JournalEntry.CheckOverridden passed) =>
        passed.By is { } other ? Value.Of(other) : work.Input.Actor.IsPerson ? Value.Of(work.Input.Actor.Id) : Value.Unknown;

    private StepResult? TakeSignal(CaseInput.Signal signal)
    {
        if (!Definition.Definition.Signals.TryGetValue(signal.Name, out var known))
        {
            return Refuse(NotPossible.Signal(work, signal.Name));
        }
        var wrong = signal.Values
            .Select(pair => known.Fields.TryGetValue(pair.Key, out var field)
                ? AnswerTypes.Check(Definition.Definition, work.Case.Facts, field.Type, pair.Value, pair.Key)
                : new Refusal(RefusalCodes.AnswerUnknown, $"The signal {signal.Name} has no field {pair.Key}.", pair.Key))
            .OfType<Refusal>().ToImmutableArray();
        if (!wrong.IsEmpty)
        {
            return new StepResult.Refused(wrong);
        }
        work.TurnToInput(signal: signal.Values);
        WriteGiven();
        if (Run(new ChartEvent(ChartLowering.SignalEvent(signal.Name))) is { } fault)
        {
            return fault;
        }
        return work.Handled ? null : Refuse(NotPossible.Signal(work, signal.Name));
    }

    private StepResult? Change(Action change, string happened)
    {
        work.TurnToInput();
        WriteGiven();
        change();
        return work.Case.Closed ? null : Run(new ChartEvent(happened));
    }

    private StepResult.Faulted? Correct()
    {
        var before = work.Case;
        work.TurnToInput(signal: Correcting.Told(work.Input));
        WriteGiven();
        Correcting.Apply(work);
        if (work.Case.Closed)
        {
            return null;
        }
        var backdated = BackdatedFacts.LookBetter(work, before);
        return Run(new ChartEvent(CorrectedFacts.WouldHaveLedElsewhere(work, before) ? ChartLowering.CorrectedEvent : "facts_changed"))
            ?? (backdated && !work.Case.Closed ? Run(new ChartEvent(ChartLowering.BackdatedEvent)) : null);
    }

    /// <summary>Asks the form's questions and makes the checks; on the way writes the input, what was overridden and what was not known.</summary>
    private StepResult.Refused? Ask(string? form, IReadOnlyList<Check> checks)
    {
        var questions = form is null ? null : Definition.Definition.Forms[form];
        var refusals = FormRules.Check(work, questions);
        refusals = refusals.IsEmpty ? CheckRules.Check(work, checks) : refusals;
        if (!refusals.IsEmpty)
        {
            return new StepResult.Refused(refusals);
        }
        WriteGiven();
        _passed = CheckRules.Write(work, checks);
        foreach (var (question, reason) in FormRules.NotKnown(work, questions))
        {
            work.Write(new JournalEntry.AnswerNotKnown(form!, question, reason));
        }
        return null;
    }

    private void WriteGiven() => Given(work);

    /// <summary>The input as it was given, first of what it leads to.</summary>
    public static void Given(StepWork work) => work.WriteHappened(new JournalEntry.Given(work.Input));

    private StepResult.Faulted? Run(ChartEvent? happened) =>
        work.Run(happened) is { } fault ? Faults.Of(work, RefusalCodes.KernelBound, $"{fault.Code}: {fault.Message}") : null;

    private Refusal? NotForThem(IReadOnlyList<string> roles) =>
        RoleHolders.ActsIn(work.Case, work.Input.Actor, roles)
            ? null
            : new Refusal(RefusalCodes.NotYourRole, $"This is for {Titles(roles)}. Ask one of them, or have the role assigned.");

    private string Titles(IReadOnlyList<string> roles) => string.Join(" or ", roles.Select(
        role => Definition.Definition.Roles.TryGetValue(role, out var known) ? known.Title.In("en") : role));

    private static (string, string)? EachOf(EachRecord? each, string? id) => each is null || id is null ? null : (each.List, id);

    private static StepResult.Refused Refuse(Refusal refusal) => new([refusal]);
}
