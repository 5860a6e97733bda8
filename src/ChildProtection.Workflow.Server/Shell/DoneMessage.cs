namespace ChildProtection.Workflow.Server.Shell;

/// <summary>The message that a finished form leaves for the page after it.</summary>
public static class DoneMessage
{
    public const string Key = "done";
}
