using System.Collections.Immutable;
using ChildProtection.Workflow.Engine.Calendars;
using ChildProtection.Workflow.Engine.Charts;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Expressions;
using NodaTime;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>Computes from a snapshot what the active states ask for. Reads facts and what was raised; remembers nothing.</summary>
internal sealed class Deriver
{
    private static readonly ImmutableArray<CaseRecord?> Single = [null];

    private readonly CaseSnapshot _case;
    private readonly WorkingCalendar _calendar;
    private readonly Scope _scope;
    private readonly ImmutableArray<DerivedDeadline>.Builder _deadlines = ImmutableArray.CreateBuilder<DerivedDeadline>();
    private ImmutableArray<OpenTask>.Builder? _tasks;
    private ImmutableArray<StandingDuty>.Builder? _duties;
    private ImmutableArray<Refusal> _problems = [];

    public Deriver(CompiledDefinition definition, CaseSnapshot snapshot, WorkingCalendar calendar, int runningDepth = 0)
    {
        Definition = definition;
        _case = snapshot;
        _calendar = calendar;
        _scope = new Scope { Definition = definition, Case = snapshot, Calendar = calendar, Now = snapshot.At, RunningDepth = runningDepth };
    }

    public CompiledDefinition Definition { get; }

    public Derivation Derive()
    {
        foreach (var state in Definition.States)
        {
            if (IsActive(state))
            {
                DeriveState(state);
            }
        }
        AddOutlivingAlarms();
        _tasks?.Sort(static (one, other) => string.CompareOrdinal(one.Key, other.Key));
        _deadlines.Sort(static (one, other) => string.CompareOrdinal(one.Key, other.Key));
        _duties?.Sort(static (one, other) => string.CompareOrdinal(one.Key, other.Key));
        return new Derivation
        {
            Tasks = _tasks?.DrainToImmutable() ?? [],
            NextStageAt = Next(_deadlines),
            Deadlines = _deadlines.DrainToImmutable(),
            Duties = _duties?.DrainToImmutable() ?? [],
            Problems = _problems,
            By = this,
            Ledger = _case.Ledger,
        };
    }

    /// <summary>What the active states offer, in the order of name and record.</summary>
    public ImmutableArray<OfferedAction> Actions()
    {
        var offered = ImmutableArray.CreateBuilder<OfferedAction>();
        foreach (var state in Definition.States)
        {
            if (!IsActive(state))
            {
                continue;
            }
            foreach (var action in state.Actions)
            {
                foreach (var each in Instances(action.Source.Each))
                {
                    if (IsOffered(action, each))
                    {
                        offered.Add(each is null ? action.Offered : action.Offered with { Each = each.Id });
                    }
                }
            }
        }
        offered.Sort(static (one, other) => string.CompareOrdinal(one.Name, other.Name) is var byName and not 0 ? byName : string.CompareOrdinal(one.Each, other.Each));
        return offered.DrainToImmutable();
    }

    /// <summary>Whether that action is among them.</summary>
    public bool Offers(string name, string? id)
    {
        if (Definition.FindAction(name) is not var (state, source) || !IsActive(state))
        {
            return false;
        }
        foreach (var action in state.Actions)
        {
            if (!ReferenceEquals(action.Source, source))
            {
                continue;
            }
            foreach (var each in Instances(source.Each))
            {
                if (each?.Id == id && IsOffered(action, each))
                {
                    return true;
                }
            }
        }
        return false;
    }

    /// <summary>When a deadline of that name is due, of several the first, whatever else is asked for; null: none runs, for one that waits for its fact does not.</summary>
    public static Instant? FirstDue(Scope asked, WorkflowDeadline deadline)
    {
        if (asked.Definition.FindState(deadline.StatePath) is not { } state || !asked.IsIn(state))
        {
            return null;
        }
        var deriver = new Deriver(asked.Definition, asked.Case, asked.Calendar, asked.RunningDepth + 1);
        if (deadline.Task is null)
        {
            deriver.AddStanding(deadline);
        }
        else
        {
            deriver.AddTask(state, asked.Definition.FindTask(deadline.Task.Name)!.Value.Task, Visits.Find(asked.Case, state.Path));
        }
        Instant? first = null;
        foreach (var derived in deriver._deadlines)
        {
            if (derived is { Status: DeadlineStatus.Running, DueAt: { } due } && (first is null || due < first))
            {
                first = due;
            }
        }
        return first;
    }

    private bool IsActive(WorkflowState state) => StateSet.Has(_case.Chart.Configuration, state.ChartIndex);

    private void DeriveState(WorkflowState state)
    {
        if (!state.Tasks.IsEmpty)
        {
            var visit = Visits.Find(_case, state.Path);
            foreach (var task in state.Tasks)
            {
                AddTask(state, task, visit);
            }
        }
        foreach (var deadline in state.Deadlines)
        {
            AddStanding(deadline);
        }
    }

