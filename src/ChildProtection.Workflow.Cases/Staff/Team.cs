using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Cases.Staff;

/// <summary>A team that works cases.</summary>
/// <param name="IsClosed">It works no longer; its name stands for what it did.</param>
public sealed record Team(TeamId Id, string Name, bool IsClosed = false);
