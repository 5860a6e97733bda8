namespace ChildProtection.Workflow.Server.Notices;

public static class NoticePaths
{
    public const string All = "/notices";

    /// <summary>Which of them come by mail.</summary>
    public const string Mail = "/notices/mail";
}
