using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.OutOfHours;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ChildProtection.Workflow.Storage.OutOfHours;

/// <summary>Handover notes, through EF Core.</summary>
public sealed class Handovers(IDbContextFactory<WorkflowDbContext> contexts) : IHandovers
{
    public async Task Add(AuthorityId authority, Guid id, CaseId caseId, Signature written, string words, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        database.HandoverNotes.Add(new StoredHandoverNote { AuthorityId = authority, NoteId = id, CaseId = caseId, WrittenAt = written.At, WrittenBy = written.By, Words = words });
        try
        {
            await database.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException)
        {
            // Of the same form sent twice, the database takes one.
            await using var now = await contexts.CreateDbContextAsync(cancellationToken);
            if (!await now.HandoverNotes.AnyAsync(row => row.AuthorityId == authority && row.NoteId == id, cancellationToken))
            {
                throw;
            }
        }
    }

    public async Task<IReadOnlyList<HandoverNote>> Since(AuthorityId authority, Instant since, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await Read(database, database.HandoverNotes.Where(row => row.AuthorityId == authority && row.WrittenAt >= since), cancellationToken);
    }

    public async Task<IReadOnlyList<HandoverNote>> Of(AuthorityId authority, CaseId caseId, Instant since, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await Read(database, database.HandoverNotes.Where(row => row.AuthorityId == authority && row.CaseId == caseId && row.WrittenAt >= since), cancellationToken);
    }

    private static async Task<IReadOnlyList<HandoverNote>> Read(WorkflowDbContext database, IQueryable<StoredHandoverNote> found, CancellationToken cancellationToken)
    {
        var rows = await (
            from note in found.AsNoTracking()
            join one in database.Cases.AsNoTracking() on new { note.AuthorityId, note.CaseId } equals new { one.AuthorityId, one.CaseId }
            orderby note.WrittenAt descending, note.NoteId
            select new { Note = note, one.ChildId, one.TeamId }).Take(IHandovers.NotesMax).ToListAsync(cancellationToken);
        if (rows.Count == 0)
        {
            return [];
        }
        var (authority, cases) = (rows[0].Note.AuthorityId, rows.Select(row => row.Note.CaseId).Distinct().ToList());
        var held = (await database.Assignments.AsNoTracking()
            .Where(row => row.AuthorityId == authority && row.ToAt == null && cases.Contains(row.CaseId)).ToListAsync(cancellationToken)).ToLookup(row => row.CaseId);
        return
        [
            .. rows.Select(row => new HandoverNote(
                row.Note.NoteId, row.Note.CaseId, row.ChildId, row.TeamId, [.. held[row.Note.CaseId].Select(one => (one.Role, one.UserId))], new Signature(row.Note.WrittenBy, row.Note.WrittenAt),
                row.Note.Words)),
        ];
    }
}
