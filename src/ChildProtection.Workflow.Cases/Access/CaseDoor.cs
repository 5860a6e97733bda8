using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Staff;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Access;

/// <summary>
/// The one way to a case, for pages, the interface for programs and documents alike: whoever comes through it stands in a relation to the child or has
/// opened the case in an emergency, and is entered in the log of who looked.
/// </summary>
public sealed class CaseDoor(IAccessLog log, IEmergencyAccesses emergencies, IClock clock)
{
    /// <summary>Enters in the log that somebody is about to look; to be asked before they do.</summary>
    public Task Enter(StaffMember staff, CaseId caseId, CaseGround ground, CasePart part, CancellationToken cancellationToken) =>
        log.Enter(staff.Authority, caseId, staff.Id, clock.GetCurrentInstant(), ground, part, cancellationToken);

    /// <summary>On what somebody may see and work the case; null: on nothing. What they do is in its journal, and is not entered here.</summary>
    public async Task<CaseGround?> GroundOf(StaffMember staff, CaseId caseId, CaseRelation relation, CancellationToken cancellationToken) =>
        CaseAccess.GroundOf(staff, relation) is { } ground ? ground
        : staff.Authority == relation.Authority && AccessTable.Allows(staff, Permission.OpenInEmergency) && AccessTable.Allows(staff, Permission.SeeCase)
            && await emergencies.Find(staff.Authority, caseId, staff.Id, clock.GetCurrentInstant(), cancellationToken) is not null ? CaseGround.Emergency
        : null;
}
