namespace ChildProtection.Workflow.Server.People.Merging;

/// <summary>Two children side by side, with what is to be looked at first.</summary>
/// <param name="LosingSight">Who will not see their case any more; null: nobody.</param>
public sealed record ComparedChildren(SidePanel First, SidePanel Second, IReadOnlyList<string> Warnings, string? LosingSight);
