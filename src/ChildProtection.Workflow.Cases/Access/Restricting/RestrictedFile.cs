using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Cases.Access.Restricting;

/// <summary>A child whose file is restricted by one record or by several.</summary>
/// <param name="Restrictions">At least one.</param>
/// <param name="Records">All records of the child, restricted themselves or not.</param>
internal sealed record RestrictedFile(IReadOnlyList<Restriction> Restrictions, IReadOnlySet<ChildId> Records)
{
    public bool Names(UserId user) => Restrictions.All(restriction => restriction.Names(user));

    public bool KeepsOut(UserId user) => Restrictions.Any(restriction => restriction.KeepsOut(user));
}
