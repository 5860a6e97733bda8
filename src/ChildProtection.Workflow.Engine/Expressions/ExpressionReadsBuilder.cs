using System.Collections.Immutable;

namespace ChildProtection.Workflow.Engine.Expressions;

/// <summary>Gathers what the parts of an expression look at.</summary>
internal sealed class ExpressionReadsBuilder
{
    private readonly Dictionary<NameKind, SortedSet<string>> _names = [];
    private readonly Dictionary<ElementKind, SortedSet<string>> _elements = [];
    private readonly SortedDictionary<string, SortedSet<string>> _records = new(StringComparer.Ordinal);
    private bool _clock;
    private bool _actor;

    public void Name(NameKind kind, string name) => SetOf(_names, kind).Add(name);

    public void Element(ElementKind kind, string name) => SetOf(_elements, kind).Add(name);

    public void List(string list) => SetOf(_records, list);

    public void RecordField(string list, string field) => SetOf(_records, list).Add(field);

    public void Clock() => _clock = true;

    public void Actor() => _actor = true;

    public ExpressionReads Build() => new()
    {
        Actor = _actor,
        Fields = Frozen(_names, NameKind.Field),
        Parameters = Frozen(_names, NameKind.Parameter),
        Answers = Frozen(_names, NameKind.Answer),
        EachRecord = Frozen(_names, NameKind.EachRecord),
        Signal = Frozen(_names, NameKind.Signal),
        States = Frozen(_elements, ElementKind.State),
        Deadlines = Frozen(_elements, ElementKind.Deadline),
        Tasks = Frozen(_elements, ElementKind.Task),
        Roles = Frozen(_elements, ElementKind.Role),
        Records = _records.ToImmutableSortedDictionary(
            list => list.Key, list => list.Value.ToImmutableSortedSet(StringComparer.Ordinal), StringComparer.Ordinal),
        Clock = _clock,
    };

    private static SortedSet<string> SetOf<TKey>(IDictionary<TKey, SortedSet<string>> sets, TKey key)
    {
        if (!sets.TryGetValue(key, out var set))
        {
            sets[key] = set = new SortedSet<string>(StringComparer.Ordinal);
        }
        return set;
    }

    private static ImmutableSortedSet<string> Frozen<TKey>(Dictionary<TKey, SortedSet<string>> sets, TKey key)
        where TKey : notnull =>
        sets.TryGetValue(key, out var set) ? set.ToImmutableSortedSet(StringComparer.Ordinal) : [];
}
