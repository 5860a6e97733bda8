using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Staff;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Import;

/// <summary>
/// Carries out what was confirmed. Any node may, and several at once: a run is one node's at a time, and a node that dies falls silent and loses it to the next, which finds
/// what is in and brings in the rest.
/// </summary>
public sealed class CarryingImports(CaseImport import, IImportRuns runs, ICaseFiles files, IStaffDirectory staff, IClock clock)
{
    /// <returns>Cases brought in by runs that ended, runs whose files were deleted at the end of their time, and those that broke off with why.</returns>
    public async Task<(int BroughtIn, int Expired, IReadOnlyList<(ImportRun Run, Exception Why)> BrokenOff)> Run(CancellationToken cancellationToken)
    {
        var now = clock.GetCurrentInstant();
        var expired = await runs.Expire(now - ImportLimits.FilesKeptFor, now, cancellationToken);
        var (broughtIn, brokenOff) = (0, new List<(ImportRun, Exception)>());
        for (var taken = 0; taken < ImportLimits.RunsAtOnceMax; taken++)
        {
            if (await runs.Claim(clock.GetCurrentInstant(), clock.GetCurrentInstant() - ImportLimits.SilentMax, cancellationToken) is not { } claimed)
            {
                break;
            }
            try
            {
                broughtIn += await Carry(claimed, cancellationToken);
            }
            catch (OperationCanceledException)
            {
                await runs.Release(claimed, ImportRunState.Confirmed, CancellationToken.None);
                cancellationToken.ThrowIfCancellationRequested();
            }
            catch (Exception broken)
            {
                // Nothing is half in: the next attempt goes on where this one broke off, and after the last one somebody is asked.
                brokenOff.Add((claimed.Run, broken));
                await runs.Release(claimed, claimed.Run.Attempts >= ImportLimits.RunAttemptsMax ? ImportRunState.Failed : ImportRunState.Confirmed, CancellationToken.None);
            }
        }
        return (broughtIn, expired, brokenOff);
    }

    private async Task<int> Carry(ClaimedRun claimed, CancellationToken cancellationToken)
    {
        var run = claimed.Run;
        if (await runs.Files(run.Authority, run.Id, cancellationToken) is not { } uploaded
            || await staff.Find(run.Uploaded.By, cancellationToken) is not { } by
            || await staff.Find(run.Confirmed!.Value.By, cancellationToken) is not { } second)
        {
            return await End(claimed, null, ImportOutcome.NotAllowed, cancellationToken);
        }
        return await WithSignsOfLife(claimed, (progress, until) => import.Run(by, second, run.System, ImportReader.Read(uploaded), run.Plan, progress, until), cancellationToken) switch
        {
            ImportOutcome.Done { Report: var report } => await End(claimed, report, null, cancellationToken),
            ImportOutcome.Refused refused => await End(claimed, null, refused.Code, cancellationToken),
            var other => throw new InvalidOperationException($"No answer for {other.GetType().Name}."),
        };
    }

    /// <returns>Cases of the rehearsal that are in: what the run brought in before it was taken up again is its own too.</returns>
    private async Task<int> End(ClaimedRun claimed, ImportReport? report, string? refusal, CancellationToken cancellationToken)
    {
        var run = claimed.Run;
        var ids = new ImportIds(run.Authority, run.System);
        var planned = (await runs.Rehearsal(run.Authority, run.Id, cancellationToken))?.Cases.Where(one => !one.IsIn).Select(one => ids.Case(one.Reference)) ?? [];
        var own = 0;
        foreach (var some in planned.Chunk(ImportLimits.CasesShownMax))
        {
            own += (await files.Heads(run.Authority, some, cancellationToken)).Count;
        }
        var not = report?.Findings.Where(finding => finding is { Stops: true, Place.Line: > 0 }).Select(finding => finding.Place).Distinct().Count() ?? 0;
        await runs.End(claimed, report, refusal, own, not, clock.GetCurrentInstant(), cancellationToken);
        return own;
    }

    /// <summary>Says every now and then how far it is; stops when another node has taken the run up, or when it can no longer be said.</summary>
    private async Task<ImportOutcome> WithSignsOfLife(ClaimedRun claimed, Func<Action<int, int>, CancellationToken, Task<ImportOutcome>> carry, CancellationToken cancellationToken)
    {
        using var lost = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        var done = 0;
        // What an attempt before this one brought in is not tried again, and counts.
        var work = Task.Run(() => carry((tried, all) => Volatile.Write(ref done, Math.Max(0, claimed.Run.Cases - all + tried)), lost.Token), CancellationToken.None);
        try
        {
            while (await Task.WhenAny(work, Task.Delay(ImportLimits.SignOfLifeEvery.ToTimeSpan(), CancellationToken.None)) != work)
            {
                if (!await runs.SayAlive(claimed, Volatile.Read(ref done), clock.GetCurrentInstant(), CancellationToken.None))
                {
                    await lost.CancelAsync();
                }
            }
        }
        catch
        {
            await lost.CancelAsync();
            await ((Task)work).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }
        return await work;
    }
}
