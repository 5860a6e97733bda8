using System.Collections.Frozen;
using System.Collections.Immutable;
using ChildProtection.Workflow.Engine.Charts;
using ChildProtection.Workflow.Engine.Definitions;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>Where each fact of a case stands in its snapshot: names made into ordinals once for a definition.</summary>
public sealed class FactsLayout
{
    private readonly FrozenDictionary<string, int> _fields;
    private readonly FrozenDictionary<string, int> _lists;

    internal FactsLayout(Definition definition, Chart chart, IEnumerable<RecordLayout> lists)
    {
        Fields = [.. definition.Fields.Keys];
        Lists = [.. lists];
        _fields = Ordinals(Fields);
        _lists = Ordinals([.. Lists.Select(list => list.Name)]);
        Names = new SnapshotNames(definition, chart, this);
    }

    /// <summary>The names of the case's fields, by ordinal.</summary>
    public ImmutableArray<string> Fields { get; }

    /// <summary>The record lists, by ordinal.</summary>
    public ImmutableArray<RecordLayout> Lists { get; }

    /// <summary>The numbers that stand for all other names.</summary>
    internal SnapshotNames Names { get; }

    /// <summary>The ordinal of a field; -1 when there is none of that name.</summary>
    public int Field(string name) => _fields.GetValueOrDefault(name, -1);

    /// <summary>The ordinal of a record list; -1 when there is none of that name.</summary>
    public int List(string name) => _lists.GetValueOrDefault(name, -1);

    internal static FrozenDictionary<string, int> Ordinals(ImmutableArray<string> names) =>
        names.Select((name, ordinal) => KeyValuePair.Create(name, ordinal)).ToFrozenDictionary(StringComparer.Ordinal);
}
