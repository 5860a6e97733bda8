namespace ChildProtection.Workflow.Server.Reassigning;

public static class ReassignPaths
{
    public const string New = "/team-tasks/reassign";

    public static string Done(Guid id) => $"/team-tasks/reassigned/{id}";
}
