using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Attachments;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Attachments;

/// <summary>Files kept with cases, in the database, through EF Core. Why there: docs/decisions/attachments.md.</summary>
public sealed class AttachmentStore(IDbContextFactory<WorkflowDbContext> contexts, IContentKeys keys) : IAttachments
{
    /// <summary>The filter of the index of what a scanner has to look at: <see cref="ScanState.NotScanned"/> and <see cref="ScanState.Waiting"/>.</summary>
    internal const string ToScanFilter = "scan in (0, 1)";

    /// <summary>How often keeping a file is tried again when somebody else kept the same content at the same moment.</summary>
    private const int AttemptsMax = 3;

    public async Task<IReadOnlyList<Attachment>> Of(AuthorityId authority, CaseId caseId, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await database.Attachments.AsNoTracking().Where(row => row.AuthorityId == authority && row.CaseId == caseId)
            .OrderByDescending(row => row.RecordedAt).ThenBy(row => row.AttachmentId).Take(AttachmentLimits.PerCaseMax).ToListAsync(cancellationToken);
        return await Read(database, authority, rows, cancellationToken);
    }

    public async Task<Attachment?> Find(AuthorityId authority, CaseId caseId, AttachmentId attachment, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await database.Attachments.AsNoTracking()
            .Where(row => row.AuthorityId == authority && row.AttachmentId == attachment && row.CaseId == caseId).ToListAsync(cancellationToken);
        return (await Read(database, authority, rows, cancellationToken)).SingleOrDefault();
    }

    public async Task<AttachmentWriting> Add(
        AuthorityId authority, CaseId caseId, AttachmentId attachment, AttachmentEntry first, ReadOnlyMemory<byte> content, ScanState scan, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(first);
        var file = ((AttachmentChange.Added)first.Change).File;
        for (var attempt = 1; ; attempt++)
        {
            await using var database = await contexts.CreateDbContextAsync(cancellationToken);
            if (await database.Attachments.AnyAsync(row => row.AuthorityId == authority && row.AttachmentId == attachment, cancellationToken))
            {
                return await IsTheSame(database, authority, caseId, attachment, first, cancellationToken) ? AttachmentWriting.WrittenBefore : AttachmentWriting.Conflict;
            }
            if (await database.Attachments.CountAsync(row => row.AuthorityId == authority && row.CaseId == caseId, cancellationToken) >= AttachmentLimits.PerCaseMax)
            {
                return AttachmentWriting.TooMany;
            }
            var kept = await database.FileContents.SingleOrDefaultAsync(row => row.AuthorityId == authority && row.ContentHash == file.Hash, cancellationToken);
            if (kept?.Scan == ScanState.Harmful)
            {
                return AttachmentWriting.KnownHarmful;
            }
            try
            {
                await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
                if (kept is null)
                {
                    await Keep(database, authority, file, content, scan, first.Signature.At, cancellationToken);
                }
                else if (scan == ScanState.Clean)
                {
                    kept.Scan = ScanState.Clean;
                }
                database.Attachments.Add(new StoredAttachment
                {
                    AuthorityId = authority, AttachmentId = attachment, CaseId = caseId, ContentHash = file.Hash, RecordedAt = first.Signature.At,
                });
                database.AttachmentEntries.Add(Row(authority, attachment, 0, first));
                await database.SaveChangesAsync(cancellationToken);
                await transaction.CommitAsync(cancellationToken);
                return AttachmentWriting.Written;
            }
            catch (DbUpdateException) when (attempt < AttemptsMax)
            {
                // The same content, or the same command, came at the same moment: what it wrote is read now.
            }
        }
    }

    public async Task<AttachmentWriting> Append(AuthorityId authority, Attachment seen, AttachmentEntry entry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(seen);
        ArgumentNullException.ThrowIfNull(entry);
        if (seen.Entries.Length >= AttachmentLimits.EntriesMax)
        {
            return AttachmentWriting.Conflict;
        }
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        database.AttachmentEntries.Add(Row(authority, seen.Id, seen.Entries.Length, entry));
        try
        {
            await database.SaveChangesAsync(cancellationToken);
            return AttachmentWriting.Written;
        }
        catch (DbUpdateException)
        {
            return AttachmentWriting.Conflict;
        }
    }

