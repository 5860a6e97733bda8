using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Server.People.Merging;

/// <summary>One of two children side by side, in words.</summary>
/// <param name="Facts">What is on file: title and value. Empty where another team works the cases.</param>
/// <param name="IsSeen">All that is on file is shown; else name, date of birth and team.</param>
public sealed record SidePanel(ChildId Child, string Name, string Born, bool IsSeen, IReadOnlyList<(string Title, string Value)> Facts, IReadOnlyList<SidePanel.OneCase> Cases)
{
    /// <param name="Path">Null: the reader does not see the case.</param>
    /// <param name="Workers">Who works it, in which role.</param>
    public sealed record OneCase(string? Path, string Title, string Team, IReadOnlyList<string> Workers);
}
