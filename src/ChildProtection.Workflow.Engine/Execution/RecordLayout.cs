using System.Collections.Frozen;
using System.Collections.Immutable;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>Which fields of a record list a snapshot keeps, and where.</summary>
public sealed class RecordLayout
{
    private readonly FrozenDictionary<string, int> _fields;

    private readonly ImmutableArray<int> _kept;

    /// <param name="declared">All fields of the record type, in the order of the text.</param>
    /// <param name="read">Those that expressions read.</param>
    internal RecordLayout(string name, bool onIsMoment, IReadOnlyList<string> declared, IReadOnlySet<string> read)
    {
        Name = name;
        OnIsMoment = onIsMoment;
        Fields = [.. declared.Where(read.Contains)];
        _fields = FactsLayout.Ordinals(Fields);
        _kept = [.. declared.Select(field => Fields.IndexOf(field))];
    }

    public string Name { get; }

    /// <summary>When a record happened is a moment, not a date.</summary>
    public bool OnIsMoment { get; }

    /// <summary>The names of the fields kept, by ordinal.</summary>
    public ImmutableArray<string> Fields { get; }

    /// <summary>Where a declared field is kept; -1 when it is not.</summary>
    internal int Kept(int declared) => _kept[declared];

    /// <summary>The ordinal of a field; -1 when it is not kept.</summary>
    public int Field(string name) => _fields.GetValueOrDefault(name, -1);
}
