namespace ChildProtection.Workflow.Cli;

/// <summary>What the shell is told.</summary>
public static class ExitCode
{
    public const int Good = 0;

    /// <summary>What was looked at is wrong: diagnostics, failed scenarios, broken invariants.</summary>
    public const int Wrong = 1;

    /// <summary>The command cannot be carried out as given.</summary>
    public const int Usage = 2;
}
