using ChildProtection.Workflow.Cases.Runtime;

namespace ChildProtection.Workflow.Storage.Sweeping;

/// <summary>One batch of the sweep within its transaction, the same on both databases; what a database does its own way is left to it.</summary>
internal abstract class SweepBatch
{
    private DueKey? _first;
    private bool _full;
    private IReadOnlyList<DecidedStep> _steps = [];

    /// <summary>Claims, lets decide, writes. The caller commits, then calls <see cref="Committed"/>.</summary>
    public async Task<SweepOutcome> Run(
        SweepFloor floor, int batch, Func<IReadOnlyList<LoadedCase>, IReadOnlyList<SweepDecision>> decide, CancellationToken cancellationToken)
    {
        var from = floor.Begin();
        var claimed = await Claim(from, batch, cancellationToken);
        if (claimed.Count == 0 && from is not null && floor.LookOnce())
        {
            from = null;
            claimed = await Claim(from, batch, cancellationToken);
        }
        if (claimed.Count == 0)
        {
            return new SweepOutcome(0, 0, 0, null);
        }
        _first = claimed[0].Due;
        _full = from is null;
        var cases = claimed.ConvertAll(one => one.Case);
        var (fired, parked) = await Write(cases, SweepPlan.Of(cases, decide(cases)), cancellationToken);
        return new SweepOutcome(cases.Count, fired, parked, claimed[0].Due.At);
    }

    public void Committed(SweepFloor floor)
    {
        if (_first is { } first)
        {
            floor.Committed(first, _full);
            floor.Wrote(_steps);
        }
    }

    /// <summary>The due cases in due order, each once, locked until the transaction ends.</summary>
    protected abstract Task<List<(LoadedCase Case, DueKey Due)>> Claim(DueKey? from, int batch, CancellationToken cancellationToken);

    /// <summary>Null when written; otherwise why the database refused, with nothing written and the transaction as before.</summary>
    protected abstract Task<Exception?> TryWrite(IReadOnlyList<DecidedStep> steps, CancellationToken cancellationToken);

    /// <summary>Of the cases given by index, those that still have a due row.</summary>
    protected abstract Task<List<int>> StillDue(IReadOnlyList<LoadedCase> cases, int[] indexes, CancellationToken cancellationToken);

    protected abstract Task Park(IReadOnlyList<LoadedCase> cases, List<(int Index, SweepDecision.Park Park)> parks, CancellationToken cancellationToken);

    private async Task<(int Fired, int Parked)> Write(IReadOnlyList<LoadedCase> cases, SweepPlan plan, CancellationToken cancellationToken)
    {
        var parks = plan.Parks.ToList();
        var written = plan.Fires;
        if (plan.Fires.Count > 0 && await TryWrite([.. plan.Fires.Select(one => one.Fire.Step)], cancellationToken) is not null)
        {
            written = await WriteOneByOne(plan.Fires, parks, cancellationToken);
        }
        var parked = parks.Select(park => park.Index).ToHashSet();
        int[] toConfirm = [.. plan.ToConfirm.Where(index => !parked.Contains(index))];
        if (toConfirm.Length > 0)
        {
            var disagree = await StillDue(cases, toConfirm, cancellationToken);
            parks.AddRange(disagree.Select(index => (index, SweepPlan.RowsDisagree)));
        }
        if (parks.Count > 0)
        {
            await Park(cases, parks, cancellationToken);
        }
        _steps = [.. written.Select(one => one.Fire.Step)];
        return (written.Sum(one => one.Fire.StagesFired), parks.Count);
    }

    private async Task<IReadOnlyList<(int Index, SweepDecision.Fire Fire)>> WriteOneByOne(
        IReadOnlyList<(int Index, SweepDecision.Fire Fire)> fires, List<(int, SweepDecision.Park)> parks, CancellationToken cancellationToken)
    {
        var written = new List<(int, SweepDecision.Fire)>();
        foreach (var (index, fire) in fires)
        {
            if (await TryWrite([fire.Step], cancellationToken) is { } refused)
            {
                parks.Add((index, FailedWrite.Park(refused)));
            }
            else
            {
                written.Add((index, fire));
            }
        }
        return written;
    }
}
