using ChildProtection.Workflow.Cases.Staff;

namespace ChildProtection.Workflow.Cases.Access;

/// <summary>
/// The one table of who may do what, by role (rules catalogue, section 2). A permission opens the door; which cases stand behind it is decided by
/// the relation to the child (<see cref="CaseDoor"/>), and which task or action by the definition.
/// </summary>
public static class AccessTable
{
    private static readonly Permission[] Practice = [Permission.SeeMyWork, Permission.SeeCase, Permission.DoWork, Permission.ReadDefinitions, Permission.RecordAbsence];

    private static readonly Permission[] Casework = [.. Practice, Permission.OpenCase, Permission.OpenInEmergency];

    private static readonly Permission[] SocialWork = [.. Casework, Permission.Correct];

    private static readonly Permission[] Answering =
        [Permission.SeeTeamWork, Permission.AssignRoles, Permission.RelateAgencies, Permission.SeeLooks, Permission.SeeOverrides, Permission.ReviewEmergencies, Permission.MergeChildren];

    private static readonly Permission[] Management = [.. SocialWork, .. Answering];

    // They decide and answer for what is done; what others recorded they do not rewrite.
    private static readonly Permission[] SeniorManagement =
        [.. Casework, .. Answering, Permission.ExcuseBreach, Permission.RestrictFiles, Permission.OpenRestricted, Permission.SeeOutOfHours, Permission.ImportCases];

    private static readonly Permission[] Enquiries = [Permission.SeeRegister, Permission.SeeEnquiries, Permission.AnswerEnquiries];

    private static readonly Dictionary<string, Permission[]> ByRole = new(StringComparer.Ordinal)
    {
        ["lead_social_worker"] = [.. SocialWork, Permission.RelateAgencies],
        ["social_worker"] = [.. SocialWork, Permission.RelateAgencies],
        ["cover_worker"] = SocialWork,
        ["duty_worker"] = [.. SocialWork, Permission.OpenRestricted, Permission.SeeOutOfHours, .. Enquiries],
        ["team_manager"] = Management,
        ["duty_manager"] = [.. Management, Permission.OpenRestricted, Permission.SeeOutOfHours, .. Enquiries],
        ["senior_manager"] = [.. SeniorManagement, .. Enquiries],
        ["head_of_service"] = [.. SeniorManagement, .. Enquiries],
        ["conference_chair"] = [.. Practice, Permission.Correct, Permission.OpenInEmergency],
        ["conference_service_manager"] = [.. Practice, Permission.SeeTeamWork, Permission.SeeOverrides],
        ["independent_reviewing_officer"] = Practice,
        ["note_taker"] = Practice,
        // From outside the authority: one child's dates, the offer, and what that child lets them say.
        ["advocate"] = [Permission.SeeMyWork, Permission.SeeCase, Permission.DoWork],
        ["business_support"] = Practice,
        ["custodian"] = [.. Practice, Permission.Correct, .. Enquiries],
        ["board_manager"] = [.. Practice, Permission.SeeRegister, Permission.SeeEnquiries],
        ["legal_adviser"] = Practice,
        // Figures, and a child's file with a reason: reads, and changes nothing.
        ["auditor"] = [Permission.SeeCase, Permission.OpenInEmergency, Permission.SeeLooks, Permission.SeeOverrides, Permission.ReadDefinitions],
        [ProductRole.Administrator] = [Permission.ReadDefinitions, Permission.KeepStaff, Permission.RecordAbsence, Permission.SeeFormTimes, Permission.ImportCases],
        [ProductRole.Operator] = [Permission.Operate],
    };

    /// <summary>Every role of the table, in order of name.</summary>
    public static IReadOnlyList<string> Roles { get; } = [.. ByRole.Keys.Order(StringComparer.Ordinal)];

    /// <summary>Whether somebody who still works here may.</summary>
    public static bool Allows(StaffMember staff, Permission permission) => staff.LeftOn is null && Allows(staff.Roles, permission);

    /// <summary>Whether any of the roles gives the permission. A role that the table does not name gives nothing.</summary>
    public static bool Allows(IEnumerable<string> roles, Permission permission) =>
        roles.Any(role => ByRole.TryGetValue(role, out var given) && given.Contains(permission));

    /// <summary>The permissions of one role; empty for a role that the table does not name.</summary>
    public static IReadOnlyList<Permission> Of(string role) =>
        ByRole.TryGetValue(role, out var given) ? [.. given.Order()] : [];
}
