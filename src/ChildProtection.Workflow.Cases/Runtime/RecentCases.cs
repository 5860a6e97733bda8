using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Cases.Runtime;

/// <summary>
/// The cases that this node read or stepped last, so that somebody who opens a case and then works on it does not have it loaded each time. What is remembered here may be
/// behind what is stored: it may only propose a step, which the store takes if the case is still where the step was decided
/// (<see cref="DecidedStep.ExpectedVersion"/>, <see cref="DecidedStep.ExpectedHash"/>). A refusal, and whom an event goes to, is decided on the case as stored.
/// </summary>
public sealed class RecentCases
{
    /// <summary>The most cases remembered; the one not used for longest is forgotten first. About 3 MB when full.</summary>
    public const int CasesMax = 1_000;

    private readonly Lock _guard = new();
    private readonly Dictionary<(AuthorityId, CaseId), LinkedListNode<CaseHead>> _places = [];
    private readonly LinkedList<CaseHead> _lastUsedFirst = new();

    public CaseHead? Find(AuthorityId authority, CaseId caseId)
    {
        lock (_guard)
        {
            if (!_places.TryGetValue((authority, caseId), out var place))
            {
                return null;
            }
            _lastUsedFirst.Remove(place);
            _lastUsedFirst.AddFirst(place);
            return place.Value;
        }
    }

    /// <summary>Remembers a case as it was loaded or written; what was remembered of it before is replaced, unless it is later.</summary>
    public void Keep(CaseHead head)
    {
        ArgumentNullException.ThrowIfNull(head);
        var key = (head.Authority, head.Case);
        lock (_guard)
        {
            if (_places.Remove(key, out var place))
            {
                _lastUsedFirst.Remove(place);
                head = place.Value.Version > head.Version ? place.Value : head;
            }
            _places.Add(key, _lastUsedFirst.AddFirst(head));
            if (_places.Count > CasesMax)
            {
                var oldest = _lastUsedFirst.Last!;
                _lastUsedFirst.RemoveLast();
                _places.Remove((oldest.Value.Authority, oldest.Value.Case));
            }
        }
    }

    /// <summary>Forgets a case that turned out to have moved on.</summary>
    public void Forget(AuthorityId authority, CaseId caseId)
    {
        lock (_guard)
        {
            if (_places.Remove((authority, caseId), out var place))
            {
                _lastUsedFirst.Remove(place);
            }
        }
    }
}
