using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People.Matching;
using ChildProtection.Workflow.Cases.RegisterEnquiries;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ChildProtection.Workflow.Storage.RegisterEnquiries;

/// <summary>Enquiries to the register, through EF Core. Of two people who add to one at once, the number of the entry lets the first through.</summary>
public sealed class RegisterEnquiryStore(IDbContextFactory<WorkflowDbContext> contexts) : IRegisterEnquiries
{
    public async Task<bool> Add(RegisterEnquiry enquiry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(enquiry);
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        database.RegisterEnquiries.Add(new StoredRegisterEnquiry
        {
            AuthorityId = enquiry.Authority, EnquiryId = enquiry.Id, AskedAt = enquiry.AskedAt, SettledAt = SettledAt(enquiry),
        });
        Enter(database, enquiry, 0);
        await Key(database, enquiry, cancellationToken);
        return await Saved(database, enquiry, 1, cancellationToken);
    }

    public async Task<bool> Extend(RegisterEnquiry enquiry, int known, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(enquiry);
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        if (await database.RegisterEnquiries.SingleOrDefaultAsync(row => row.AuthorityId == enquiry.Authority && row.EnquiryId == enquiry.Id, cancellationToken) is not { } head)
        {
            return false;
        }
        head.SettledAt = SettledAt(enquiry);
        Enter(database, enquiry, known);
        await Key(database, enquiry, cancellationToken);
        return await Saved(database, enquiry, known + 1, cancellationToken);
    }

    public async Task<RegisterEnquiry?> Find(AuthorityId authority, EnquiryId enquiry, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return (await Read(database, authority, [enquiry], cancellationToken)).SingleOrDefault();
    }

    public async Task<IReadOnlyList<RegisterEnquiry>> Latest(AuthorityId authority, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var ids = await database.RegisterEnquiries.AsNoTracking().Where(row => row.AuthorityId == authority)
            .OrderByDescending(row => row.AskedAt).ThenByDescending(row => row.EnquiryId).Take(IRegisterEnquiries.EnquiriesMax).Select(row => row.EnquiryId).ToListAsync(cancellationToken);
        return await Read(database, authority, ids, cancellationToken);
    }

    public async Task<IReadOnlyList<RegisterEnquiry>> Unsettled(AuthorityId authority, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var ids = await database.RegisterEnquiries.AsNoTracking().Where(row => row.AuthorityId == authority && row.SettledAt == null)
            .OrderBy(row => row.AskedAt).Take(IRegisterEnquiries.EnquiriesMax).Select(row => row.EnquiryId).ToListAsync(cancellationToken);
        return await Read(database, authority, ids, cancellationToken);
    }

    public async Task<IReadOnlyList<RegisterEnquiry>> WithAny(AuthorityId authority, IReadOnlyList<string> keys, Instant from, CancellationToken cancellationToken)
    {
        if (keys.Count == 0)
        {
            return [];
        }
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var asked = keys.ToArray();
        var having = database.RegisterEnquiryKeys.Where(row => row.AuthorityId == authority && EF.Parameter(asked).Contains(row.Key)).Select(row => row.EnquiryId);
        var ids = await database.RegisterEnquiries.AsNoTracking().Where(row => row.AuthorityId == authority && row.AskedAt >= from && having.Contains(row.EnquiryId))
            .OrderByDescending(row => row.AskedAt).Take(IRegisterEnquiries.EnquiriesMax).Select(row => row.EnquiryId).ToListAsync(cancellationToken);
        return await Read(database, authority, ids, cancellationToken);
    }

    private static Instant? SettledAt(RegisterEnquiry enquiry) => enquiry.IsSettled ? enquiry.Entries[^1].Signed.At : null;

    private static void Enter(WorkflowDbContext database, RegisterEnquiry enquiry, int known)
    {
        for (var index = known; index < enquiry.Entries.Count; index++)
        {
            var (kind, payload) = EnquiryFormat.Write(enquiry.Entries[index].Step);
            var signed = enquiry.Entries[index].Signed;
            database.RegisterEnquiryEntries.Add(new StoredRegisterEnquiryEntry
            {
                AuthorityId = enquiry.Authority, EnquiryId = enquiry.Id, Sequence = index + 1, RecordedAt = signed.At, RecordedBy = signed.By, Kind = kind, Payload = payload,
            });
        }
    }

    /// <summary>A corrected name is found by both: what was asked first was asked too.</summary>
    private static async Task Key(WorkflowDbContext database, RegisterEnquiry enquiry, CancellationToken cancellationToken)
    {
        var there = await database.RegisterEnquiryKeys.AsNoTracking()
            .Where(row => row.AuthorityId == enquiry.Authority && row.EnquiryId == enquiry.Id).Select(row => row.Key).ToListAsync(cancellationToken);
        database.RegisterEnquiryKeys.AddRange(SearchKeys.Stored(enquiry.Child.Sketch).Except(there).Select(key => new StoredRegisterEnquiryKey
        {
            AuthorityId = enquiry.Authority, Key = key, EnquiryId = enquiry.Id,
        }));
    }

    /// <param name="sequence">The first entry that is new.</param>
    private async Task<bool> Saved(WorkflowDbContext database, RegisterEnquiry enquiry, int sequence, CancellationToken cancellationToken)
    {
        try
        {
            await database.SaveChangesAsync(cancellationToken);
            return true;
        }
        catch (DbUpdateException)
        {
            await using var afresh = await contexts.CreateDbContextAsync(cancellationToken);
            if (await afresh.RegisterEnquiryEntries.AnyAsync(
                row => row.AuthorityId == enquiry.Authority && row.EnquiryId == enquiry.Id && row.Sequence == sequence, cancellationToken))
            {
                return false;
            }
            throw;
        }
    }

    private static async Task<IReadOnlyList<RegisterEnquiry>> Read(
        WorkflowDbContext database, AuthorityId authority, IReadOnlyList<EnquiryId> enquiries, CancellationToken cancellationToken)
    {
        var asked = enquiries.ToArray();
        var rows = (await database.RegisterEnquiryEntries.AsNoTracking()
            .Where(row => row.AuthorityId == authority && EF.Parameter(asked).Contains(row.EnquiryId)).OrderBy(row => row.Sequence).ToListAsync(cancellationToken)).ToLookup(row => row.EnquiryId);
        return
        [
            .. enquiries.Where(rows.Contains).Select(id => new RegisterEnquiry(
                authority, id, [.. rows[id].Select(row => new EnquiryEntry(new Signature(row.RecordedBy, row.RecordedAt), EnquiryFormat.Read(row.Kind, row.Payload)))])),
        ];
    }
}
