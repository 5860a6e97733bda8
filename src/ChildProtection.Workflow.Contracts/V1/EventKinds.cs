namespace ChildProtection.Workflow.Contracts.V1;

/// <summary>Every kind of event that version 1 knows, by its name on the wire. The list grows; a name never changes its meaning.</summary>
public static class EventKinds
{
    // Referral and enquiry
    /// <summary>A referral was received.</summary>
    public const string ReferralReceived = "referral.received";

    /// <summary>It was decided what follows from a referral.</summary>
    public const string ReferralDecided = "referral.decided";

    /// <summary>A strategy discussion or meeting was held.</summary>
    public const string StrategyHeld = "strategy.held";

    /// <summary>A section 47 enquiry was started.</summary>
    public const string S47Started = "s47.started";

    /// <summary>A section 47 enquiry was concluded.</summary>
    public const string S47Concluded = "s47.concluded";

    // Advocacy
    /// <summary>An advocate was asked for.</summary>
    public const string AdvocacyRequested = "advocacy.requested";

    /// <summary>A referral to the advocacy service was made.</summary>
    public const string AdvocacyReferralMade = "advocacy.referral.made";

    /// <summary>The answer to the offer of an advocate was recorded.</summary>
    public const string AdvocacyOfferRecorded = "advocacy.offer.recorded";

    // Conferences
    /// <summary>A child protection conference was asked for.</summary>
    public const string ConferenceRequested = "conference.requested";

    /// <summary>A child protection conference was given its date.</summary>
    public const string ConferenceScheduled = "conference.scheduled";

    /// <summary>A child protection conference that had a date is cancelled and has no new date yet.</summary>
    public const string ConferenceCancelled = "conference.cancelled";

    /// <summary>A child protection conference was adjourned to another date.</summary>
    public const string ConferenceAdjourned = "conference.adjourned";

    /// <summary>The decision of a child protection conference was recorded.</summary>
    public const string ConferenceOutcomeRecorded = "conference.outcome.recorded";

    /// <summary>The minutes of a conference were sent to those entitled to them.</summary>
    public const string ConferenceMinutesDistributed = "conference.minutes.distributed";

    // Register
    /// <summary>The child was entered on the register, or made subject to a plan.</summary>
    public const string RegisterEntryAdded = "register.entry.added";

    /// <summary>The entry on the register was changed.</summary>
    public const string RegisterEntryAmended = "register.entry.amended";

    /// <summary>A temporary entry was made for a child staying in the area.</summary>
    public const string RegisterEntryTemporaryAdded = "register.entry.temporary.added";

    /// <summary>The entry on the register ended.</summary>
    public const string RegisterEntryRemoved = "register.entry.removed";

    /// <summary>Somebody asked whether the child is on the register. Stays inside the authority.</summary>
    public const string RegisterEnquiryMade = "register.enquiry.made";

    // Lead worker and core group
    /// <summary>Another lead social worker took over.</summary>
    public const string LeadWorkerChanged = "leadworker.changed";

    /// <summary>There is no lead social worker. Stays inside the authority.</summary>
    public const string LeadWorkerMissing = "leadworker.missing";

    /// <summary>The members of the core group were confirmed.</summary>
    public const string CoreGroupMembershipConfirmed = "coregroup.membership.confirmed";

    /// <summary>The members of the core group changed.</summary>
    public const string CoreGroupMembershipChanged = "coregroup.membership.changed";

    /// <summary>A core group meeting was given its date.</summary>
    public const string CoreGroupMeetingScheduled = "coregroup.meeting.scheduled";

    /// <summary>The core group met.</summary>
    public const string CoreGroupMeetingHeld = "coregroup.meeting.held";

    /// <summary>The core group was called together early.</summary>
    public const string CoreGroupRecalled = "coregroup.recalled";

    /// <summary>The record of a core group meeting was sent to those entitled to it.</summary>
    public const string CoreGroupRecordDistributed = "coregroup.record.distributed";

    // Plan
    /// <summary>The outline of a protection plan was agreed.</summary>
    public const string PlanOutlineAgreed = "plan.outline.agreed";

    /// <summary>A new version of the protection plan was published.</summary>
    public const string PlanVersionPublished = "plan.version.published";

    /// <summary>The protection plan ended.</summary>
    public const string PlanEnded = "plan.ended";

    /// <summary>An action of the plan is overdue.</summary>
    public const string PlanActionOverdue = "plan.action.overdue";

