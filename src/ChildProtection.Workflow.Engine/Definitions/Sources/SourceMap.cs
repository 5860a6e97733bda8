using ChildProtection.Workflow.Engine.Diagnostics;

namespace ChildProtection.Workflow.Engine.Definitions.Sources;

/// <summary>Keys and values in the order of the text; no key twice.</summary>
internal sealed class SourceMap : SourceNode
{
    private readonly OrderedDictionary<string, SourceEntry> _entries = new(StringComparer.Ordinal);

    public SourceMap(IEnumerable<SourceEntry> entries, SourcePlace place)
        : base(place)
    {
        foreach (var entry in entries)
        {
            _entries.Add(entry.Key, entry);
        }
    }

    public IEnumerable<SourceEntry> Entries => _entries.Values;

    public override string Words => "a list of keys and values";

    public SourceEntry? Entry(string key) => _entries.GetValueOrDefault(key);

    public SourceNode? Find(string key) => Entry(key)?.Value;

    /// <summary>The same map with one entry replaced, or added at the end.</summary>
    public SourceMap With(SourceEntry entry)
    {
        var replaced = _entries.ContainsKey(entry.Key)
            ? _entries.Values.Select(old => old.Key == entry.Key ? entry : old)
            : _entries.Values.Append(entry);
        return new SourceMap(replaced, Place);
    }
}
