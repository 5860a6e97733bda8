using ChildProtection.Workflow.Cases.Rules;
using ChildProtection.Workflow.Cases.Runtime;

namespace ChildProtection.Workflow.Cases.Staff;

/// <summary>Who may not chair the conferences of a child: whoever works or worked with a child of the household, or manages those who do.</summary>
[Basis(
    "C10", "O28",
    En = "Whoever leads, led or covered the case of this child, or of another child of the family or household, does not chair its conferences, and neither does the manager of its team.",
    Cy = "Nid yw’r sawl sy’n arwain, a fu’n arwain neu a gyflenwodd achos y plentyn hwn, neu blentyn arall o’r teulu neu’r aelwyd, yn cadeirio ei gynadleddau, na rheolwr ei dîm chwaith.")]
public sealed class ChairIndependence(IAssignments assignments)
{
    /// <summary>The role that is barred to them.</summary>
    public const string Chair = "conference_chair";

    /// <summary>The roles of a case whose holders work with the child.</summary>
    public static readonly IReadOnlyList<string> WorkersRoles = ["lead_social_worker", "cover_worker"];

    private const string Manager = "team_manager";

    /// <summary>Whether somebody is barred from chairing the conferences of that case.</summary>
    public async Task<bool> Bars(StaffMember member, CaseState state, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(member);
        ArgumentNullException.ThrowIfNull(state);
        return (member.Holds(Manager) && member.Teams.Contains(state.Head.Team))
            || (await assignments.HeldAround(member.Authority, state.Head.Child, WorkersRoles, cancellationToken)).Contains(member.Id);
    }
}
