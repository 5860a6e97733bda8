using System.Collections.Immutable;
using ChildProtection.Workflow.Engine.Expressions;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>The facts of a case that expressions read: typed fields, and lists of records of what happened. Immutable.</summary>
public sealed record Facts
{
    internal Facts(FactsLayout layout)
    {
        Layout = layout;
        Fields = [.. Enumerable.Repeat(Value.Unknown, layout.Fields.Length)];
        Lists = [.. Enumerable.Repeat(ImmutableArray<CaseRecord>.Empty, layout.Lists.Length)];
    }

    public FactsLayout Layout { get; }

    /// <summary>By the ordinal of the field; <see cref="Value.Unknown"/> where nothing is known.</summary>
    public ImmutableArray<Value> Fields { get; init; }

    /// <summary>By the ordinal of the list; records in the order in which they were entered.</summary>
    public ImmutableArray<ImmutableArray<CaseRecord>> Lists { get; init; }

    /// <summary>A field by name; unknown when there is no such field.</summary>
    public Value Field(string name) => Layout.Field(name) is >= 0 and var ordinal ? Fields[ordinal] : Value.Unknown;

    /// <summary>The records of a list by name; none when there is no such list.</summary>
    public ImmutableArray<CaseRecord> Records(string list) => Layout.List(list) is >= 0 and var ordinal ? Lists[ordinal] : [];

    /// <summary>A record by its id; null when there is none.</summary>
    public CaseRecord? Record(string list, string id)
    {
        foreach (var record in Records(list))
        {
            if (record.Id == id)
            {
                return record;
            }
        }
        return null;
    }

    internal Facts WithField(int ordinal, Value value) => this with { Fields = Fields.SetItem(ordinal, value) };

    internal Facts WithRecord(int list, CaseRecord added) => this with { Lists = Lists.SetItem(list, Lists[list].Add(added)) };

    internal Facts WithChangedRecord(int list, CaseRecord changed)
    {
        var records = Lists[list];
        for (var index = 0; index < records.Length; index++)
        {
            if (records[index].Id == changed.Id)
            {
                return this with { Lists = Lists.SetItem(list, records.SetItem(index, changed)) };
            }
        }
        throw new InvalidOperationException($"The list {Layout.Lists[list].Name} has no record {changed.Id}.");
    }
}
