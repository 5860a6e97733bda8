using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Cases.People.Merging;

/// <summary>Which records on file are one child. Nothing here decides who may say so; every step is entered in the journal of administration for both records.</summary>
public interface IChildMerges
{
    /// <summary>The child's records: the one that counts first, then those that lead to it. One that was never merged is alone.</summary>
    Task<IReadOnlyList<ChildId>> RecordsOf(AuthorityId authority, ChildId child, CancellationToken cancellationToken);

    /// <summary>For each of several records that leads to another one: the one that counts.</summary>
    Task<IReadOnlyDictionary<ChildId, ChildId>> Leading(AuthorityId authority, IReadOnlyCollection<ChildId> children, CancellationToken cancellationToken);

    /// <summary>Every record of a child who has several, of all authorities, with the one that counts: they are few.</summary>
    Task<IReadOnlyList<(AuthorityId Authority, ChildId Record, ChildId Kept)>> All(CancellationToken cancellationToken);

    /// <summary>Everything that was ever said about any of these records, the newest first.</summary>
    Task<IReadOnlyList<ChildMerge>> Of(AuthorityId authority, IReadOnlyCollection<ChildId> children, CancellationToken cancellationToken);

    /// <summary>What waits for a second person, the oldest first, at most <see cref="MergeLimits.WaitingMax"/>.</summary>
    Task<IReadOnlyList<ChildMerge>> Waiting(AuthorityId authority, CancellationToken cancellationToken);

    /// <summary>Null: there is none.</summary>
    Task<ChildMerge?> Find(AuthorityId authority, Guid id, CancellationToken cancellationToken);

    /// <summary>Keeps that somebody says so. The same again, by its id, is done.</summary>
    Task<MergeOutcome> Propose(ChildMerge merge, CancellationToken cancellationToken);

    /// <summary>Takes the step, where it is still the one to take: of two people at once the second is told so.</summary>
    Task<MergeOutcome> Take(AuthorityId authority, Guid id, MergeStep step, MergeSaying saying, CancellationToken cancellationToken);
}
