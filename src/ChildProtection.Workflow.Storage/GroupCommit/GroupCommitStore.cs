using System.Data.Common;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Runtime;
using NodaTime;

namespace ChildProtection.Workflow.Storage.GroupCommit;

/// <summary>
/// Joins the steps of callers that wait anyway into one statement and one commit. Nobody waits for company: while fewer than
/// <see cref="GroupsInFlightMax"/> groups are being written, whoever comes is written at once; only behind that do callers gather. A
/// case is in one group at a time. A list of several steps stays one commit.
/// </summary>
/// <param name="inner">What writes the groups.</param>
public sealed class GroupCommitStore(ICaseStore inner) : ICaseStore
{
    /// <summary>Groups being written at once: while one waits for the disk, the next is prepared.</summary>
    public const int GroupsInFlightMax = 2;

    /// <summary>The most steps in one group.</summary>
    public const int GroupStepsMax = 256;

    /// <summary>The most callers that may wait; further ones are held back before they join.</summary>
    public const int WaitingCallersMax = 10_000;

    private readonly SemaphoreSlim _room = new(WaitingCallersMax);
    private readonly Lock _guard = new();
    private readonly LinkedList<Caller> _waiting = new();
    private readonly HashSet<(AuthorityId, CaseId)> _casesInFlight = [];
    private int _groupsInFlight;

    public Task<LoadedCase?> Load(AuthorityId authority, CaseId caseId, string? commandKey, CancellationToken cancellationToken) =>
        inner.Load(authority, caseId, commandKey, cancellationToken);

    /// <inheritdoc/>
    /// <remarks>Cancelling leaves a caller's steps out as long as their group is not being written; after that the outcome is awaited.</remarks>
    public async Task<IReadOnlyList<ApplyOutcome>> Apply(IReadOnlyList<DecidedStep> steps, CancellationToken cancellationToken)
    {
        if (steps.Count > GroupStepsMax)
        {
            return await inner.Apply(steps, cancellationToken);
        }
        await _room.WaitAsync(cancellationToken);
        try
        {
            var caller = new Caller(steps);
            lock (_guard)
            {
                _waiting.AddLast(caller);
            }
            StartGroups();
            await using var cancelled = cancellationToken.Register(() => GiveUp(caller, cancellationToken));
            return await caller.Outcome.Task;
        }
        finally
        {
            _room.Release();
        }
    }

    public Task<SweepOutcome> Sweep(Instant now, int batch, Func<IReadOnlyList<LoadedCase>, IReadOnlyList<SweepDecision>> decide, CancellationToken cancellationToken) =>
        inner.Sweep(now, batch, decide, cancellationToken);

    public Task<bool> RetryParked(AuthorityId authority, CaseId caseId, string by, Instant now, CancellationToken cancellationToken) =>
        inner.RetryParked(authority, caseId, by, now, cancellationToken);

    public Task<Instant?> OldestUnfiredStage(CancellationToken cancellationToken) => inner.OldestUnfiredStage(cancellationToken);

    private void StartGroups()
    {
        while (NextGroup() is { } group)
        {
            // Elsewhere: writing may complete where it stands, and would then go on with group after group on this caller's time.
            _ = Task.Run(() => WriteThenGoOn(group));
        }
    }

    private async Task WriteThenGoOn(List<Caller> group)
    {
        await WriteGroup(group);
        lock (_guard)
        {
            _groupsInFlight--;
            _casesInFlight.ExceptWith(group.SelectMany(caller => caller.Cases));
        }
        StartGroups();
    }

    /// <summary>Takes the callers who can go together, in the order they came; null when none can go now.</summary>
    private List<Caller>? NextGroup()
    {
        lock (_guard)
        {
            if (_groupsInFlight >= GroupsInFlightMax)
            {
                return null;
            }
            var group = new List<Caller>();
            var steps = 0;
            // A case that a caller before was held back for stays in that caller's order.
            var held = new HashSet<(AuthorityId, CaseId)>();
            for (var node = _waiting.First; node is not null && steps < GroupStepsMax;)
            {
                var (caller, next) = (node.Value, node.Next);
                var free = steps + caller.Steps.Count <= GroupStepsMax && !caller.Cases.Any(one => _casesInFlight.Contains(one) || held.Contains(one));
                if (free)
                {
                    _waiting.Remove(node);
                    _casesInFlight.UnionWith(caller.Cases);
                    group.Add(caller);
                    steps += caller.Steps.Count;
                }
                else
                {
                    held.UnionWith(caller.Cases);
                }
                node = next;
            }
            if (group.Count == 0)
            {
                return null;
            }
            _groupsInFlight++;
            return group;
        }
    }

    private async Task WriteGroup(List<Caller> group)
    {
        if (group.Count == 1)
        {
            await WriteAlone(group[0]);
            return;
        }
        IReadOnlyList<ApplyOutcome> outcomes;
        try
        {
            outcomes = await inner.Apply([.. group.SelectMany(caller => caller.Steps)], CancellationToken.None);
        }
        catch (Exception refused) when (refused is DbException { IsTransient: false } or ArgumentException)
        {
            // One caller's step is refused, and with it all: each by itself finds whose.
            foreach (var caller in group)
            {
                await WriteAlone(caller);
            }
            return;
        }
        catch (Exception broken)
        {
            group.ForEach(caller => caller.Outcome.TrySetException(broken));
            return;
        }
        var from = 0;
        foreach (var caller in group)
        {
            caller.Outcome.TrySetResult([.. outcomes.Skip(from).Take(caller.Steps.Count)]);
            from += caller.Steps.Count;
        }
    }

    private async Task WriteAlone(Caller caller)
    {
        try
        {
            caller.Outcome.TrySetResult(await inner.Apply(caller.Steps, CancellationToken.None));
        }
        catch (Exception refused)
        {
            caller.Outcome.TrySetException(refused);
        }
    }

    private void GiveUp(Caller caller, CancellationToken cancellationToken)
    {
        lock (_guard)
        {
            if (!_waiting.Remove(caller))
            {
                return;
            }
        }
        caller.Outcome.TrySetCanceled(cancellationToken);
    }

    private sealed class Caller(IReadOnlyList<DecidedStep> steps)
    {
        public IReadOnlyList<DecidedStep> Steps { get; } = steps;

        public HashSet<(AuthorityId, CaseId)> Cases { get; } = [.. steps.Select(step => (step.Head.Authority, step.Head.Case))];

        /// <summary>Completed elsewhere than on the thread that writes the next group.</summary>
        public TaskCompletionSource<IReadOnlyList<ApplyOutcome>> Outcome { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
