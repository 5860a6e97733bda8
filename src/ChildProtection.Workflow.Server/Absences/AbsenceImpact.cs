namespace ChildProtection.Workflow.Server.Absences;

/// <summary>What an absence touches, in figures alone: no case stands there by name.</summary>
/// <param name="OpenCases">Open cases in which whoever is away holds a role.</param>
/// <param name="Due">What stands on their list and falls due in that time, day by day, in words; what is overdue already stands first.</param>
public sealed record AbsenceImpact(int OpenCases, IReadOnlyList<string> Due);
