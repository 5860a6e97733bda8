using ChildProtection.Workflow.Cases.Staff;

namespace ChildProtection.Workflow.Cases.Absences;

/// <summary>Somebody who is away today and whose work somebody else sees to.</summary>
/// <param name="Away">Who is away.</param>
/// <param name="Absence">Until when, and who was named.</param>
/// <param name="Acts">Whoever sees to it covers and does what the other would do; else nobody covers, and a manager sees what goes undone.</param>
public sealed record Covered(StaffMember Away, Absence Absence, bool Acts);
