using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Cases.Staff;

/// <summary>Who works here, in which role and team.</summary>
public interface IStaffDirectory
{
    Task<StaffMember?> Find(UserId user, CancellationToken cancellationToken);

    Task<StaffMember?> FindBySignInName(string signInName, CancellationToken cancellationToken);

    /// <summary>Everybody of the authority who has not left, by name.</summary>
    Task<IReadOnlyList<StaffMember>> Everybody(AuthorityId authority, CancellationToken cancellationToken);

    /// <summary>The names of everybody who has or had an account in the authority: what somebody recorded stays under their name when they have left.</summary>
    Task<IReadOnlyDictionary<UserId, string>> Names(AuthorityId authority, CancellationToken cancellationToken);

    /// <summary>Everybody of every authority who has not left.</summary>
    Task<IReadOnlyList<StaffMember>> EverybodyEverywhere(CancellationToken cancellationToken);
}
