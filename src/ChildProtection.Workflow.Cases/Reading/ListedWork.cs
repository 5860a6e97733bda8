using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Runtime;

namespace ChildProtection.Workflow.Cases.Reading;

/// <summary>One line of somebody's list as stored: the row, and whose case it is.</summary>
public sealed record ListedWork(TaskRow Row, CaseId Case, ChildId Child, string ChildName, TeamId Team, string DefinitionHash, string MainState)
{
    /// <summary>What the child's family group is called; null: the child belongs to none.</summary>
    public string? Family { get; init; }
}
