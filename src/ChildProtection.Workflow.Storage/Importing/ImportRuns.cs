using System.Security.Cryptography;
using System.Text.Json;
using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Attachments;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Import;
using ChildProtection.Workflow.Storage.Administration;
using ChildProtection.Workflow.Storage.Attachments;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Importing;

/// <summary>Runs that bring cases in, through EF Core. Each run has a key of its own for its files and reports.</summary>
public sealed class ImportRuns(IDbContextFactory<WorkflowDbContext> contexts, IContentKeys keys) : IImportRuns
{
    private static readonly int RehearsalNumber = ImportSubject.All.Count;
    private static readonly int ReportNumber = RehearsalNumber + 1;
    private static readonly int Parts = ReportNumber + 1;

    public async Task<bool> Add(
        ImportRun run, IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files, ImportRehearsal rehearsal, AdministrativeEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(files);
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        if (await database.ImportRuns.CountAsync(row => row.AuthorityId == run.Authority && row.State == ImportRunState.Waiting, cancellationToken) >= ImportLimits.WaitingMax)
        {
            return false;
        }
        var key = RandomNumberGenerator.GetBytes(ContentSeal.KeyBytes);
        database.ImportRuns.Add(new StoredImportRun
        {
            AuthorityId = run.Authority, ImportId = run.Id, System = run.System, PlanHash = run.Plan, Cases = run.Cases, UploadedAt = run.Uploaded.At, UploadedBy = run.Uploaded.By,
            State = run.State, Done = 0, Attempts = 0, BroughtIn = 0, NotBroughtIn = 0, LockedKey = keys.Lock(run.Authority, key),
        });
        using var seal = SealOf(run.Id, key);
        foreach (var (number, subject) in ImportSubject.All.Index().Where(each => files.ContainsKey(each.Item.File)))
        {
            database.ImportParts.Add(Part(run, number, seal.Seal(number, files[subject.File].Span)));
        }
        database.ImportParts.Add(Part(run, RehearsalNumber, seal.Seal(RehearsalNumber, JsonSerializer.SerializeToUtf8Bytes(rehearsal))));
        AdministrativeJournal.Enter(database, run.Authority, entry);
        await database.SaveChangesAsync(cancellationToken);
        return true;
    }

    public async Task<IReadOnlyList<ImportRun>> Of(AuthorityId authority, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await database.ImportRuns.AsNoTracking().Where(row => row.AuthorityId == authority)
            .OrderByDescending(row => row.UploadedAt).ThenBy(row => row.ImportId).Take(ImportLimits.RunsShownMax).ToListAsync(cancellationToken);
        return [.. rows.Select(Read)];
    }

    public async Task<ImportRun?> Find(AuthorityId authority, ImportRunId run, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await Row(database, authority, run).AsNoTracking().SingleOrDefaultAsync(cancellationToken) is { } row ? Read(row) : null;
    }

    public async Task<ImportRehearsal?> Rehearsal(AuthorityId authority, ImportRunId run, CancellationToken cancellationToken) =>
        (await Opened(authority, run, [RehearsalNumber], cancellationToken))?.TryGetValue(RehearsalNumber, out var bytes) == true ? JsonSerializer.Deserialize<ImportRehearsal>(bytes.Span) : null;

    public async Task<ImportReport?> Report(AuthorityId authority, ImportRunId run, CancellationToken cancellationToken) =>
        (await Opened(authority, run, [ReportNumber], cancellationToken))?.TryGetValue(ReportNumber, out var bytes) == true ? JsonSerializer.Deserialize<ImportReport>(bytes.Span) : null;

    public async Task<IReadOnlyDictionary<string, ReadOnlyMemory<byte>>?> Files(AuthorityId authority, ImportRunId run, CancellationToken cancellationToken) =>
        await Opened(authority, run, [.. Enumerable.Range(0, RehearsalNumber)], cancellationToken) is { Count: > 0 } opened
            ? opened.ToDictionary(part => ImportSubject.All[part.Key].File, part => part.Value, StringComparer.Ordinal)
            : null;

