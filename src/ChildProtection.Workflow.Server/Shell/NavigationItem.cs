using System.Security.Claims;
using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Server.SignIn;

namespace ChildProtection.Workflow.Server.Shell;

/// <summary>One place to go from anywhere, for those whose roles give it.</summary>
/// <param name="TextKey">Of its text; for what is named by the nation, among the texts of its register.</param>
public sealed record NavigationItem(string Path, string TextKey, Permission Needs, bool OfNation = false)
{
    public static IReadOnlyList<NavigationItem> All { get; } =
    [
        new("/work", "nav.my_work", Permission.SeeMyWork),
        new("/team-tasks", "nav.team_tasks", Permission.SeeTeamWork),
        new("/out-of-hours", "nav.out_of_hours", Permission.SeeOutOfHours),
        new("/cases", "nav.cases", Permission.SeeCase),
        new("/search", "nav.search", Permission.SeeCase),
        new("/restricted", "nav.restricted", Permission.RestrictFiles),
        new("/register", "menu", Permission.SeeRegister, OfNation: true),
        new("/register/enquiries", "menu_enquiries", Permission.SeeEnquiries, OfNation: true),
        new("/absences", "nav.absences", Permission.RecordAbsence),
        new("/looks", "nav.looks", Permission.SeeLooks),
        new("/overrides", "nav.overrides", Permission.SeeOverrides),
        new("/rules", "nav.rules", Permission.ReadDefinitions),
        new("/form-times", "nav.form_times", Permission.SeeFormTimes),
        new("/import", "nav.import", Permission.ImportCases),
        new("/staff", "nav.staff", Permission.KeepStaff),
        new("/operations", "nav.operations", Permission.Operate),
    ];

    public static IReadOnlyList<NavigationItem> For(ClaimsPrincipal reader)
    {
        var roles = reader.Roles().ToList();
        return [.. All.Where(item => AccessTable.Allows(roles, item.Needs))];
    }
}
