using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Cases.Staff;

/// <summary>A team that works cases.</summary>
public sealed record Team(TeamId Id, string Name);