    private void AddTask(WorkflowState state, WorkflowTask task, StateVisit visit)
    {
        foreach (var each in Instances(task.Source.Each))
        {
            var outcome = Outcomes.Find(_case, task.Name, each?.Id);
            var times = outcome is not null && outcome.Activation == visit.Activation ? outcome.Times : 0;
            var over = outcome is not null && outcome.Activation == visit.Activation && (outcome.SetAside || (times > 0 && !task.Source.Again));
            if (!over)
            {
                AddTask(state, task, visit, each, times, outcome);
            }
        }
    }

    private void AddTask(WorkflowState state, WorkflowTask task, StateVisit visit, CaseRecord? each, int times, TaskOutcome? outcome)
    {
        var scope = ScopeFor(task.Source.Each, each);
        if (!Holds(task.Source.When, scope))
        {
            return;
        }
        var key = Keys.Task(task.Name, each?.Id, visit.Activation, times);
        var deadline = task.Deadline is { } own && !(times > 0 && !task.IsMetByFacts && MetBefore(own, outcome, scope)) ? AddDeadline(own, each, key, scope) : null;
        var asked = RoleHolders.Asked(Definition.Definition, _case, task.Source.For);
        _tasks ??= ImmutableArray.CreateBuilder<OpenTask>();
        _tasks.Add(new OpenTask(
            key,
            task.Name,
            each?.Id,
            state.Path,
            task.For,
            asked,
            _case.Holders.GetValueOrDefault(asked),
            Latest(visit.EnteredAt, times > 0 ? outcome!.RecordedAt : null, each?.RecordedAt),
            deadline?.DueAt,
            deadline?.Key));
    }

    // A task that is done again and again meets its deadline for the fact that it counted from; the next one begins with the next fact.
    // Where its state is entered anew (an enquiry sent back), what was done was not enough: it is due again, from its fact.
    private bool MetBefore(WorkflowDeadline deadline, TaskOutcome? outcome, Scope scope) =>
        outcome?.MetFrom is { } met && DueTime.EventTimeOf(scope.Evaluate(deadline.Source.From), _calendar) == met;

    private void AddStanding(WorkflowDeadline deadline)
    {
        foreach (var each in Instances(deadline.Each))
        {
            var scope = ScopeFor(deadline.Each, each);
            if (AddDeadline(deadline, each, null, scope) is { Status: DeadlineStatus.Running } running)
            {
                var role = RoleHolders.Asked(Definition.Definition, _case, deadline.Source.For);
                _duties ??= ImmutableArray.CreateBuilder<StandingDuty>();
                _duties.Add(new StandingDuty(
                    running.Key, running.Name, running.Each, role, _case.Holders.GetValueOrDefault(role), running.From!.Value, running.DueAt!.Value, running.Breached));
            }
        }
    }

    private DerivedDeadline? AddDeadline(WorkflowDeadline deadline, CaseRecord? each, string? taskKey, Scope scope)
    {
        var source = deadline.Source;
        if (!Holds(source.When, scope) || (source.Until is { } until && scope.Evaluate(until).IsTrue) || IsMet(source, scope))
        {
            return null;
        }
        var from = scope.Evaluate(source.From);
        var derived = DueTime.EventTimeOf(from, _calendar) is { } since && DueTime.HasLimit(source.Count, Definition.LimitsOf(source), scope)
            ? Running(deadline, each, taskKey, from, since, scope)
            : new DerivedDeadline
            {
                Key = Keys.Deadline(deadline.Name, each?.Id, null),
                Name = deadline.Name,
                Each = each?.Id,
                StatePath = deadline.StatePath,
                TaskKey = taskKey,
                Status = DeadlineStatus.Waiting,
            };
        if (derived is not null)
        {
            _deadlines.Add(derived);
        }
        return derived;
    }

    private DerivedDeadline? Running(
        WorkflowDeadline deadline, CaseRecord? each, string? taskKey, in Value from, EventTime since, Scope scope)
    {
        var due = DueTime.Of(deadline.Source.Count, from, Definition.LimitsOf(deadline.Source), scope);
        if (due.Refusal is not null)
        {
            _problems = _problems.Add(new Refusal(RefusalCodes.CannotBeCounted, $"The date of '{deadline.Source.Title}' cannot be counted. {due.Refusal.Message}"));
            return null;
        }
        var ledger = Ledgers.Find(_case, deadline.Name, each?.Id, since, due.At);
        return Build(deadline, each?.Id, taskKey, since, due.At, ledger, alarmsOnly: false, due.Limit, PausedUntil(deadline.Source, scope), due.Length);
    }

    private Instant? PausedUntil(Deadline deadline, Scope scope) => deadline.PausedUntil is not { } pause ? null : scope.Evaluate(pause) switch
    {
        { Kind: ValueKind.Date } date => _calendar.EndOf(date.Date),
        { Kind: ValueKind.Moment } moment => moment.Moment,
        _ => null,
    };

    private Instant? LaddersFrom() => Definition.Definition.TakesOver?.LaddersFrom is { } from && _scope.Evaluate(from) is { Kind: ValueKind.Moment } moment ? moment.Moment : null;

