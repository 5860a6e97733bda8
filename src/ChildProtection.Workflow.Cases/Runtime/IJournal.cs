using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Cases.Runtime;

/// <summary>Reads and verifies the journals of cases. Nothing here writes.</summary>
public interface IJournal
{
    /// <summary>The entries after <paramref name="afterSequence"/> (0: from the first), in order, at most <paramref name="limit"/> (1 to <see cref="EntriesMax"/>).</summary>
    Task<IReadOnlyList<JournalRow>> Read(AuthorityId authority, CaseId caseId, long afterSequence, int limit, CancellationToken cancellationToken);

    /// <summary>Checks the whole chain of a case, page by page; null when the authority has no such case.</summary>
    Task<JournalVerdict?> Verify(AuthorityId authority, CaseId caseId, CancellationToken cancellationToken);

    /// <summary>The most entries in one answer.</summary>
    public const int EntriesMax = 1_000;
}
