namespace ChildProtection.Workflow.Engine.Diagnostics;

/// <summary>What a diagnostic means for whoever wrote the text: an error keeps it from being used, a warning does not.</summary>
public enum Severity
{
    Error,
    Warning,
}
