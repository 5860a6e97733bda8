using System.Collections.Frozen;
using System.Collections.Immutable;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>Names that are stored by their numbers, from 1. One that has none is stored as 0, then as it is.</summary>
internal sealed class NameTable
{
    private readonly FrozenDictionary<string, int> _numbers;

    public NameTable(IEnumerable<string> names)
    {
        Names = [.. names];
        _numbers = FactsLayout.Ordinals(Names);
    }

    /// <summary>By place, from 0.</summary>
    public ImmutableArray<string> Names { get; }

    /// <summary>Writes a name, its number shifted to make room for marks.</summary>
    /// <param name="marks">0 to 2 to the power of <paramref name="bits"/>, less one.</param>
    public void Write(SnapshotEncoder to, string name, int marks = 0, int bits = 0)
    {
        var number = PlaceOf(name) + 1;
        to.Number(((ulong)(uint)number << bits) | (uint)marks);
        if (number == 0)
        {
            to.Text(name);
        }
    }

    public string Read(ref SnapshotDecoder from) => Read(ref from, 0, out _);

    /// <exception cref="UnreadableSnapshotException">There is no name of that number.</exception>
    public string Read(ref SnapshotDecoder from, int bits, out int marks)
    {
        var number = from.Number();
        marks = (int)(number & ((1ul << bits) - 1));
        number >>= bits;
        return number == 0 ? from.Text()
            : number <= (ulong)Names.Length ? Names[(int)number - 1]
            : throw new UnreadableSnapshotException($"There is no name {number}.");
    }

    /// <summary>The place of a name; -1: it has none.</summary>
    public int PlaceOf(string name) => _numbers.GetValueOrDefault(name, -1);
}