    public Task<bool> Confirm(AuthorityId authority, ImportRunId run, Signature by, string reason, AdministrativeEntry entry, CancellationToken cancellationToken) => Change(
        authority, run, entry, deletesFiles: false,
        rows => rows.Where(row => row.State == ImportRunState.Waiting).ExecuteUpdateAsync(
            row => row.SetProperty(one => one.State, ImportRunState.Confirmed).SetProperty(one => one.ConfirmedAt, (Instant?)by.At).SetProperty(one => one.ConfirmedBy, (UserId?)by.By)
                .SetProperty(one => one.Reason, reason),
            cancellationToken),
        cancellationToken);

    public Task<bool> Withdraw(AuthorityId authority, ImportRunId run, Instant at, AdministrativeEntry entry, CancellationToken cancellationToken) => Change(
        authority, run, entry, deletesFiles: true,
        rows => rows.Where(row => row.State == ImportRunState.Waiting || row.State == ImportRunState.Failed).ExecuteUpdateAsync(
            row => row.SetProperty(one => one.State, ImportRunState.Withdrawn).SetProperty(one => one.EndedAt, (Instant?)at), cancellationToken),
        cancellationToken);

    public Task<bool> TakeUp(AuthorityId authority, ImportRunId run, AdministrativeEntry entry, CancellationToken cancellationToken) => Change(
        authority, run, entry, deletesFiles: false,
        rows => rows.Where(row => row.State == ImportRunState.Failed).ExecuteUpdateAsync(
            row => row.SetProperty(one => one.State, ImportRunState.Confirmed).SetProperty(one => one.Attempts, 0), cancellationToken),
        cancellationToken);

    public async Task<ClaimedRun?> Claim(Instant now, Instant silentSince, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var free = database.ImportRuns.Where(row => row.State == ImportRunState.Confirmed && (row.Claim == null || row.AliveAt < silentSince));
        // A node that dies of a run is not followed by all others.
        await free.Where(row => row.Attempts >= ImportLimits.RunAttemptsMax)
            .ExecuteUpdateAsync(row => row.SetProperty(one => one.State, ImportRunState.Failed).SetProperty(one => one.Claim, (Guid?)null), cancellationToken);
        if (await free.AsNoTracking().OrderBy(row => row.ConfirmedAt).FirstOrDefaultAsync(cancellationToken) is not { } next)
        {
            return null;
        }
        var claim = Guid.NewGuid();
        var taken = await free.Where(row => row.AuthorityId == next.AuthorityId && row.ImportId == next.ImportId).ExecuteUpdateAsync(
            row => row.SetProperty(one => one.Claim, (Guid?)claim).SetProperty(one => one.AliveAt, (Instant?)now).SetProperty(one => one.Attempts, one => one.Attempts + 1).SetProperty(one => one.Done, 0),
            cancellationToken);
        return taken == 1 ? new ClaimedRun(Read(next) with { Attempts = next.Attempts + 1 }, claim) : null;
    }

    public async Task<bool> SayAlive(ClaimedRun claimed, int done, Instant now, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await Mine(database, claimed).ExecuteUpdateAsync(row => row.SetProperty(one => one.AliveAt, (Instant?)now).SetProperty(one => one.Done, done), cancellationToken) == 1;
    }

    public async Task Release(ClaimedRun claimed, ImportRunState state, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        await Mine(database, claimed).ExecuteUpdateAsync(row => row.SetProperty(one => one.Claim, (Guid?)null).SetProperty(one => one.State, state), cancellationToken);
    }

