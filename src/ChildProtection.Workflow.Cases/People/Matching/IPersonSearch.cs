using ChildProtection.Workflow.Cases.Access.Restricting;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Runtime;

namespace ChildProtection.Workflow.Cases.People.Matching;

/// <summary>Finds people on file by the keys of <see cref="SearchKeys"/>. Apart from that, says nothing about who may see them.</summary>
public interface IPersonSearch
{
    /// <summary>Those who have one of the keys (a child with several records is found by each, and stands there as the one that counts), at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<FoundPerson>> WithAny(AuthorityId authority, IReadOnlyList<string> keys, int limit, CancellationToken cancellationToken);

    /// <summary>Those who have a key of every group, at most <paramref name="limit"/>.</summary>
    Task<IReadOnlyList<FoundPerson>> WithAll(AuthorityId authority, IReadOnlyList<IReadOnlyList<string>> groups, int limit, CancellationToken cancellationToken);

    /// <summary>The children whom each person belongs to: themselves, those they are related to, live with, or are in one family group with.</summary>
    Task<ILookup<PersonId, ChildId>> ChildrenOf(AuthorityId authority, IReadOnlyList<PersonId> persons, CancellationToken cancellationToken);

    /// <summary>The cases that the children have or had under these records.</summary>
    Task<IReadOnlyList<CaseHead>> CasesOf(AuthorityId authority, IReadOnlyList<ChildId> children, CancellationToken cancellationToken);

    /// <summary>
    /// Family groups that one of the children on file with one of the keys is in, with the names of all their children but those whose files are not there for the reader.
    /// </summary>
    Task<IReadOnlyList<KnownFamily>> Families(AuthorityId authority, IReadOnlyList<string> keys, HiddenFiles hidden, int limit, CancellationToken cancellationToken);
}
