namespace ChildProtection.Workflow.Server.OutOfHours;

/// <summary>A handover note as it is read.</summary>
/// <param name="Path">The safety summary of its child.</param>
public sealed record NightNote(string By, string When, string Words, string Child, string Path);
