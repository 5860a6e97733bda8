using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Execution;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Simulation;

/// <summary>
/// An authority living through the years: children are referred, workers of several styles do what is asked, the world brings what nobody planned.
/// The real engine and the real decisions about what is stored, a false world, one seed.
/// </summary>
public sealed class Simulation
{
    /// <summary>How often a case's work is tried again after a refusal.</summary>
    private const int RefusalsMax = 200;

    private const string DutyPrefix = "duty ";

    private readonly SimulationSetting _setting;
    private readonly Random _random;
    private readonly CaseDecider _decider;
    private readonly StaffAsSeen _seen;
    private readonly FormFiller _forms;
    private readonly WorkPacing _pacing;
    private readonly SimulatedWork _work;
    private readonly SimulatedTally _tally = new();
    private readonly InvariantCheck _invariants;
    private readonly PriorityQueue<PlannedStep, (Instant At, long Order)> _agenda = new();
    private readonly List<SimulatedCase> _cases = [];
    private long _order;

    /// <exception cref="ArgumentException">The practice speaks of work that the definition does not have, or nobody works in a team.</exception>
    public Simulation(SimulationSetting setting)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(setting.Children);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(setting.Children, SimulationSetting.ChildrenMax);
        if (setting.Staff.All(member => member.Teams.Count == 0))
        {
            throw new ArgumentException("Nobody of the staff works in a team: no family can be given to one.", nameof(setting));
        }
        _setting = setting;
        _random = new Random(setting.Seed);
        var world = new SimulatedWorld(setting);
        _decider = new CaseDecider(world, world, world);
        _seen = new StaffAsSeen(setting.Staff);
        _forms = new FormFiller(setting.Definition.Definition, setting.Practice, setting.Staff, _random);
        _pacing = new WorkPacing(setting.Calendar, _random);
        _work = new SimulatedWork(setting);
        _invariants = new InvariantCheck(setting);
    }

    /// <summary>Runs to the end.</summary>
    /// <param name="written">Is given every step as it would be stored, with the child it is about; null: nobody wants them.</param>
    /// <param name="progress">Is told now and then how far the calendar has come; null: nobody wants to know.</param>
    /// <param name="cancellationToken">Ends it between two steps.</param>
    public SimulationReport Run(Action<SimulatedChild, DecidedStep>? written, Action<LocalDate>? progress, CancellationToken cancellationToken)
    {
        foreach (var child in InventedFamilies.Of(_setting, _random))
        {
            var simulated = new SimulatedCase(child, StyleOf());
            _cases.Add(simulated);
            Plan(new PlannedStep.Referral(simulated), child.ReferredAt);
        }
        using var checks = new CheckLine();
        var month = default(LocalDate);
        while (_agenda.TryDequeue(out var planned, out var when) && when.At <= _setting.Until)
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (_setting.Calendar.DateOf(when.At) is var day && (day.Year, day.Month) != (month.Year, month.Month))
            {
                month = day;
                progress?.Invoke(day);
            }
            Take(planned, when.At, checks, written);
        }
        checks.Finish();
        if (_setting.Checked)
        {
            _invariants.AtTheEnd(_setting.Until);
        }
        return Report();
    }

    private void Take(PlannedStep planned, Instant now, CheckLine checks, Action<SimulatedChild, DecidedStep>? written)
    {
        var simulated = planned.Case;
        if (planned is PlannedStep.Duty kept)
        {
            // A visit that does not count leaves the duty as it was: it is planned again.
            simulated.Planned.Remove(DutyPrefix + kept.DutyKey);
        }
        if (planned is PlannedStep.Happening happening)
        {
            Plan(happening, _pacing.Next(now, _setting.Practice.Happens[happening.Action]));
        }
        if (simulated.State is { Head.Closed: true } || simulated.Steps >= SimulationSetting.StepsPerCaseMax)
        {
            return;
        }
        if (InputFor(planned, now) is { } input)
        {
            Step(simulated, planned, input, now, checks, written);
        }
    }

    private void Step(
        SimulatedCase simulated, PlannedStep planned, CaseInput input, Instant now, CheckLine checks, Action<SimulatedChild, DecidedStep>? written)
    {
        var decision = simulated.State is { } state
            ? _decider.Decide(state, input, _seen, null, now)
            : _decider.Open(_work.NewCase(simulated.Child), _setting.Definition, (CaseInput.Open)input, _seen, null, now);
        switch (decision)
        {
            case Decision.Accepted accepted:
                Accepted(simulated, accepted, now, checks, written);
                PlanCorrections(planned, accepted, now);
                break;
            case Decision.Refused refused:
                AskForWords(planned, input, refused.Reasons, now);
                TryAgain(planned, now);
                _tally.Refuse($"{refused.Reasons[0].Code} {_work.NameOf(planned, simulated)}: {refused.Reasons[0].Message}");
                break;
            case Decision.Faulted faulted:
                checks.Add(() => _invariants.Violated(simulated.Child, now, $"{faulted.Code} {faulted.Words}"));
                break;
        }
    }

    private void Accepted(SimulatedCase simulated, Decision.Accepted accepted, Instant now, CheckLine checks, Action<SimulatedChild, DecidedStep>? written)
    {
        var before = simulated.State;
        var opening = before is null;
        simulated.Steps++;
        simulated.State = new CaseState(
            accepted.Step.Head, before?.Relations ?? [], _setting.Definition, _setting.Calendar, accepted.Result.Snapshot);
        simulated.Derivation = accepted.Result.After;
        _tally.Accepted(accepted.Result.Entries);
        if (_setting.Checked)
        {
            var (child, state) = (simulated.Child, simulated.State);
            checks.Add(() => _invariants.After(child, state, accepted, now));
        }
        written?.Invoke(simulated.Child, accepted.Step);
        if (opening)
        {
            foreach (var (action, timesAYear) in _setting.Practice.Happens.OrderBy(each => each.Key, StringComparer.Ordinal))
            {
                Plan(new PlannedStep.Happening(simulated, action), _pacing.Next(now, timesAYear));
            }
        }
        PlanWhatIsAsked(simulated, now);
    }

    // A slip of the pen in what a person recorded; a correction is taken for right.
    private void PlanCorrections(PlannedStep planned, Decision.Accepted accepted, Instant now)
    {
        if (planned is not (PlannedStep.Task or PlannedStep.Duty or PlannedStep.Happening))
        {
            return;
        }
        foreach (var added in accepted.Result.Entries.OfType<JournalEntry.RecordAdded>())
        {
            if (_pacing.SlipNoticed(planned.Case.Style, now) is { } noticed)
            {
                Plan(new PlannedStep.Correction(planned.Case, added.List, added.Id), noticed);
            }
        }
    }

    /// <summary>What was refused is tried again with other answers on another day, when what it waited for may have been done; a bounded number of times.</summary>
    private void TryAgain(PlannedStep planned, Instant now)
    {
        if (planned is PlannedStep.Task or PlannedStep.Duty && planned.Case.Refusals++ < RefusalsMax)
        {
            Plan(planned, _pacing.NextWorkingDay(now));
        }
    }

    // Somebody who may is asked at once, before it is tried again.
    private void AskForWords(PlannedStep planned, CaseInput input, IEnumerable<Refusal> reasons, Instant now)
    {
        var each = input switch { CaseInput.CompleteTask done => done.Each, CaseInput.TakeAction taken => taken.Each, _ => null };
        foreach (var reason in reasons.Where(reason => reason is { Code: RefusalCodes.OverrideNeeded, Check: not null }))
        {
            Plan(new PlannedStep.Word(planned.Case, reason.Check!, each), now + Duration.FromHours(1));
        }
    }

    private void PlanWhatIsAsked(SimulatedCase simulated, Instant now)
    {
        foreach (var task in simulated.Derivation.Tasks.Where(task => simulated.Planned.Add(task.Key)))
        {
            Plan(new PlannedStep.Task(simulated, task.Key), _pacing.When(simulated.Style, now, task.DueAt));
        }
        foreach (var duty in simulated.Derivation.Duties.Where(duty => simulated.Planned.Add(DutyPrefix + duty.Key)))
        {
            if (_setting.Practice.Keeps.TryGetValue(duty.Deadline, out var action))
            {
                Plan(new PlannedStep.Duty(simulated, duty.Key, action), _pacing.When(simulated.Style, now, duty.DueAt));
            }
        }
        foreach (var raised in simulated.Derivation.Escalations.Where(each => each.Kind != EscalationKind.Reminder && each.AcknowledgedBy is null && simulated.Planned.Add(each.Key)))
        {
            Plan(new PlannedStep.Acknowledgement(simulated, raised.Key), _pacing.When(WorkerStyle.Hurried, now, now + Duration.FromDays(1)));
        }
        if (simulated.Derivation.NextStageAt is { } next)
        {
            Plan(new PlannedStep.Fire(simulated), next < now ? now : next);
        }
    }

    private CaseInput? InputFor(PlannedStep planned, Instant now)
    {
        var simulated = planned.Case;
        var today = _setting.Calendar.DateOf(now);
        switch (planned)
        {
            case PlannedStep.Referral:
                return new CaseInput.Open(_work.OpeningAnswers(simulated.Child, _forms, today)) { Actor = _work.Opener(simulated.Child.Team) };
            case PlannedStep.Task task when simulated.Derivation.Tasks.FirstOrDefault(open => open.Key == task.Key) is { } open:
                return TaskDone(simulated, open, now);
            case PlannedStep.Duty duty when simulated.Derivation.Duties.Any(asked => asked.Key == duty.DutyKey):
                return ActionTaken(simulated, duty.Action, now);
            case PlannedStep.Happening happening when simulated.State is not null:
                return ActionTaken(simulated, happening.Action, now);
            case PlannedStep.Correction correction:
                return Corrected(simulated, correction, now);
            case PlannedStep.Acknowledgement told when simulated.Derivation.Escalations.FirstOrDefault(each => each.Key == told.Key) is { AcknowledgedBy: null } raised:
                return new CaseInput.Acknowledge(raised.Key) { Actor = _work.Somebody(simulated, raised.To) };
            case PlannedStep.Word word when simulated.State is not null:
                return _work.Word(simulated, word.Check, word.Each);
            case PlannedStep.Fire when simulated.Derivation.NextStageAt is { } next && next <= now:
                return new CaseInput.Fire { Actor = Actor.Timer };
            default:
                return null;
        }
    }

    private CaseInput.CompleteTask TaskDone(SimulatedCase simulated, OpenTask open, Instant now)
    {
        var task = _work.Tasks[open.Name];
        var actor = _work.Somebody(simulated, open.For);
        var answers = task.Form is { } form ? Filled(simulated, open.Name, _work.Form(form), open.Each is { } id ? (task.Each!.List, id) : null, now) : Answers.None;
        return new CaseInput.CompleteTask(open.Name, answers, open.Each)
        {
            Actor = actor,
            OccurredOn = Happened(simulated, now, open.OpenedAt),
            Overrides = _work.Overrides(task.Checks, actor),
        };
    }

    private CaseInput.TakeAction? ActionTaken(SimulatedCase simulated, string name, Instant now)
    {
        var offered = simulated.Derivation.Actions.FirstOrDefault(action => action.Name == name);
        if (offered is null)
        {
            return null;
        }
        var action = _work.Actions[name];
        var actor = _work.Somebody(simulated, offered.For);
        var answers = action.Form is { } form ? Filled(simulated, name, _work.Form(form), offered.Each is { } id ? (action.Each!.List, id) : null, now) : Answers.None;
        return new CaseInput.TakeAction(name, answers, offered.Each)
        {
            Actor = actor,
            OccurredOn = Happened(simulated, now, simulated.State!.Snapshot.OpenedAt),
            Overrides = _work.Overrides(action.Checks, actor),
        };
    }

    private Answers Filled(SimulatedCase simulated, string work, Form form, (string List, string Id)? each, Instant now) => _forms.Fill(
        work, form, _setting.Calendar.DateOf(now),
        (question, given) => FormQuestions.RecordsFor(question, _setting.Definition, simulated.State!.Snapshot, _setting.Calendar, now, form, given, each),
        FormQuestions.Offered(_setting.Definition, simulated.State!.Snapshot, _setting.Calendar, now, form, each),
        simulated.Child.Team);

    /// <summary>By whoever recorded it: a few days earlier or later, not before the case began and not after today. Null when that comes to the same day.</summary>
    private CaseInput.CorrectRecord? Corrected(SimulatedCase simulated, PlannedStep.Correction correction, Instant now)
    {
        var (snapshot, calendar) = (simulated.State!.Snapshot, _setting.Calendar);
        if (snapshot.Facts.Record(correction.List, correction.Record) is not { } record)
        {
            return null;
        }
        var began = calendar.DateOf(snapshot.OpenedAt);
        var day = LocalDate.Min(LocalDate.Max(record.On.Date.PlusDays(_pacing.SlipDays()), began), calendar.DateOf(now).PlusDays(-1));
        return day == record.On.Date
            ? null
            : new CaseInput.CorrectRecord(correction.List, correction.Record, Answers.None.Values, "The date was typed wrongly.", record.On with { Date = day })
            {
                Actor = new Actor(record.RecordedBy, []),
            };
    }

    /// <summary>Mostly the same day; sometimes a few days before it is typed in, never before it could have happened.</summary>
    private EventTime Happened(SimulatedCase simulated, Instant now, Instant notBefore)
    {
        var today = _setting.Calendar.DateOf(now);
        var day = today.PlusDays(-_pacing.DaysTypedInLate(simulated.Style));
        var first = _setting.Calendar.DateOf(notBefore);
        return day >= today || first >= today ? EventTime.Of(now, _setting.Calendar) : new EventTime(day < first ? first : day);
    }

    private WorkerStyle StyleOf()
    {
        var drawn = _random.Next(100);
        return drawn < _setting.AbsentPercent ? WorkerStyle.Absent
            : drawn < _setting.AbsentPercent + _setting.HurriedPercent ? WorkerStyle.Hurried
            : WorkerStyle.Careful;
    }

    private void Plan(PlannedStep step, Instant at) => _agenda.Enqueue(step, (StoredTime.Floor(at), _order++));

    private SimulationReport Report()
    {
        var caseload = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var open in _cases.Where(each => each.State is { Head.Closed: false }))
        {
            var state = open.State!;
            caseload[state.Head.MainState] = caseload.GetValueOrDefault(state.Head.MainState) + 1;
            foreach (var breach in state.Snapshot.Breaches.Where(breach => breach.IsOpen))
            {
                _tally.Overdue(breach.Name);
            }
        }
        return new SimulationReport
        {
            Children = _cases.Count,
            From = _setting.From,
            To = _setting.Calendar.DateOf(_setting.Until),
            Steps = _tally.Steps,
            JournalEntries = _tally.Entries,
            Caseload = caseload,
            Closed = _cases.Count(each => each.State is { Head.Closed: true }),
            Timeliness = _tally.Timeliness,
            Stages = _tally.Stages,
            Events = _tally.Events,
            Refused = _tally.Refused,
            InvariantsChecked = _invariants.Checked,
            Violations = _invariants.Violations,
        };
    }
}
