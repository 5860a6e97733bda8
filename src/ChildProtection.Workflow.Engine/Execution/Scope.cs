using System.Collections.Immutable;
using ChildProtection.Workflow.Engine.Calendars;
using ChildProtection.Workflow.Engine.Charts;
using ChildProtection.Workflow.Engine.Expressions;
using NodaTime;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>What an expression sees: the case at one point of a step, the time, and the answers, record or signal at hand.</summary>
internal sealed record Scope : IExpressionFacts
{
    private const int RunningDepthMax = 4;

    // By list, made when first asked for; default: not yet.
    private ImmutableArray<CaseRecord>[]? _visible;

    public required CompiledDefinition Definition { get; init; }

    public required CaseSnapshot Case { get; init; }

    public required WorkingCalendar Calendar { get; init; }

    public required Instant Now { get; init; }

    public Answers? Answers { get; init; }

    /// <summary>The form that <see cref="Answers"/> answers.</summary>
    public string? Form { get; init; }

    /// <summary>When the thing at hand happened: the answer to <c>on</c>.</summary>
    public EventTime? Happened { get; init; }

    /// <summary>The form asks for a moment, not a date.</summary>
    public bool HappenedIsMoment { get; init; }

    /// <summary>The list of the <see cref="Each"/> record.</summary>
    public string? EachList { get; init; }

    /// <summary>The record at hand.</summary>
    public CaseRecord? Each { get; init; }

    public ImmutableSortedDictionary<string, Value>? Signal { get; init; }

    /// <summary>Only records of what happened until then are seen; null: all.</summary>
    public Instant? FactsUpTo
    {
        get;
        init
        {
            field = value;
            _visible = null;
        }
    }

    /// <summary>The configuration of a running step, by the chart's ids; null: that of the snapshot.</summary>
    public Func<string, bool>? In { get; init; }

    /// <summary>How many questions whether a deadline runs stand inside one another.</summary>
    public int RunningDepth { get; init; }

    /// <summary>The signal that <see cref="Signal"/> came with.</summary>
    public string? SignalName { get; init; }

    public Value Actor { get; init; }

    /// <summary>What the expressions of a deadline see.</summary>
    /// <param name="each">The id of the record it is for; null when it is for none.</param>
    /// <param name="asOf">See <see cref="FactsUpTo"/>.</param>
    public static Scope Of(
        CompiledDefinition definition, CaseSnapshot snapshot, WorkingCalendar calendar, WorkflowDeadline deadline, string? each, Instant? asOf = null)
    {
        var list = each is null ? null : deadline.Each?.List;
        return new Scope
        {
            Definition = definition,
            Case = snapshot,
            Calendar = calendar,
            Now = snapshot.At,
            EachList = list,
            Each = list is null ? null : snapshot.Facts.Record(list, each!),
            FactsUpTo = asOf,
        };
    }

    public LocalDate Today => Calendar.DateOf(Now);

    private NameOrdinals Names => Definition.Names;

    public Value Evaluate(TypedExpression expression) => expression.Evaluate(this);

    public Value Field(int ordinal) => Case.Facts.Fields[ordinal];

    public Value Parameter(int ordinal) => Names.Parameters[ordinal];

    public Value Answer(int ordinal) =>
        Form is { } form && Answers is { } answers ? AnswerOf(Names.Question(form, ordinal), answers) : Value.Unknown;

    public Value EachRecord(int field) =>
        Each is { } record && EachList is { } list ? FieldOf(Case.Facts.Layout.Lists[Case.Facts.Layout.List(list)], record, field) : Value.Unknown;

    Value IExpressionFacts.Signal(int ordinal) =>
        SignalName is { } name && Signal is { } values ? values.GetValueOrDefault(Names.SignalField(name, ordinal)) : Value.Unknown;

    public int Records(int list) => list >= RecordShape.FirstAnswer ? Rows(list).Length : Visible(list).Length;

    public Value RecordField(int list, int index, int field) => list >= RecordShape.FirstAnswer
        ? Rows(list)[index].GetValueOrDefault(Names.RowQuestion(Form!, list - RecordShape.FirstAnswer, field - RecordShape.FirstDeclared))
        : FieldOf(Case.Facts.Layout.Lists[list], Visible(list)[index], field);

