using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Absences;

/// <summary>Somebody is away from their work for some days, and somebody covers. Why they are away is asked of nobody: it is their own affair.</summary>
/// <param name="User">Who is away.</param>
/// <param name="From">The first day away, in the world: it may be recorded before or after.</param>
/// <param name="To">The last day away.</param>
/// <param name="Cover">Who covers; null: nobody has been named, which the manager has to settle.</param>
/// <param name="Recorded">Who said so as it stands, and when.</param>
/// <param name="Revision">1 at first, one more with each change; a change says which one it saw.</param>
public sealed record Absence(AbsenceId Id, UserId User, LocalDate From, LocalDate To, UserId? Cover, Signature Recorded, int Revision)
{
    /// <summary>Days of one absence at most: the longest leave that law gives, and what is added to it.</summary>
    public const int DaysMax = 550;

    public bool Holds(LocalDate day) => From <= day && day <= To;

    public bool Meets(LocalDate from, LocalDate to) => From <= to && from <= To;
}
