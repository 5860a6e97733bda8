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
    private static readonly CaseRecord?[] Single = [null];

    private readonly CompiledDefinition _definition;
    private readonly CaseSnapshot _case;
    private readonly WorkingCalendar _calendar;
    private readonly Scope _scope;
    private readonly ImmutableArray<OpenTask>.Builder _tasks = ImmutableArray.CreateBuilder<OpenTask>();
    private readonly ImmutableArray<DerivedDeadline>.Builder _deadlines = ImmutableArray.CreateBuilder<DerivedDeadline>();
    private readonly ImmutableArray<OfferedAction>.Builder _actions = ImmutableArray.CreateBuilder<OfferedAction>();
    private readonly ImmutableArray<StandingDuty>.Builder _duties = ImmutableArray.CreateBuilder<StandingDuty>();
    private readonly List<Refusal> _problems = [];

    public Deriver(CompiledDefinition definition, CaseSnapshot snapshot, WorkingCalendar calendar, int runningDepth = 0)
    {
        _definition = definition;
        _case = snapshot;
        _calendar = calendar;
        _scope = new Scope { Definition = definition, Case = snapshot, Calendar = calendar, Now = snapshot.At, RunningDepth = runningDepth };
    }

    public Derivation Derive()
    {
        foreach (var state in _definition.States)
        {
            if (StateSet.Has(_case.Chart.Configuration, state.ChartIndex))
            {
                DeriveState(state);
            }
        }
        AddOutlivingAlarms();
        _tasks.Sort((one, other) => string.CompareOrdinal(one.Key, other.Key));
        _deadlines.Sort((one, other) => string.CompareOrdinal(one.Key, other.Key));
        _duties.Sort((one, other) => string.CompareOrdinal(one.Key, other.Key));
        _actions.Sort((one, other) => (one.Name, one.Each ?? string.Empty).CompareTo((other.Name, other.Each ?? string.Empty)));
        return new Derivation
        {
            Tasks = _tasks.DrainToImmutable(),
            Deadlines = _deadlines.ToImmutable(),
            Actions = _actions.DrainToImmutable(),
            Duties = _duties.DrainToImmutable(),
            Escalations = OpenEscalations.Of(_definition, _case),
            Problems = [.. _problems],
            NextStageAt = Next(_deadlines),
        };
    }

    /// <summary>The running or waiting deadlines of that name, whatever else is asked for.</summary>
    public static ImmutableArray<DerivedDeadline> DeadlinesOf(Scope asked, WorkflowDeadline deadline)
    {
        if (asked.Definition.FindState(deadline.StatePath) is not { } state || !asked.IsIn(state))
        {
            return [];
        }
        var deriver = new Deriver(asked.Definition, asked.Case, asked.Calendar, asked.RunningDepth + 1);
        if (deadline.Task is null)
        {
            deriver.AddStanding(state, deadline);
        }
        else
        {
            deriver.AddTask(state, asked.Definition.FindTask(deadline.Task.Name)!.Value.Task);
        }
        return deriver._deadlines.ToImmutable();
    }

    private void DeriveState(WorkflowState state)
    {
        foreach (var task in state.Tasks)
        {
            AddTask(state, task);
        }
        foreach (var deadline in state.Deadlines)
        {
            AddStanding(state, deadline);
        }
        foreach (var action in state.Actions)
        {
            AddAction(action);
        }
    }

    private void AddTask(WorkflowState state, WorkflowTask task)
    {
        var visit = Visits.Find(_case, state.Path);
        foreach (var each in Instances(task.Source.Each))
        {
            var scope = ScopeFor(task.Source.Each, each);
            var outcome = Outcomes.Find(_case, task.Name, each?.Id);
            var times = outcome is not null && outcome.Activation == visit.Activation ? outcome.Times : 0;
            var over = outcome is not null && outcome.Activation == visit.Activation && (outcome.SetAside || (times > 0 && !task.Source.Again));
            if (over || !Holds(task.Source.When, scope))
            {
                continue;
            }
            var key = Keys.Task(task.Name, each?.Id, visit.Activation, times);
            var deadline = task.Deadline is { } own && !(times > 0 && MetBefore(own, outcome, scope)) ? AddDeadline(own, each, key, scope) : null;
            var asked = RoleHolders.Asked(_definition.Definition, _case, task.For);
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
    }

    // A task that is done again and again meets its deadline for the fact that it counted from; the next one begins with the next fact.
    // Where its state is entered anew (an enquiry sent back), what was done was not enough: it is due again, from its fact.
    private bool MetBefore(WorkflowDeadline deadline, TaskOutcome? outcome, Scope scope) =>
        outcome?.MetFrom is { } met && DueTime.EventTimeOf(scope.Evaluate(deadline.Source.From), _calendar) == met;

    private void AddStanding(WorkflowState state, WorkflowDeadline deadline)
    {
        foreach (var each in Instances(deadline.Each))
        {
            var scope = ScopeFor(deadline.Each, each);
            if (AddDeadline(deadline, each, null, scope) is { Status: DeadlineStatus.Running } running)
            {
                var role = RoleHolders.Asked(_definition.Definition, _case, deadline.Source.For);
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
        var derived = DueTime.EventTimeOf(from, _calendar) is { } since
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
        var due = DueTime.Of(deadline.Source.Count, from, Limits(deadline.Source, scope), _calendar);
        if (due.Refusal is not null)
        {
            _problems.Add(new Refusal(RefusalCodes.CannotBeCounted, $"The date of '{deadline.Source.Title}' cannot be counted. {due.Refusal.Message}"));
            return null;
        }
        var ledger = Ledgers.Find(_case, deadline.Name, each?.Id, since, due.At);
        return Build(deadline, each?.Id, taskKey, since, due.At, ledger, alarmsOnly: false, due.Limit);
    }

    private DerivedDeadline Build(
        WorkflowDeadline deadline, string? each, string? taskKey, EventTime from, Instant dueAt, DeadlineLedger? ledger, bool alarmsOnly, int limit = 0)
    {
        var key = Keys.Deadline(deadline.Name, each, from);
        var toCome = !alarmsOnly && StagePlan.Find(ledger, StageId.Due) is null;
        var (first, stages, refusal) = toCome ? First(deadline, dueAt, ledger) : All(deadline, dueAt, ledger, alarmsOnly);
        AddProblem(deadline, refusal);
        return new DerivedDeadline
        {
            Key = alarmsOnly ? Keys.Breach(key, dueAt) : key,
            Name = deadline.Name,
            Each = each,
            StatePath = deadline.StatePath,
            TaskKey = taskKey,
            Status = DeadlineStatus.Running,
            From = from,
            DueAt = dueAt,
            Limit = limit,
            NextStageAt = first,
            Stages = stages,
            Plan = toCome ? PlanOf(deadline, dueAt, ledger, _case.At, _calendar) : null,
            Breached = ledger?.Breach is not null,
            Outlived = alarmsOnly,
        };
    }

    // The rungs of a due time that has not passed are counted when somebody looks at them.
    private (Instant? Next, ImmutableArray<Stage> Stages, CalendarRefusal? Refusal) First(WorkflowDeadline deadline, Instant dueAt, DeadlineLedger? ledger)
    {
        var (at, refusal) = StagePlan.FirstOf(deadline, dueAt, ledger, _case.At, _calendar);
        return (at, default, refusal);
    }

    private (Instant? Next, ImmutableArray<Stage> Stages, CalendarRefusal? Refusal) All(
        WorkflowDeadline deadline, Instant dueAt, DeadlineLedger? ledger, bool alarmsOnly)
    {
        var (stages, refusal) = StagePlan.Of(deadline, dueAt, ledger, _case.At, _calendar, alarmsOnly);
        return (NextOf(stages), stages, refusal);
    }

    private static Func<ImmutableArray<Stage>> PlanOf(
        WorkflowDeadline deadline, Instant dueAt, DeadlineLedger? ledger, Instant since, WorkingCalendar calendar) =>
        () => StagePlan.Of(deadline, dueAt, ledger, since, calendar).Stages;

    private void AddProblem(WorkflowDeadline deadline, CalendarRefusal? refusal)
    {
        if (refusal is not null)
        {
            _problems.Add(new Refusal(RefusalCodes.CannotBeCounted, $"A stage of '{deadline.Source.Title}' cannot be counted. {refusal.Message}"));
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
            if (ledger.Breach is not null && _definition.FindDeadline(ledger.Name) is { } deadline
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

    private void AddAction(WorkflowAction action)
    {
        foreach (var each in Instances(action.Source.Each))
        {
            if (Holds(action.Source.When, ScopeFor(action.Source.Each, each)))
            {
                _actions.Add(each is null ? action.Offered : action.Offered with { Each = each.Id });
            }
        }
    }

    // One instance that is for no record, or one for each record of the list that the condition picks.
    private ReadOnlySpan<CaseRecord?> Instances(EachRecord? each)
    {
        if (each is null)
        {
            return Single;
        }
        var records = _case.Facts.Records(each.List);
        if (records.IsEmpty)
        {
            return [];
        }
        var (picked, count) = (new CaseRecord?[records.Length], 0);
        for (var index = 0; index < records.Length; index++)
        {
            if (each.Where is not { } where || _scope.HoldsFor(where, index))
            {
                picked[count++] = records[index];
            }
        }
        return picked.AsSpan(0, count);
    }

    private Scope ScopeFor(EachRecord? each, CaseRecord? record) =>
        record is null ? _scope : _scope with { EachList = each!.List, Each = record };

    private static bool Holds(TypedExpression? condition, Scope scope) => condition is null || scope.Evaluate(condition).IsTrue;

    private static bool IsMet(Deadline deadline, Scope scope) =>
        deadline.Met is { } met && scope.Evaluate(met) is { IsKnown: true, IsFalse: false };

    private Value[] Limits(Deadline deadline, Scope scope)
    {
        var expressions = _definition.LimitsOf(deadline);
        var limits = new Value[expressions.Length];
        for (var index = 0; index < limits.Length; index++)
        {
            limits[index] = scope.Evaluate(expressions[index]);
        }
        return limits;
    }

    private static Instant Latest(Instant one, Instant? other, Instant? another)
    {
        var latest = other is { } second && second > one ? second : one;
        return another is { } third && third > latest ? third : latest;
    }

    private static Instant? NextOf(ImmutableArray<Stage> stages)
    {
        foreach (var stage in stages)
        {
            if (!stage.Raised)
            {
                return stage.At;
            }
        }
        return null;
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
}
