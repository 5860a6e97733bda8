using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>Names that are stored by their numbers. One that has none is stored as it is.</summary>
internal sealed class NameTable
{
    private readonly FrozenDictionary<string, int> _numbers;

    public NameTable(IEnumerable<string> names)
    {
        Names = [.. names];
        _numbers = FactsLayout.Ordinals(Names);
    }

    /// <summary>By number, from 0.</summary>
    public ImmutableArray<string> Names { get; }

    public void Write(Utf8JsonWriter writer, string name)
    {
        if (_numbers.TryGetValue(name, out var number))
        {
            writer.WriteNumberValue(number);
        }
        else
        {
            writer.WriteStringValue(name);
        }
    }

    /// <summary>The name that the reader stands on.</summary>
    /// <exception cref="JsonException">There is no name of that number.</exception>
    public string Read(ref Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return reader.GetString()!;
        }
        var number = reader.GetInt32();
        return number >= 0 && number < Names.Length ? Names[number] : throw new JsonException($"There is no name {number}.");
    }

    /// <summary>The number of a name; -1: it has none.</summary>
    public int NumberOf(string name) => _numbers.GetValueOrDefault(name, -1);
}
