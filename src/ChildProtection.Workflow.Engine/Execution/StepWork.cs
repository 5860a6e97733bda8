using System.Collections.Immutable;
using ChildProtection.Workflow.Engine.Calendars;
using ChildProtection.Workflow.Engine.Charts;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Expressions;
using NodaTime;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>
/// One step under way: the case as it stands so far, and what has been written for its journal. Thrown away with all that is in it when the
/// step is refused or faults.
/// </summary>
internal sealed class StepWork
{
    private readonly List<JournalEntry> _entries = [];
    private readonly List<string> _resumed = [];
    private bool _entered;

    public StepWork(CompiledDefinition definition, WorkingCalendar calendar, CaseSnapshot start, CaseInput input, Instant recordedAt)
    {
        Definition = definition;
        Calendar = calendar;
        Case = start;
        Input = input;
        RecordedAt = recordedAt;
        Now = recordedAt;
        Actor = input.Actor;
        Happened = EventTime.Of(recordedAt, calendar);
    }

    public CompiledDefinition Definition { get; }

    public WorkingCalendar Calendar { get; }

    public CaseInput Input { get; }

    /// <summary>The time of the step.</summary>
    public Instant RecordedAt { get; }

    public CaseSnapshot Case { get; set; }

    /// <summary>What has passed for now: the due time of the stage that is fired, else the time of the step.</summary>
    public Instant Now { get; private set; }

    /// <summary>Who led to what is written now: whoever gave the input, or time for a stage.</summary>
    public Actor Actor { get; private set; }

    /// <summary>When the thing at hand happened.</summary>
    public EventTime Happened { get; private set; }

    /// <summary>What was answered to the work at hand.</summary>
    public Answers Answers { get; private set; } = Answers.None;

    /// <summary>The list and id of the record that the work at hand is for.</summary>
    public (string List, string Id)? Each { get; private set; }

    public ImmutableSortedDictionary<string, Value>? Signal { get; private set; }

    /// <summary>The signal that <see cref="Signal"/> came with.</summary>
    private string? SignalName => Signal is null ? null : Input switch
    {
        CaseInput.Signal given => given.Name,
        CaseInput.CorrectRecord or CaseInput.CorrectField => Correction.Name,
        _ => PassedCheck.Name,
    };

    public string? Form { get; private set; }

    public int StagesFired { get; set; }

    public ImmutableArray<JournalEntry> Entries => [.. _entries];

    public int EntryCount => _entries.Count;

    /// <summary>Turns to something that time brings: a stage, at its due time.</summary>
    public void TurnToStage(Instant dueAt, (string List, string Id)? each)
    {
        (Now, Actor, Happened, Answers, Each, Signal, Form) = (dueAt, Actor.Timer, EventTime.Of(dueAt, Calendar), Answers.None, each, null, null);
        Case = Case with { At = dueAt > Case.At ? dueAt : Case.At };
    }

    /// <summary>Turns to the input itself.</summary>
    public void TurnToInput(Answers? answers = null, (string List, string Id)? each = null, ImmutableSortedDictionary<string, Value>? signal = null, string? form = null)
    {
        (Now, Actor) = (RecordedAt, Input.Actor);
        Happened = Input.OccurredOn ?? EventTime.Of(RecordedAt, Calendar);
        (Answers, Each, Signal, Form) = (answers ?? Answers.None, each, signal, form);
        Case = Case with { At = RecordedAt };
    }

    /// <summary>Turns to the adoption of a calendar, which is nothing that whoever gave the input did.</summary>
    public void TurnToCalendar(Actor actor)
    {
        (Now, Actor, Happened) = (RecordedAt, actor, EventTime.Of(RecordedAt, Calendar));
        (Answers, Each, Signal, Form) = (Answers.None, null, null, null);
        Case = Case with { At = RecordedAt };
    }

    public void Write(JournalEntry entry) => WriteAt(entry, Now);

    /// <summary>Writes an entry that is dated by when the thing happened.</summary>
    public void WriteHappened(JournalEntry entry) => WriteAt(entry, Actor == Actor.Timer ? Now : Happened.ToInstant(Calendar));

    /// <summary>Writes an entry with a date of its own.</summary>
    public void WriteAt(JournalEntry entry, Instant occurredAt) =>
        _entries.Add(entry with { OccurredAt = occurredAt, RecordedAt = RecordedAt, Actor = Actor.Id });

    /// <summary>What an expression sees now.</summary>
    /// <param name="view">The running chart; null between macrosteps.</param>
    public Scope Scope(Func<string, bool>? view = null) => new()
    {
        Definition = Definition,
        Case = Case,
        Calendar = Calendar,
        Now = Now,
        Answers = Answers,
        Form = Form,
        EachList = Each?.List,
        Each = Each is { } each ? Case.Facts.Record(each.List, each.Id) : null,
        Signal = Signal,
        SignalName = SignalName,
        Actor = Actor.IsPerson ? Value.Of(Actor.Id) : Value.Unknown,
        Happened = Happened,
        HappenedIsMoment = Form is { } form && Definition.AsksForMoment(form),
        In = view,
    };

    /// <summary>Runs one macrostep of the chart; the fault if it reached a bound.</summary>
    public ChartFault? Run(ChartEvent? happened)
    {
        _resumed.Clear();
        _entered = false;
        var step = happened is null
            ? ChartMachine.Start(Definition.Chart, new CaseData(this))
            : ChartMachine.Step(Case.Chart, happened, new CaseData(this));
        if (step.Fault is not null)
        {
            return step.Fault;
        }
        Handled = step.Handled;
        Case = Case with { Chart = step.State };
        if (step.State.EndedIn is { } ended && !Case.Closed)
        {
            Case = Case with { Closed = true };
            Write(new JournalEntry.CaseClosed(StatePaths.PathOf(ended)));
        }
        return null;
    }

    /// <summary>Whether the last event itself caused a transition.</summary>
    public bool Handled { get; private set; }

    /// <summary>A transition begins: what it resumes is entered with the visit it had.</summary>
    public void Begin(string? resumed)
    {
        if (_entered)
        {
            _resumed.Clear();
            _entered = false;
        }
        if (resumed is not null)
        {
            _resumed.Add(resumed);
        }
    }

    public void Enter(string path)
    {
        _entered = true;
        var resumed = _resumed.Any(root => StatePaths.IsWithin(path, root)) && Visits.TryFind(Case, path, out _) is not null;
        Case = Visits.Enter(Case, path, Now, resumed);
        Write(new JournalEntry.StateEntered(path, Visits.Find(Case, path).Activation, resumed));
    }

    public void Exit(string path) => Write(new JournalEntry.StateExited(path));
}