    public bool InState(int state) => In is { } running ? running(Names.StateIds[state]) : StateSet.Has(Case.Chart.Configuration, Names.StateIndexes[state]);

    public bool IsIn(WorkflowState state) => In is { } running ? running(state.ChartId) : StateSet.Has(Case.Chart.Configuration, state.ChartIndex);

    /// <summary>A running deadline has a clock: one that waits for its fact does not run.</summary>
    public bool Running(int deadline) =>
        RunningDepth < RunningDepthMax
        && Definition.FindDeadline(Names.Deadlines[deadline]) is { } known
        && Deriver.FirstDue(this, known) is not null;

    public Value Due(int deadline) =>
        RunningDepth < RunningDepthMax && Definition.FindDeadline(Names.Deadlines[deadline]) is { } known && Deriver.FirstDue(this, known) is { } due
            ? Value.Of(Calendar.DateOf(due))
            : Value.Unknown;

    /// <summary>Missed and still owed.</summary>
    public bool Missed(int deadline)
    {
        foreach (var ledger in Case.Ledger)
        {
            if (ledger.Name == Names.Deadlines[deadline] && ledger.Breach is { IsOpen: true })
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Done in the last stay in its state; for each record, if it is done for one.</summary>
    public bool Done(int task)
    {
        foreach (var outcome in Case.Outcomes)
        {
            if (outcome.Task == Names.Tasks[task] && outcome.Times > 0)
            {
                return true;
            }
        }
        return false;
    }

    public bool Held(int role) => RoleHolders.IsHeld(Definition.Definition, Case, Names.Roles[role]);

    public Value Holder(int role) => Case.Holders.TryGetValue(Names.Roles[role], out var user) ? Value.Of(user) : Value.Unknown;

    /// <summary>Whether the record at that place of its list is one that something stands for.</summary>
    public bool HoldsFor(TypedExpression where, int record) => where.EvaluateGuard(this, record);

    /// <summary>The rows of an answer of several records.</summary>
    private ImmutableArray<ImmutableSortedDictionary<string, Value>> Rows(int list) =>
        Form is { } form && Answers is { } answers && answers.Records.TryGetValue(Names.Question(form, list - RecordShape.FirstAnswer), out var rows) ? rows : [];

    private ImmutableArray<CaseRecord> Visible(int list)
    {
        if (FactsUpTo is not { } until)
        {
            return Case.Facts.Lists[list];
        }
        _visible ??= new ImmutableArray<CaseRecord>[Case.Facts.Lists.Length];
        return _visible[list].IsDefault ? _visible[list] = Until(Case.Facts.Lists[list], until) : _visible[list];
    }

    private ImmutableArray<CaseRecord> Until(ImmutableArray<CaseRecord> records, Instant until)
    {
        var visible = ImmutableArray.CreateBuilder<CaseRecord>(records.Length);
        var last = Calendar.DateOf(until);
        foreach (var record in records)
        {
            if (record.On.Time is null ? record.On.Date <= last : record.On.ToInstant(Calendar) <= until)
            {
                visible.Add(record);
            }
        }
        return visible.Count == records.Length ? records : visible.DrainToImmutable();
    }

    private Value AnswerOf(string question, Answers answers)
    {
        if (question == "on")
        {
            return Happened is { } on ? TimeOf(on, HappenedIsMoment) : Value.Unknown;
        }
        return answers.Values.TryGetValue(question, out var value) ? value
            : answers.Records.TryGetValue(question, out var rows) ? Value.Of((decimal)rows.Length)
            : Value.Unknown;
    }

    private Value FieldOf(RecordLayout layout, CaseRecord record, int field) => field switch
    {
        RecordShape.On => TimeOf(record.On, layout.OnIsMoment),
        RecordShape.Recorded => Value.Of(record.RecordedAt),
        RecordShape.RecordedBy => Value.Of(record.RecordedBy),
        RecordShape.Id => Value.Of(record.Id),
        _ => layout.Kept(field - RecordShape.FirstDeclared) is >= 0 and var place ? record.Values[place] : Value.Unknown,
    };

    private Value TimeOf(EventTime on, bool asMoment) => asMoment ? Value.Of(on.ToInstant(Calendar)) : Value.Of(on.Date);
}
