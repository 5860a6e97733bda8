using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Access;

/// <summary>A file opened in an emergency, as those who oversee it see it.</summary>
/// <param name="DueAt">When it should have been reviewed.</param>
/// <param name="Reviewed">When it was; null: nobody has.</param>
/// <param name="View">What came of the review; null: nobody has reviewed it.</param>
/// <param name="InTheCase">The case itself asks for the review: it is done there.</param>
public sealed record OpenedFile(EmergencyAccess Access, ChildId Child, string ChildName, TeamId Team, Instant DueAt, LocalDate? Reviewed, EmergencyView? View, bool InTheCase)
{
    public bool IsOverdue(Instant now) => View is null && now > DueAt;
}
