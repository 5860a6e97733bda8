using ChildProtection.Workflow.Cases.Access.Restricting;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Staff;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Access;

/// <summary>
/// The one way to a case, for pages, the interface for programs, documents, lists and searches alike: whoever comes through it stands in a relation to the child or has
/// opened the case in an emergency, and is entered in the log of who looked. A restricted file is there for those alone who are named.
/// </summary>
public sealed class CaseDoor(IAccessLog log, IEmergencyAccesses emergencies, RestrictedFiles restricted, IClock clock)
{
    private static readonly IReadOnlySet<CaseId> NoneOpened = new HashSet<CaseId>();

    /// <summary>Enters in the log that somebody is about to look; to be asked before they do.</summary>
    public Task Enter(StaffMember staff, CaseId caseId, CaseGround ground, CasePart part, CancellationToken cancellationToken) =>
        log.Enter(staff.Authority, caseId, staff.Id, clock.GetCurrentInstant(), ground, part, cancellationToken);

    /// <summary>The children whose files are not there for somebody: whatever lists, counts or names children asks this first.</summary>
    public async Task<HiddenFiles> HiddenFrom(StaffMember staff, CancellationToken cancellationToken) =>
        (await restricted.StandingOf(staff, cancellationToken)).Hidden;

    /// <summary>For asking of many cases.</summary>
    public async Task<CaseAdmission> AdmissionOf(StaffMember staff, CancellationToken cancellationToken) => new(
        staff,
        await restricted.StandingOf(staff, cancellationToken),
        AccessTable.Allows(staff, Permission.OpenInEmergency)
            ? (await emergencies.OpenTo(staff.Authority, staff.Id, clock.GetCurrentInstant(), cancellationToken)).ToHashSet()
            : NoneOpened);

    /// <summary>On what somebody may see and work the case; null: on nothing. What they do is in its journal, and is not entered here.</summary>
    public async Task<CaseGround?> GroundOf(StaffMember staff, CaseId caseId, CaseRelation relation, CancellationToken cancellationToken) =>
        new CaseAdmission(staff, await restricted.StandingOf(staff, cancellationToken), NoneOpened).GroundOf(caseId, relation)
        ?? (AccessTable.Allows(staff, Permission.OpenInEmergency) ? (await AdmissionOf(staff, cancellationToken)).GroundOf(caseId, relation) : null);
}
