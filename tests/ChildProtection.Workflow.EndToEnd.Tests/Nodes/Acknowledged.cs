using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.EndToEnd.Tests.Nodes;

/// <summary>A command that a node answered as done.</summary>
internal sealed record Acknowledged(CaseId Case, string Key, long Version);
