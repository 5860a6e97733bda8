using System.Text;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Workflow.Storage.Journal;

/// <summary>Reads and verifies journals: the same on both databases.</summary>
public sealed class JournalReader(IDbContextFactory<WorkflowDbContext> contexts) : IJournal
{
    public async Task<IReadOnlyList<JournalRow>> Read(AuthorityId authority, CaseId caseId, long afterSequence, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, IJournal.EntriesMax);
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        return await Read(context, authority, caseId, afterSequence, limit, cancellationToken);
    }

    public async Task<JournalVerdict?> Verify(AuthorityId authority, CaseId caseId, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        // The head first: a step that commits while the journal is read adds entries behind it, which are not looked at.
        var end = await context.Cases.AsNoTracking()
            .Where(stored => stored.AuthorityId == authority && stored.CaseId == caseId)
            .Select(stored => new { stored.LastSequence, stored.LastHash })
            .SingleOrDefaultAsync(cancellationToken);
        if (end is null)
        {
            return null;
        }
        var chain = new JournalChain(authority, caseId);
        for (long read = 0; read < end.LastSequence;)
        {
            var limit = (int)Math.Min(IJournal.EntriesMax, end.LastSequence - read);
            var entries = await Read(context, authority, caseId, read, limit, cancellationToken);
            if (entries.Count == 0 || !entries.All(chain.Follow))
            {
                break;
            }
            read = entries[^1].Sequence;
        }
        return chain.Conclude(end.LastSequence, end.LastHash);
    }

    private static async Task<IReadOnlyList<JournalRow>> Read(
        WorkflowDbContext context, AuthorityId authority, CaseId caseId, long afterSequence, int limit, CancellationToken cancellationToken)
    {
        var entries = await context.Journal.AsNoTracking()
            .Where(entry => entry.AuthorityId == authority && entry.CaseId == caseId && entry.Sequence > afterSequence)
            .OrderBy(entry => entry.Sequence)
            .Take(limit)
            .ToListAsync(cancellationToken);
        return [.. entries.Select(entry => new JournalRow(
            entry.Sequence, entry.Kind, entry.OccurredAt, entry.RecordedAt, entry.Actor, Encoding.UTF8.GetBytes(entry.Payload), entry.Hash))];
    }
}