    private DerivedDeadline Build(
        WorkflowDeadline deadline, string? each, string? taskKey, EventTime from, Instant dueAt, DeadlineLedger? ledger, bool alarmsOnly, int limit = 0,
        Instant? pausedUntil = null, CalendarPeriod? length = null)
    {
        var laddersFrom = LaddersFrom();
        // The rungs of a due time that has not passed are counted when somebody looks at them.
        var toCome = !alarmsOnly && StagePlan.Find(ledger, StageId.Due) is null;
        var (next, refusal) = toCome
            ? StagePlan.FirstOf(deadline, dueAt, length, ledger, _case.At, _calendar)
            : StagePlan.NextOf(deadline, dueAt, length, ledger, _case.At, _calendar, alarmsOnly, laddersFrom, pausedUntil);
        AddProblem(deadline, refusal);
        return new DerivedDeadline
        {
            Key = ledger is null ? Keys.Deadline(deadline.Name, each, from) : alarmsOnly ? ledger.DueKey : ledger.Key,
            Name = deadline.Name,
            Each = each,
            StatePath = deadline.StatePath,
            TaskKey = taskKey,
            Status = DeadlineStatus.Running,
            From = from,
            DueAt = dueAt,
            Limit = limit,
            Length = length,
            LaddersFrom = laddersFrom,
            PausedUntil = pausedUntil,
            NextStageAt = next,
            Breached = ledger?.Breach is not null,
            Outlived = alarmsOnly,
            Reminded = !alarmsOnly && ledger is not null && IsReminded(ledger),
            Source = deadline,
            Ledger = ledger,
            Calendar = _calendar,
            KnownSince = _case.At,
        };
    }

    private static bool IsReminded(DeadlineLedger ledger)
    {
        foreach (var raised in ledger.Raised)
        {
            if (raised.Id.Kind == StageKind.Reminder)
            {
                return true;
            }
        }
        return false;
    }

    private void AddProblem(WorkflowDeadline deadline, CalendarRefusal? refusal)
    {
        if (refusal is not null)
        {
            _problems = _problems.Add(new Refusal(RefusalCodes.CannotBeCounted, $"A stage of '{deadline.Source.Title}' cannot be counted. {refusal.Message}"));
        }
    }

    // An alarm closes only on recorded safety: it goes on climbing although the deadline that set it off is over.
    private void AddOutlivingAlarms()
    {
        if (_case.Closed)
        {
            return;
        }
        foreach (var ledger in _case.Ledger)
        {
            if (ledger.Breach is not null && Definition.FindDeadline(ledger.Name) is { } deadline
                && Ledgers.HasOpenAlarm(deadline, ledger) && !IsLive(ledger))
            {
                _deadlines.Add(Build(deadline, ledger.Each, null, ledger.From, ledger.DueAt, ledger, alarmsOnly: true));
            }
        }
    }

    private bool IsLive(DeadlineLedger ledger)
    {
        foreach (var deadline in _deadlines)
        {
            if (deadline.From is { } from && ledger.Is(deadline.Name, deadline.Each, from, deadline.DueAt!.Value))
            {
                return true;
            }
        }
        return false;
    }

    private bool IsOffered(WorkflowAction action, CaseRecord? each) =>
        action.Source.When is not { } when || ScopeFor(action.Source.Each, each).Evaluate(when).IsTrue;

    // One instance that is for no record, or one for each record of the list that the condition picks.
    private Picked Instances(EachRecord? each) =>
        each is null ? new Picked(_scope, Single, null) : new Picked(_scope, ImmutableArray<CaseRecord?>.CastUp(_case.Facts.Records(each.List)), each.Where);

    private Scope ScopeFor(EachRecord? each, CaseRecord? record) =>
        record is null ? _scope : _scope with { EachList = each!.List, Each = record };

    private static bool Holds(TypedExpression? condition, Scope scope) => condition is null || scope.Evaluate(condition).IsTrue;

    private static bool IsMet(Deadline deadline, Scope scope) =>
        deadline.Met is { } met && scope.Evaluate(met) is { IsKnown: true, IsFalse: false };

    private static Instant Latest(Instant one, Instant? other, Instant? another)
    {
        var latest = other is { } second && second > one ? second : one;
        return another is { } third && third > latest ? third : latest;
    }

    private static Instant? Next(ImmutableArray<DerivedDeadline>.Builder deadlines)
    {
        Instant? next = null;
        foreach (var deadline in deadlines)
        {
            if (deadline.NextStageAt is { } at && (next is null || at < next))
            {
                next = at;
            }
        }
        return next;
    }

    private struct Picked(Scope scope, ImmutableArray<CaseRecord?> records, TypedExpression? where)
    {
        private int _next;

        public CaseRecord? Current { get; private set; }

        public readonly Picked GetEnumerator() => this;

        public bool MoveNext()
        {
            while (_next < records.Length)
            {
                var place = _next++;
                if (where is null || scope.HoldsFor(where, place))
                {
                    Current = records[place];
                    return true;
                }
            }
            return false;
        }
    }
}
