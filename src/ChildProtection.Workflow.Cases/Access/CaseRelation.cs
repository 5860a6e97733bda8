using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Cases.Access;

/// <summary>What ties people to a case: the grounds on which somebody may see it.</summary>
/// <param name="Authority">The authority whose case it is.</param>
/// <param name="Team">The team that works it.</param>
/// <param name="Holders">The users who hold a role for this case by assignment.</param>
/// <param name="RolesAsked">The roles of which the case's open tasks, escalations and alarms ask something.</param>
public sealed record CaseRelation(
    AuthorityId Authority,
    TeamId Team,
    IReadOnlySet<UserId> Holders,
    IReadOnlySet<string> RolesAsked);
