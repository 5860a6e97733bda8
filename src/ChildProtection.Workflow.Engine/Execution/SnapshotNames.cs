using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using ChildProtection.Workflow.Engine.Charts;
using ChildProtection.Workflow.Engine.Definitions;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>
/// The numbers that stand for a definition's names in stored snapshots. A snapshot pins its definition, so that a name's place among its like says
/// as much as the name, in a tenth of the room.
/// </summary>
internal sealed class SnapshotNames
{
    public SnapshotNames(Definition definition, Chart chart, FactsLayout layout)
    {
        var ids = chart.States.Where(state => state.Index != Chart.Root).Select(state => state.Id).OrderBy(StatePaths.PathOf, StringComparer.Ordinal).ToList();
        StateIds = new NameTable(ids);
        States = new NameTable(ids.Select(StatePaths.PathOf));
        Tasks = new NameTable(definition.Ordinals.Tasks.Order(StringComparer.Ordinal));
        Deadlines = new NameTable(definition.Ordinals.Deadlines.Order(StringComparer.Ordinal));
        Roles = new NameTable(definition.Roles.Keys.Order(StringComparer.Ordinal));
        Ladders = new NameTable(definition.Ladders.Keys.Order(StringComparer.Ordinal));
        Codes = new NameTable(definition.Choices.Values.SelectMany(list => list.Codes).Select(code => code.Code).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));
        Mark = MarkOf(definition, layout);
    }

    /// <summary>The states of the chart by their ids, in the order of <see cref="States"/>.</summary>
    public NameTable StateIds { get; }

    /// <summary>The same by their paths.</summary>
    public NameTable States { get; }

    public NameTable Tasks { get; }

    public NameTable Deadlines { get; }

    public NameTable Roles { get; }

    public NameTable Ladders { get; }

    /// <summary>The codes of all choice lists.</summary>
    public NameTable Codes { get; }

    /// <summary>
    /// 64 bits that stand for the definition and for every name that has a number: a snapshot whose mark is another was written by another definition, or by
    /// another numbering of the same, and must be made again from its journal.
    /// </summary>
    public ulong Mark { get; }

    private ulong MarkOf(Definition definition, FactsLayout layout)
    {
        var text = new StringBuilder(definition.Hash);
        foreach (var names in new[] { States.Names, Tasks.Names, Deadlines.Names, Roles.Names, Ladders.Names, Codes.Names, layout.Fields }.Concat(layout.Lists.Select(list => list.Fields.Insert(0, list.Name))))
        {
            text.Append('\n').AppendJoin(' ', names);
        }
        return BinaryPrimitives.ReadUInt64LittleEndian(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
