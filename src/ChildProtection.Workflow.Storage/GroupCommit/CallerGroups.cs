using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Storage.GroupCommit;

/// <summary>
/// Joins callers that wait anyway into groups. A lone caller never waits for company: while no group is being served, whoever comes is served at once. Behind
/// that callers gather, in the order they came, until it is done or they are <see cref="CompanyMin"/>: a statement costs about as much as four of its rows.
/// </summary>
/// <typeparam name="TAsk">What a caller asks.</typeparam>
/// <typeparam name="TAnswer">What a caller is answered.</typeparam>
internal abstract class CallerGroups<TAsk, TAnswer>
{
    /// <summary>Groups being served at once: while one waits for the disk, the next is prepared.</summary>
    public const int GroupsInFlightMax = 2;

    /// <summary>Callers enough for a further group beside one that is being served.</summary>
    public const int CompanyMin = 4;

    /// <summary>The most callers that may wait; further ones are held back before they join.</summary>
    public const int WaitingCallersMax = 10_000;

    private readonly SemaphoreSlim _room = new(WaitingCallersMax);
    private readonly Lock _guard = new();
    private readonly LinkedList<Caller> _waiting = new();
    private readonly HashSet<(AuthorityId, CaseId)> _casesInFlight = [];
    private int _groupsInFlight;

    /// <summary>Cancelling leaves a caller out as long as their group is not being served; after that the answer is awaited.</summary>
    public async Task<TAnswer> Join(TAsk ask, CancellationToken cancellationToken)
    {
        await _room.WaitAsync(cancellationToken);
        try
        {
            var caller = new Caller(ask, SizeOf(ask), CasesOf(ask));
            if (GoesAlone(caller))
            {
                return await ServeOneself(caller);
            }
            while (NextGroup() is { } group)
            {
                _ = ServeThenGoOn(group);
            }
            await using var cancelled = cancellationToken.Register(() => GiveUp(caller, cancellationToken));
            return await caller.Answer.Task;
        }
        finally
        {
            _room.Release();
        }
    }

    /// <summary>The most that one group may hold, as <see cref="SizeOf"/> counts.</summary>
    protected abstract int GroupSizeMax { get; }

    protected abstract int SizeOf(TAsk ask);

    /// <summary>The cases of which only one caller may be served at a time.</summary>
    protected abstract IReadOnlyCollection<(AuthorityId Authority, CaseId Case)> CasesOf(TAsk ask);

    /// <summary>One answer an ask, in order.</summary>
    protected abstract Task<IReadOnlyList<TAnswer>> Serve(IReadOnlyList<TAsk> asks);

    /// <summary>Whether a group's failure may lie in one of its asks, and left nothing done: each is then served by itself, and finds out.</summary>
    protected abstract bool MayBeOneOfThem(Exception failure);

    /// <summary>Whoever comes while nobody is served or waits is served on their own thread at once; everybody else takes their place among those who wait.</summary>
    private bool GoesAlone(Caller caller)
    {
        lock (_guard)
        {
            if (_groupsInFlight > 0 || _waiting.Count > 0)
            {
                caller.Place = _waiting.AddLast(caller);
                return false;
            }
            _groupsInFlight++;
            _casesInFlight.UnionWith(caller.Cases);
            return true;
        }
    }

    private async Task<TAnswer> ServeOneself(Caller caller)
    {
        try
        {
            return (await Serve([caller.Ask]))[0];
        }
        finally
        {
            GoOn(caller.Cases);
        }
    }

    private async Task ServeThenGoOn(List<Caller> group)
    {
        await ServeGroup(group);
        GoOn(group.SelectMany(caller => caller.Cases));
    }

    private void GoOn(IEnumerable<(AuthorityId, CaseId)> casesServed)
    {
        lock (_guard)
        {
            _groupsInFlight--;
            _casesInFlight.ExceptWith(casesServed);
        }
        while (NextGroup() is { } next)
        {
            // Elsewhere: serving may complete where it stands, and would then go on with group after group on one caller's time.
            _ = Task.Run(() => ServeThenGoOn(next));
        }
    }

    /// <summary>Takes the callers who can go together, in the order they came; null when none go now.</summary>
    private List<Caller>? NextGroup()
    {
        lock (_guard)
        {
            if (_groupsInFlight >= GroupsInFlightMax)
            {
                return null;
            }
            var group = ReadyCallers();
            if (group.Count < (_groupsInFlight == 0 ? 1 : CompanyMin))
            {
                return null;
            }
            foreach (var caller in group)
            {
                _waiting.Remove(caller.Place!);
                _casesInFlight.UnionWith(caller.Cases);
            }
            _groupsInFlight++;
            return group;
        }
    }

    private List<Caller> ReadyCallers()
    {
        var ready = new List<Caller>();
        var size = 0;
        // Of one case, one caller a group; and whoever is held back keeps their place before those who came later.
        var spoken = new HashSet<(AuthorityId, CaseId)>();
        for (var node = _waiting.First; node is not null && size < GroupSizeMax; node = node.Next)
        {
            var caller = node.Value;
            if (size + caller.Size <= GroupSizeMax && !caller.Cases.Any(one => _casesInFlight.Contains(one) || spoken.Contains(one)))
            {
                ready.Add(caller);
                size += caller.Size;
            }
            spoken.UnionWith(caller.Cases);
        }
        return ready;
    }

    private async Task ServeGroup(List<Caller> group)
    {
        if (group.Count == 1)
        {
            await ServeAlone(group[0]);
            return;
        }
        IReadOnlyList<TAnswer> answers;
        try
        {
            answers = await Serve(group.ConvertAll(caller => caller.Ask));
        }
        catch (Exception refused) when (MayBeOneOfThem(refused))
        {
            foreach (var caller in group)
            {
                await ServeAlone(caller);
            }
            return;
        }
        catch (Exception broken)
        {
            group.ForEach(caller => caller.Answer.TrySetException(broken));
            return;
        }
        for (var i = 0; i < group.Count; i++)
        {
            group[i].Answer.TrySetResult(answers[i]);
        }
    }

    private async Task ServeAlone(Caller caller)
    {
        try
        {
            caller.Answer.TrySetResult((await Serve([caller.Ask]))[0]);
        }
        catch (Exception refused)
        {
            caller.Answer.TrySetException(refused);
        }
    }

    private void GiveUp(Caller caller, CancellationToken cancellationToken)
    {
        lock (_guard)
        {
            if (caller.Place is not { List: { } waiting } place)
            {
                return;
            }
            waiting.Remove(place);
        }
        caller.Answer.TrySetCanceled(cancellationToken);
    }

    private sealed class Caller(TAsk ask, int size, IReadOnlyCollection<(AuthorityId, CaseId)> cases)
    {
        public TAsk Ask { get; } = ask;

        public int Size { get; } = size;

        public IReadOnlyCollection<(AuthorityId, CaseId)> Cases { get; } = cases;

        /// <summary>Among those who wait; in no list once it is their turn.</summary>
        public LinkedListNode<Caller>? Place { get; set; }

        /// <summary>Completed elsewhere than on the thread that serves the next group.</summary>
        public TaskCompletionSource<TAnswer> Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