    /// <summary>A report that was asked for is overdue.</summary>
    public const string ReportOverdue = "report.overdue";

    // Visits and access
    /// <summary>A visit was recorded. Stays inside the authority.</summary>
    public const string VisitRecorded = "visit.recorded";

    /// <summary>A visit is overdue. Stays inside the authority.</summary>
    public const string VisitOverdue = "visit.overdue";

    /// <summary>Access to the child was denied.</summary>
    public const string AccessDenied = "access.denied";

    /// <summary>Access to the child was obtained again.</summary>
    public const string AccessResolved = "access.resolved";

    // Reviews
    /// <summary>A review conference is due.</summary>
    public const string ReviewDue = "review.due";

    /// <summary>A review conference was brought forward.</summary>
    public const string ReviewBroughtForward = "review.brought.forward";

    // Changes and concerns
    /// <summary>The circumstances changed: address, household, school, status or the like.</summary>
    public const string CircumstancesChanged = "circumstances.changed";

    /// <summary>A concern about safety was raised.</summary>
    public const string SafetyConcernRaised = "safety.concern.raised";

    /// <summary>There is a concern about co-operation with the plan. Stays inside the authority.</summary>
    public const string EngagementConcern = "engagement.concern";

    /// <summary>Emergency protection was begun.</summary>
    public const string ProtectionEmergencyStarted = "protection.emergency.started";

    /// <summary>Professionals disagree, and it was raised.</summary>
    public const string DisagreementRaised = "disagreement.raised";

    /// <summary>A disagreement between professionals went to the next stage.</summary>
    public const string DisagreementEscalated = "disagreement.escalated";

    /// <summary>A disagreement between professionals was resolved.</summary>
    public const string DisagreementResolved = "disagreement.resolved";

    // Transfer and whereabouts
    /// <summary>Another authority was told that the child moves into its area.</summary>
    public const string TransferOutNotified = "transfer.out.notified";

    /// <summary>Another authority took over responsibility.</summary>
    public const string ResponsibilityTransferred = "responsibility.transferred";

    /// <summary>The child is missing.</summary>
    public const string ChildMissing = "child.missing";

    /// <summary>The missing child was found.</summary>
    public const string ChildFound = "child.found";

    /// <summary>The child became looked after.</summary>
    public const string ChildLookedAfterStarted = "child.lookedafter.started";

    // Feedback, deadlines and the end
    /// <summary>Family members are to be asked what they thought of a meeting. Stays inside the authority.</summary>
    public const string FeedbackRequested = "feedback.requested";

    /// <summary>A deadline is near.</summary>
    public const string DeadlineApproaching = "deadline.approaching";

    /// <summary>A deadline passed unmet.</summary>
    public const string DeadlineMissed = "deadline.missed";

    /// <summary>A missed deadline was escalated.</summary>
    public const string EscalationRaised = "escalation.raised";

    /// <summary>Somebody took ownership of an escalation; the duty itself is still open.</summary>
    public const string EscalationAcknowledged = "escalation.acknowledged";

    /// <summary>The case was closed.</summary>
    public const string CaseClosed = "case.closed";

