using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Cases.Access.Restricting;

/// <summary>
/// The restrictions of files, as kept. Nothing here decides who may. What is set or changed is entered in the journal of administration in the same transaction.
/// </summary>
public interface IRestrictions
{
    /// <summary>The most notices in one answer.</summary>
    public const int NoticesMax = 200;

    /// <summary>Those in force, of all authorities: they are few.</summary>
    Task<IReadOnlyList<Restriction>> InForce(CancellationToken cancellationToken);

    /// <summary>False: there is no such child on file, or the file is restricted already.</summary>
    Task<bool> Set(Restriction restriction, CancellationToken cancellationToken);

    /// <summary>False: no restriction is in force for the child, or somebody was quicker.</summary>
    Task<bool> Change(AuthorityId authority, ChildId child, RestrictionChange change, Signature by, CancellationToken cancellationToken);

    /// <summary>Tells those who are named. The same of the same person on the same day is told once.</summary>
    Task Tell(RestrictedNotice notice, CancellationToken cancellationToken);

    /// <summary>What was told about the child's file, the newest first, at most <see cref="NoticesMax"/>.</summary>
    Task<IReadOnlyList<RestrictedNotice>> Notices(AuthorityId authority, IReadOnlyList<ChildId> children, CancellationToken cancellationToken);

    /// <summary>False: there is no such notice of that child, or somebody has answered it.</summary>
    Task<bool> Answer(AuthorityId authority, ChildId child, Guid notice, Signature by, string answer, CancellationToken cancellationToken);
}
