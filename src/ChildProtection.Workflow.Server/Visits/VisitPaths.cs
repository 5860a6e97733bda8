using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Server.Work;

namespace ChildProtection.Workflow.Server.Visits;

/// <summary>The addresses of the sheet of visits, and of forms from which the way leads back to it.</summary>
public static class VisitPaths
{
    public const string Sheet = "/visits";

    /// <summary>The part of an address that says from where a form was opened.</summary>
    public const string From = "from";

    private const string Visits = "visits";

    /// <summary>A form that leads back to the sheet once it is sent.</summary>
    public static string FromVisits(string path) => $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{From}={Visits}";

    /// <summary>Where a form of a case leads back to: where it was opened from.</summary>
    public static string Back(HttpRequest request, CaseId id) => IsFromVisits(request) ? Sheet : CasePaths.Case(id);

    public static bool IsFromVisits(HttpRequest request) => request.Query[From] == Visits;
}