    /// <summary>All kinds with their meaning, in the order of a case's life.</summary>
    public static IReadOnlyList<EventKind> Catalogue { get; } =
    [
        new(ReferralReceived, "A referral was received.", EventReach.Agencies),
        new(ReferralDecided, "It was decided what follows from a referral.", EventReach.Agencies),
        new(StrategyHeld, "A strategy discussion or meeting was held.", EventReach.Agencies),
        new(S47Started, "A section 47 enquiry was started.", EventReach.Agencies),
        new(S47Concluded, "A section 47 enquiry was concluded.", EventReach.Agencies),
        new(AdvocacyRequested, "An advocate was asked for.", EventReach.Agencies),
        new(AdvocacyReferralMade, "A referral to the advocacy service was made.", EventReach.Agencies),
        new(AdvocacyOfferRecorded, "The answer to the offer of an advocate was recorded.", EventReach.Agencies),
        new(ConferenceRequested, "A child protection conference was asked for.", EventReach.Agencies),
        new(ConferenceScheduled, "A child protection conference was given its date.", EventReach.Agencies),
        new(ConferenceCancelled, "A child protection conference that had a date is cancelled and has no new date yet.", EventReach.Agencies),
        new(ConferenceAdjourned, "A child protection conference was adjourned to another date.", EventReach.Agencies),
        new(ConferenceOutcomeRecorded, "The decision of a child protection conference was recorded.", EventReach.Agencies),
        new(ConferenceMinutesDistributed, "The minutes of a conference were sent to those entitled to them.", EventReach.Agencies),
        new(RegisterEntryAdded, "The child was entered on the register, or made subject to a plan.", EventReach.Agencies),
        new(RegisterEntryAmended, "The entry on the register was changed.", EventReach.Agencies),
        new(RegisterEntryTemporaryAdded, "A temporary entry was made for a child staying in the area.", EventReach.Agencies),
        new(RegisterEntryRemoved, "The entry on the register ended.", EventReach.Agencies),
        new(RegisterEnquiryMade, "Somebody asked whether the child is on the register.", EventReach.Authority),
        new(LeadWorkerChanged, "Another lead social worker took over.", EventReach.Agencies),
        new(LeadWorkerMissing, "There is no lead social worker.", EventReach.Authority),
        new(CoreGroupMembershipConfirmed, "The members of the core group were confirmed.", EventReach.Agencies),
        new(CoreGroupMembershipChanged, "The members of the core group changed.", EventReach.Agencies),
        new(CoreGroupMeetingScheduled, "A core group meeting was given its date.", EventReach.Agencies),
        new(CoreGroupMeetingHeld, "The core group met.", EventReach.Agencies),
        new(CoreGroupRecalled, "The core group was called together early.", EventReach.Agencies),
        new(CoreGroupRecordDistributed, "The record of a core group meeting was sent to those entitled to it.", EventReach.Agencies),
        new(PlanOutlineAgreed, "The outline of a protection plan was agreed.", EventReach.Agencies),
        new(PlanVersionPublished, "A new version of the protection plan was published.", EventReach.Agencies),
        new(PlanEnded, "The protection plan ended.", EventReach.Agencies),
        new(PlanActionOverdue, "An action of the plan is overdue.", EventReach.Agencies),
        new(ReportOverdue, "A report that was asked for is overdue.", EventReach.Agencies),
        new(VisitRecorded, "A visit was recorded.", EventReach.Authority),
        new(VisitOverdue, "A visit is overdue.", EventReach.Authority),
        new(AccessDenied, "Access to the child was denied.", EventReach.Agencies),
        new(AccessResolved, "Access to the child was obtained again.", EventReach.Agencies),
        new(ReviewDue, "A review conference is due.", EventReach.Agencies),
        new(ReviewBroughtForward, "A review conference was brought forward.", EventReach.Agencies),
        new(CircumstancesChanged, "The circumstances changed: address, household, school, status or the like.", EventReach.Agencies),
        new(SafetyConcernRaised, "A concern about safety was raised.", EventReach.Agencies),
        new(EngagementConcern, "There is a concern about co-operation with the plan.", EventReach.Authority),
        new(ProtectionEmergencyStarted, "Emergency protection was begun.", EventReach.Agencies),
        new(DisagreementRaised, "Professionals disagree, and it was raised.", EventReach.Agencies),
        new(DisagreementEscalated, "A disagreement between professionals went to the next stage.", EventReach.Agencies),
        new(DisagreementResolved, "A disagreement between professionals was resolved.", EventReach.Agencies),
        new(TransferOutNotified, "Another authority was told that the child moves into its area.", EventReach.Agencies),
        new(ResponsibilityTransferred, "Another authority took over responsibility.", EventReach.Agencies),
        new(ChildMissing, "The child is missing.", EventReach.Agencies),
        new(ChildFound, "The missing child was found.", EventReach.Agencies),
        new(ChildLookedAfterStarted, "The child became looked after.", EventReach.Agencies),
        new(FeedbackRequested, "Family members are to be asked what they thought of a meeting.", EventReach.Authority),
        new(DeadlineApproaching, "A deadline is near.", EventReach.Agencies),
        new(DeadlineMissed, "A deadline passed unmet.", EventReach.Agencies),
        new(EscalationRaised, "A missed deadline was escalated.", EventReach.Agencies),
        new(EscalationAcknowledged, "Somebody took ownership of an escalation; the duty itself is still open.", EventReach.Agencies),
        new(CaseClosed, "The case was closed.", EventReach.Agencies),
    ];

    /// <summary>The kind of that name; null for a name that this release does not know.</summary>
    public static EventKind? Find(string name) => ByName.GetValueOrDefault(name);

    private static readonly Dictionary<string, EventKind> ByName = Catalogue.ToDictionary(kind => kind.Name, StringComparer.Ordinal);
}
