namespace ChildProtection.Workflow.Server.Forms;

/// <summary>Something to choose.</summary>
public sealed record Option(string Value, string Label, bool Chosen);
