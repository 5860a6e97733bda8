namespace ChildProtection.Workflow.Engine.Definitions.Checking;

/// <summary>Which states can come after which.</summary>
internal sealed class Successors
{
    private readonly DefinitionMap _map;
    private readonly ILookup<string, Line> _lines;
    private readonly Dictionary<string, HashSet<string>> _known = new(StringComparer.Ordinal);

    public Successors(DefinitionMap map)
    {
        _map = map;
        _lines = map.Lines.Where(line => line.Target is not null).ToLookup(line => line.State.Path);
    }

    /// <summary>The paths of the states that may be active at some time after the state was.</summary>
    public IReadOnlySet<string> Of(State state)
    {
        if (_known.TryGetValue(state.Path, out var found))
        {
            return found;
        }
        found = new HashSet<string>(StringComparer.Ordinal);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var pending = new Queue<State>(_map.Around(state));
        while (pending.TryDequeue(out var at))
        {
            if (seen.Add(at.Path))
            {
                foreach (var entered in _lines[at.Path].SelectMany(line => _map.Entered(_map.At(line.Target!))))
                {
                    found.Add(entered.Path);
                    pending.Enqueue(entered);
                }
            }
        }
        return _known[state.Path] = found;
    }
}