    public async Task End(ClaimedRun claimed, ImportReport? report, string? refusal, int broughtIn, int notBroughtIn, Instant at, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(claimed);
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        var ended = await Mine(database, claimed).ExecuteUpdateAsync(
            row => row.SetProperty(one => one.State, ImportRunState.Ended).SetProperty(one => one.Claim, (Guid?)null).SetProperty(one => one.EndedAt, (Instant?)at)
                .SetProperty(one => one.Refusal, refusal).SetProperty(one => one.BroughtIn, broughtIn).SetProperty(one => one.NotBroughtIn, notBroughtIn),
            cancellationToken);
        if (ended == 0)
        {
            return;
        }
        var (authority, id) = (claimed.Run.Authority, claimed.Run.Id);
        var locked = await Row(database, authority, id).Select(row => row.LockedKey).SingleAsync(cancellationToken);
        if (report is not null && keys.Unlock(authority, locked) is { } key)
        {
            using var seal = SealOf(id, key);
            database.ImportParts.Add(Part(claimed.Run, ReportNumber, seal.Seal(ReportNumber, JsonSerializer.SerializeToUtf8Bytes(report))));
        }
        await DeleteFiles(database, authority, id, cancellationToken);
        await database.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    public async Task<int> Expire(Instant uploadedBefore, Instant at, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var old = database.ImportRuns.Where(row => (row.State == ImportRunState.Waiting || row.State == ImportRunState.Failed) && row.UploadedAt < uploadedBefore);
        var expired = 0;
        foreach (var run in await old.AsNoTracking().Select(row => new { row.AuthorityId, row.ImportId }).Take(ImportLimits.RunsShownMax).ToListAsync(cancellationToken))
        {
            await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
            // One that somebody confirmed at this moment keeps its files.
            var ended = await old.Where(row => row.AuthorityId == run.AuthorityId && row.ImportId == run.ImportId).ExecuteUpdateAsync(
                row => row.SetProperty(one => one.State, ImportRunState.Expired).SetProperty(one => one.EndedAt, (Instant?)at), cancellationToken);
            if (ended == 1)
            {
                await DeleteFiles(database, run.AuthorityId, run.ImportId, cancellationToken);
                expired++;
            }
            await transaction.CommitAsync(cancellationToken);
        }
        return expired;
    }

    /// <summary>Change, entry and deletion are committed together, or none is. False: the run is not where the change begins.</summary>
    private async Task<bool> Change(
        AuthorityId authority, ImportRunId run, AdministrativeEntry entry, bool deletesFiles, Func<IQueryable<StoredImportRun>, Task<int>> change, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        if (await change(Row(database, authority, run)) == 0)
        {
            return false;
        }
        if (deletesFiles)
        {
            await DeleteFiles(database, authority, run, cancellationToken);
        }
        AdministrativeJournal.Enter(database, authority, entry);
        await database.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return true;
    }

    private async Task<IReadOnlyDictionary<int, ReadOnlyMemory<byte>>?> Opened(AuthorityId authority, ImportRunId run, int[] numbers, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        if (await Row(database, authority, run).Select(row => row.LockedKey).SingleOrDefaultAsync(cancellationToken) is not { } locked || keys.Unlock(authority, locked) is not { } key)
        {
            return null;
        }
        using var seal = SealOf(run, key);
        var parts = await database.ImportParts.AsNoTracking().Where(part => part.AuthorityId == authority && part.ImportId == run && numbers.Contains(part.Number)).ToListAsync(cancellationToken);
        return parts.ToDictionary(part => part.Number, part => (ReadOnlyMemory<byte>)seal.Open(part.Number, part.Sealed));
    }

    private static Task DeleteFiles(WorkflowDbContext database, AuthorityId authority, ImportRunId run, CancellationToken cancellationToken) =>
        database.ImportParts.Where(part => part.AuthorityId == authority && part.ImportId == run && part.Number < RehearsalNumber).ExecuteDeleteAsync(cancellationToken);

    private static IQueryable<StoredImportRun> Row(WorkflowDbContext database, AuthorityId authority, ImportRunId run) =>
        database.ImportRuns.Where(row => row.AuthorityId == authority && row.ImportId == run);

    private static IQueryable<StoredImportRun> Mine(WorkflowDbContext database, ClaimedRun claimed)
    {
        var claim = claimed.Claim;
        return Row(database, claimed.Run.Authority, claimed.Run.Id).Where(row => row.State == ImportRunState.Confirmed && row.Claim == claim);
    }

    private static ContentSeal SealOf(ImportRunId run, byte[] key) => new(key, run.ToString(), Parts);

    private static StoredImportPart Part(ImportRun run, int number, byte[] content) => new() { AuthorityId = run.Authority, ImportId = run.Id, Number = number, Sealed = content };

    private static ImportRun Read(StoredImportRun row) => new()
    {
        Id = row.ImportId, Authority = row.AuthorityId, System = row.System, Plan = row.PlanHash, Cases = row.Cases, Uploaded = new Signature(row.UploadedBy, row.UploadedAt), State = row.State,
        Confirmed = row is { ConfirmedBy: { } by, ConfirmedAt: { } at } ? new Signature(by, at) : null,
        Reason = row.Reason, Done = row.Done, Attempts = row.Attempts, EndedAt = row.EndedAt, Refusal = row.Refusal, BroughtIn = row.BroughtIn, NotBroughtIn = row.NotBroughtIn,
    };
}
