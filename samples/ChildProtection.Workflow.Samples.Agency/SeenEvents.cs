namespace ChildProtection.Workflow.Samples.Agency;

/// <summary>The ids of the events seen last. A real agency keeps them beside what it did about them, so that they outlive a restart.</summary>
internal sealed class SeenEvents
{
    private const int IdsMax = 10_000;
    private readonly HashSet<Guid> _known = [];
    private readonly Queue<Guid> _oldestFirst = new();

    /// <summary>False for a repeat.</summary>
    public bool IsNew(Guid eventId)
    {
        if (!_known.Add(eventId))
        {
            return false;
        }
        _oldestFirst.Enqueue(eventId);
        if (_oldestFirst.Count > IdsMax)
        {
            _known.Remove(_oldestFirst.Dequeue());
        }
        return true;
    }
}
