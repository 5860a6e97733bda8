using ChildProtection.Workflow.Cases.Absences;
using ChildProtection.Workflow.Cases.Access.Restricting;
using ChildProtection.Workflow.Cases.People.Merging;
using ChildProtection.Workflow.Cases.Staff;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Oversight;

/// <summary>Something that one named person has to settle by a time, and after that the next one up.</summary>
/// <param name="OpenedAt">Since when it waits.</param>
/// <param name="DueAt">By when the one who owns it now has to settle it.</param>
/// <param name="Rung">How often it has gone up: 0 at first.</param>
/// <param name="Owner">Whose it is now; null: nobody who is here may settle it.</param>
public abstract record Matter(Instant OpenedAt, Instant DueAt, int Rung, StaffMember? Owner)
{
    /// <param name="Absence">That nobody covers.</param>
    /// <param name="Gap">The first days on which nobody does.</param>
    public sealed record CoverMissing(Absence Absence, StaffMember Away, CoverGap Gap, Instant OpenedAt, Instant DueAt, int Rung, StaffMember? Owner)
        : Matter(OpenedAt, DueAt, Rung, Owner);

    /// <param name="Merge">What somebody said of two records, which waits for a second person.</param>
    public sealed record SameChild(ChildMerge Merge, Instant OpenedAt, Instant DueAt, int Rung, StaffMember? Owner)
        : Matter(OpenedAt, DueAt, Rung, Owner);

    /// <param name="Notice">What waits for an answer.</param>
    public sealed record RestrictedFile(RestrictedNotice Notice, Instant OpenedAt, Instant DueAt, int Rung, StaffMember? Owner)
        : Matter(OpenedAt, DueAt, Rung, Owner);
}
