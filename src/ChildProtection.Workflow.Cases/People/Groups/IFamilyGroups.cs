using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Cases.People.Groups;

/// <summary>The family groups: who is in one is made when a case is opened, and said by hand from then on. Nothing here decides who may.</summary>
public interface IFamilyGroups
{
    /// <summary>Statements of the groups of one child that are read at most, the newest first.</summary>
    public const int StatementsMax = 500;

    /// <summary>What was ever said of the groups of the child, under each of its records, and of the child itself; the newest first.</summary>
    Task<IReadOnlyList<FamilyStatement>> Said(AuthorityId authority, ChildId child, CancellationToken cancellationToken);

    /// <summary>Takes it, for all children that it names; of two people at once the second is told so. The same again, by its command, is done.</summary>
    Task<FamilyOutcome> Say(AuthorityId authority, FamilySaying saying, CancellationToken cancellationToken);

    /// <summary>It was never so: the child's place is what it was before. The last that was said of a child in a group can be corrected.</summary>
    Task<FamilyOutcome> Correct(AuthorityId authority, Guid statement, Signature signed, string reason, CancellationToken cancellationToken);
}
