using NodaTime;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>When and how often states were entered.</summary>
internal static class Visits
{
    /// <summary>The visit of a state that was entered at some time.</summary>
    public static StateVisit Find(CaseSnapshot snapshot, string path) =>
        TryFind(snapshot, path, out _) ?? throw new InvalidOperationException($"The state {path} is active and was never entered.");

    public static StateVisit? TryFind(CaseSnapshot snapshot, string path, out int place)
    {
        var (low, high) = (0, snapshot.Visits.Length - 1);
        while (low <= high)
        {
            place = (low + high) >>> 1;
            var order = string.CompareOrdinal(snapshot.Visits[place].Path, path);
            if (order == 0)
            {
                return snapshot.Visits[place];
            }
            (low, high) = order < 0 ? (place + 1, high) : (low, place - 1);
        }
        place = low;
        return null;
    }

    /// <summary>The snapshot with the state entered once more; a resumed state goes on with the visit it had.</summary>
    public static CaseSnapshot Enter(CaseSnapshot snapshot, string path, Instant at, bool resumed)
    {
        if (TryFind(snapshot, path, out var place) is not { } visit)
        {
            return snapshot with { Visits = snapshot.Visits.Insert(place, new StateVisit(path, at, 1)) };
        }
        return resumed ? snapshot : snapshot with { Visits = snapshot.Visits.SetItem(place, new StateVisit(path, at, visit.Activation + 1)) };
    }
}
