using ChildProtection.Workflow.Cases.Runtime;

namespace ChildProtection.Workflow.Storage.Sweeping;

/// <summary>
/// Where the next claim begins to look. Fired rows stay in the index until they are cleaned away, and while a backup or a report holds an old snapshot
/// they cannot be: each claim would walk all of them again, slower with every batch. So a claim begins at the first key of the last batch. What may be
/// due below it (a batch that another node claimed and lost, a stage that another node wrote into the past) is found by the full sweeps.
/// </summary>
internal sealed class SweepFloor
{
    /// <summary>Every so many sweeps one looks from the beginning.</summary>
    public const int FullSweepEvery = 32;

    private readonly Lock _guard = new();
    private DueKey? _floor;
    private int _sinceFull;
    private bool _drained = true;

    /// <summary>Where this sweep begins; null: from the beginning.</summary>
    public DueKey? Begin()
    {
        lock (_guard)
        {
            if (_floor is null || ++_sinceFull >= FullSweepEvery)
            {
                _sinceFull = 0;
                return null;
            }
            return _floor;
        }
    }

    /// <summary>A sweep from the floor found nothing. True when it should look once more from the beginning: the first time that the work seems done.</summary>
    public bool LookOnce()
    {
        lock (_guard)
        {
            var look = !_drained;
            _drained = true;
            return look;
        }
    }

    /// <summary>A batch beginning at <paramref name="first"/> is committed.</summary>
    public void Committed(DueKey first, bool full)
    {
        lock (_guard)
        {
            _drained = false;
            if (full || _floor is not { } floor || floor.CompareTo(first) < 0)
            {
                _floor = first;
            }
        }
    }

    /// <summary>Steps were written: where a stage of theirs lies below the floor, the floor goes down to it.</summary>
    public void Wrote(IReadOnlyList<DecidedStep> steps)
    {
        lock (_guard)
        {
            if (_floor is not { } floor)
            {
                return;
            }
            foreach (var step in steps)
            {
                foreach (var deadline in step.DeadlinesSet)
                {
                    if (deadline.NextStageAt is { } at && at < floor.At)
                    {
                        floor = new DueKey(StoredTime.Floor(at), step.Head.Authority, step.Head.Case);
                    }
                }
            }
            _floor = floor;
        }
    }

    /// <summary>A batch was lost, or parked cases were released: look from the beginning next time.</summary>
    public void Forget()
    {
        lock (_guard)
        {
            _floor = null;
        }
    }
}
