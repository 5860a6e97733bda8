using System.Globalization;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Execution;

namespace ChildProtection.Workflow.Cases.Access;

/// <summary>What ties people to a case: the grounds on which somebody may see it.</summary>
/// <param name="Authority">The authority whose case it is.</param>
/// <param name="Child">The child whose case it is.</param>
/// <param name="Team">The team that works it.</param>
/// <param name="Holders">The users who hold a role for this case by assignment.</param>
/// <param name="RolesAsked">
/// The roles of which the case's open tasks, escalations and alarms ask something, but for those that somebody holds for this case: then it is that
/// person who is asked, and not whoever else holds the role elsewhere. Worked out only when asked for.
/// </param>
/// <param name="RolesOfTheAuthority">The roles that somebody holds for the whole authority, and not for a team or one case.</param>
public sealed record CaseRelation(
    AuthorityId Authority,
    ChildId Child,
    TeamId Team,
    IReadOnlySet<UserId> Holders,
    Lazy<IReadOnlySet<string>> RolesAsked,
    IReadOnlySet<string> RolesOfTheAuthority)
{
    public static CaseRelation Of(CaseState state) =>
        Of(state, new Lazy<Derivation>(() => CaseMachine.Derive(state.Definition, state.Snapshot, state.Calendar)));

    public static CaseRelation Of(CaseState state, Lazy<Derivation> derivation) => new(
        state.Head.Authority,
        state.Head.Child,
        state.Head.Team,
        state.Snapshot.Holders.Values.Select(Holder).OfType<UserId>().ToHashSet(),
        new Lazy<IReadOnlySet<string>>(() => Asked(derivation.Value).Where(role => !state.Snapshot.Holders.ContainsKey(role)).ToHashSet(StringComparer.Ordinal)),
        state.Definition.Definition.Roles.Values.Where(role => role.Held == RoleHolding.Authority).Select(role => role.Name).ToHashSet(StringComparer.Ordinal));

    private static IEnumerable<string> Asked(Derivation derivation) =>
        derivation.Tasks.SelectMany(task => task.For)
            .Concat(derivation.Duties.Select(duty => duty.Role))
            .Concat(derivation.Escalations.SelectMany(escalation => escalation.To.Concat(escalation.Copy)));

    private static UserId? Holder(string id) => UserId.TryParse(id, CultureInfo.InvariantCulture, out var user) ? user : null;
}
