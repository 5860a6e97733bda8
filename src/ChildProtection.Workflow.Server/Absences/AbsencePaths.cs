using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Server.Absences;

/// <summary>Where the pages of absences are.</summary>
public static class AbsencePaths
{
    public const string All = "/absences";

    public const string Record = "/absences/record";

    public static string Of(AbsenceId absence) => $"{All}/{absence}";

    public static string Digest(AbsenceId absence) => $"{Of(absence)}/digest";
}