    public async Task<IAsyncEnumerable<ReadOnlyMemory<byte>>?> Content(AuthorityId authority, string hash, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await database.FileContents.AsNoTracking().SingleOrDefaultAsync(row => row.AuthorityId == authority && row.ContentHash == hash, cancellationToken)
                is { Scan: not ScanState.Harmful } kept
            && keys.Unlock(authority, kept.LockedKey) is { } key
            ? Parts(authority, kept, key, cancellationToken)
            : null;
    }

    public async Task<IReadOnlyList<(AuthorityId Authority, string Hash)>> ToScan(int limit, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await database.FileContents.AsNoTracking().Where(row => row.Scan == ScanState.NotScanned || row.Scan == ScanState.Waiting)
            .OrderBy(row => row.TriedAt != null).ThenBy(row => row.TriedAt).ThenBy(row => row.KeptAt).Take(limit)
            .Select(row => new { row.AuthorityId, row.ContentHash }).ToListAsync(cancellationToken);
        return [.. rows.Select(row => (row.AuthorityId, row.ContentHash))];
    }

    public async Task Settle(AuthorityId authority, string hash, ScanVerdict verdict, Instant at, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        await using var transaction = await database.Database.BeginTransactionAsync(cancellationToken);
        if (await database.FileContents.SingleOrDefaultAsync(row => row.AuthorityId == authority && row.ContentHash == hash, cancellationToken) is not { } kept)
        {
            return;
        }
        kept.TriedAt = at;
        switch (verdict)
        {
            case ScanVerdict.Clean:
                kept.Scan = ScanState.Clean;
                break;
            case ScanVerdict.Harmful harmful:
                (kept.Scan, kept.Finding) = (ScanState.Harmful, harmful.Finding);
                await database.FileParts.Where(row => row.AuthorityId == authority && row.ContentHash == hash).ExecuteDeleteAsync(cancellationToken);
                break;
            default:
                // Nobody opens it until a scanner could look at it.
                kept.Scan = ScanState.Waiting;
                break;
        }
        await database.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    public async Task Look(AuthorityId authority, AttachmentId attachment, UserId user, Instant at, CancellationToken cancellationToken)
    {
        var hour = Instant.FromUnixTimeSeconds(at.ToUnixTimeSeconds() / NodaConstants.SecondsPerHour * NodaConstants.SecondsPerHour);
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        if (await Known())
        {
            return;
        }
        database.AttachmentLooks.Add(new StoredAttachmentLook
        {
            AuthorityId = authority, AttachmentId = attachment, UserId = user, Hour = hour, FirstAt = StoredTime.Floor(at),
        });
        try
        {
            await database.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // The same person opens it twice at once: the one entry is enough, and without one it is not opened.
            if (!await Known())
            {
                throw;
            }
        }

        Task<bool> Known() => database.AttachmentLooks.AnyAsync(
            row => row.AuthorityId == authority && row.AttachmentId == attachment && row.UserId == user && row.Hour == hour, cancellationToken);
    }

    public async Task<IReadOnlyList<AttachmentLook>> Looks(AuthorityId authority, AttachmentId attachment, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await database.AttachmentLooks.AsNoTracking().Where(row => row.AuthorityId == authority && row.AttachmentId == attachment)
            .OrderByDescending(row => row.FirstAt).Take(AttachmentLimits.LooksMax).ToListAsync(cancellationToken);
        return [.. rows.Select(row => new AttachmentLook(row.UserId, row.FirstAt))];
    }

    private async Task Keep(
        WorkflowDbContext database, AuthorityId authority, KeptFile file, ReadOnlyMemory<byte> content, ScanState scan, Instant at, CancellationToken cancellationToken)
    {
        var key = RandomNumberGenerator.GetBytes(ContentSeal.KeyBytes);
        var parts = (content.Length + AttachmentLimits.PartBytes - 1) / AttachmentLimits.PartBytes;
        database.FileContents.Add(new StoredFileContent
        {
            AuthorityId = authority, ContentHash = file.Hash, Bytes = content.Length, Parts = parts, LockedKey = keys.Lock(authority, key), Scan = scan, KeptAt = at,
        });
        await database.SaveChangesAsync(cancellationToken);
        using var seal = new ContentSeal(key, file.Hash, parts);
        for (var number = 0; number < parts; number++)
        {
            var from = number * AttachmentLimits.PartBytes;
            var part = content.Span.Slice(from, Math.Min(AttachmentLimits.PartBytes, content.Length - from));
            var row = new StoredFilePart { AuthorityId = authority, ContentHash = file.Hash, Number = number, Sealed = seal.Seal(number, part) };
            database.FileParts.Add(row);
            await database.SaveChangesAsync(cancellationToken);
            database.Entry(row).State = EntityState.Detached;
        }
    }

    private async IAsyncEnumerable<ReadOnlyMemory<byte>> Parts(
        AuthorityId authority, StoredFileContent kept, byte[] key, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        using var seal = new ContentSeal(key, kept.ContentHash, kept.Parts);
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        for (var number = 0; number < kept.Parts; number++)
        {
            var sealedPart = await database.FileParts.AsNoTracking()
                .Where(row => row.AuthorityId == authority && row.ContentHash == kept.ContentHash && row.Number == number)
                .Select(row => row.Sealed).SingleAsync(cancellationToken);
            yield return seal.Open(number, sealedPart);
        }
    }

    private static async Task<bool> IsTheSame(
        WorkflowDbContext database, AuthorityId authority, CaseId caseId, AttachmentId attachment, AttachmentEntry first, CancellationToken cancellationToken) =>
        await database.Attachments.AnyAsync(row => row.AuthorityId == authority && row.AttachmentId == attachment && row.CaseId == caseId, cancellationToken)
        && await database.AttachmentEntries.AnyAsync(
            row => row.AuthorityId == authority && row.AttachmentId == attachment && row.Sequence == 0 && row.RecordedBy == first.Signature.By, cancellationToken);

    private static async Task<IReadOnlyList<Attachment>> Read(
        WorkflowDbContext database, AuthorityId authority, IReadOnlyList<StoredAttachment> rows, CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
        {
            return [];
        }
        var (ids, hashes) = (rows.Select(row => row.AttachmentId).ToList(), rows.Select(row => row.ContentHash).Distinct().ToList());
        var entries = (await database.AttachmentEntries.AsNoTracking().Where(row => row.AuthorityId == authority && ids.Contains(row.AttachmentId)).ToListAsync(cancellationToken))
            .OrderBy(row => row.Sequence).ToLookup(row => row.AttachmentId);
        var scans = await database.FileContents.AsNoTracking().Where(row => row.AuthorityId == authority && hashes.Contains(row.ContentHash))
            .ToDictionaryAsync(row => row.ContentHash, row => row.Scan, StringComparer.Ordinal, cancellationToken);
        return [.. rows.Select(row => new Attachment(
            row.AttachmentId, row.CaseId, [.. entries[row.AttachmentId].Select(Read)], scans.GetValueOrDefault(row.ContentHash, ScanState.Waiting)))];
    }

    private static AttachmentEntry Read(StoredAttachmentEntry row) =>
        new(row.EntryId, new Signature(row.RecordedBy, row.RecordedAt), AttachmentFormat.Read(row.Kind, row.Payload));

    private static StoredAttachmentEntry Row(AuthorityId authority, AttachmentId attachment, int sequence, AttachmentEntry entry)
    {
        var (kind, payload) = AttachmentFormat.Write(entry.Change);
        return new StoredAttachmentEntry
        {
            AuthorityId = authority,
            AttachmentId = attachment,
            Sequence = sequence,
            EntryId = entry.Id,
            Kind = kind,
            RecordedAt = entry.Signature.At,
            RecordedBy = entry.Signature.By,
            Payload = payload,
        };
    }
}
