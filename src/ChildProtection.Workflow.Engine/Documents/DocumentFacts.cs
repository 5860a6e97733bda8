using System.Collections.Immutable;
using ChildProtection.Workflow.Engine.Calendars;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Expressions;
using NodaTime;

namespace ChildProtection.Workflow.Engine.Documents;

/// <summary>What the expressions of a document see: the case as it stands, its records with all their fields.</summary>
internal sealed class DocumentFacts : IExpressionFacts
{
    private readonly Scope _case;
    private readonly CompiledDefinition _definition;
    private readonly ImmutableArray<FullRecord>[] _lists;
    private readonly string[][] _fields;
    private readonly bool[] _moments;
    private int _eachList = -1;
    private FullRecord? _each;

    public DocumentFacts(
        CompiledDefinition definition, CaseSnapshot snapshot, WorkingCalendar calendar, Instant now, IReadOnlyDictionary<string, ImmutableArray<FullRecord>> records)
    {
        _definition = definition;
        _case = new Scope { Definition = definition, Case = snapshot, Calendar = calendar, Now = now };
        var types = definition.Definition.Records.Values.ToList();
        _lists = [.. types.Select(type => records.GetValueOrDefault(type.Name, []))];
        _fields = [.. types.Select(type => type.Fields.Keys.ToArray())];
        _moments = [.. types.Select(type => type.OnIsMoment)];
    }

    public WorkingCalendar Calendar => _case.Calendar;

    public Instant Now => _case.Now;

    public LocalDate Today => _case.Today;

    public Value Actor => Value.Unknown;

    /// <summary>From now on, expressions see that record as the one at hand; null: none.</summary>
    public void StandFor(string? list, FullRecord? record) => (_eachList, _each) = (list is null ? -1 : Ordinal(list), record);

    public ImmutableArray<FullRecord> Of(string list) => _lists[Ordinal(list)];

    public Value Field(int ordinal) => _case.Field(ordinal);

    public Value Field(string name) => _case.Case.Facts.Layout.Field(name) is >= 0 and var ordinal ? _case.Field(ordinal) : Value.Unknown;

    public Value Parameter(int ordinal) => _case.Parameter(ordinal);

    public Value Answer(int ordinal) => Value.Unknown;

    public Value EachRecord(int field) => _each is { } record && _eachList >= 0 ? FieldOf(_eachList, record, field) : Value.Unknown;

    public Value Signal(int ordinal) => Value.Unknown;

    public int Records(int list) => _lists[list].Length;

    public Value RecordField(int list, int index, int field) => FieldOf(list, _lists[list][index], field);

    public bool InState(int state) => _case.InState(state);

    public bool Running(int deadline) => _case.Running(deadline);

    public bool Missed(int deadline) => _case.Missed(deadline);

    public Value Due(int deadline) => _case.Due(deadline);

    public bool Done(int task) => _case.Done(task);

    public bool Held(int role) => _case.Held(role);

    public Value Holder(int role) => _case.Holder(role);

    /// <summary>A field as a document shows it: of the record, or, where no list is named, of the case.</summary>
    public Value ShownIn(string? list, FullRecord? record, string field) =>
        list is null ? Field(field)
        : record is null ? Value.Unknown
        : field == "on" ? On(Ordinal(list), record)
        : record.Values.GetValueOrDefault(field);

    private int Ordinal(string list) => _definition.Layout.List(list);

    private Value FieldOf(int list, FullRecord record, int field) => field switch
    {
        RecordShape.On => On(list, record),
        RecordShape.Recorded => Value.Of(record.RecordedAt),
        RecordShape.RecordedBy => Value.Of(record.RecordedBy),
        RecordShape.Id => Value.Of(record.Id),
        _ => record.Values.GetValueOrDefault(_fields[list][field - RecordShape.FirstDeclared]),
    };

    private Value On(int list, FullRecord record) =>
        _moments[list] ? Value.Of(record.On.ToInstant(Calendar)) : Value.Of(record.On.Date);
}
