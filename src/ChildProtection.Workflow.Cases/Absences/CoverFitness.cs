using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Rules;
using ChildProtection.Workflow.Cases.Staff;

namespace ChildProtection.Workflow.Cases.Absences;

/// <summary>Who may cover for whom: somebody of the same role, or who leads it. Cover is no way round what the table of rights gives to each role.</summary>
[Basis(
    "W3", "O5",
    En = "Whoever covers holds each role of the one who is away, or one that leads it.",
    Cy = "Mae gan bwy bynnag sy’n cyflenwi bob rôl sydd gan y sawl sydd i ffwrdd, neu un sy’n ei harwain.")]
public static class CoverFitness
{
    private static readonly string[] Leading = ["team_manager", "duty_manager", "senior_manager", "head_of_service"];

    private static readonly string[] SocialWork = ["social_worker", "lead_social_worker", "cover_worker"];

    /// <summary>The roles that may cover for each, beside itself.</summary>
    private static readonly Dictionary<string, string[]> AlsoBy = new(StringComparer.Ordinal)
    {
        ["social_worker"] = [.. SocialWork, .. Leading],
        ["lead_social_worker"] = [.. SocialWork, .. Leading],
        ["cover_worker"] = [.. SocialWork, .. Leading],
        ["duty_worker"] = ["duty_manager"],
        ["team_manager"] = ["duty_manager", "senior_manager", "head_of_service"],
        ["duty_manager"] = ["team_manager", "senior_manager", "head_of_service"],
        ["senior_manager"] = ["head_of_service"],
        ["conference_chair"] = ["conference_service_manager"],
    };

    /// <summary>Whether the one may cover for the other, who is somebody else. Roles that work no cases do not count.</summary>
    public static bool MayCover(StaffMember cover, StaffMember away)
    {
        ArgumentNullException.ThrowIfNull(cover);
        ArgumentNullException.ThrowIfNull(away);
        return cover.Id != away.Id && cover.Authority == away.Authority && AccessTable.Allows(cover, Permission.DoWork)
            && away.Roles.Where(role => AccessTable.Allows([role], Permission.DoWork))
                .All(role => cover.Holds(role) || AlsoBy.GetValueOrDefault(role, []).Any(cover.Holds));
    }
}
