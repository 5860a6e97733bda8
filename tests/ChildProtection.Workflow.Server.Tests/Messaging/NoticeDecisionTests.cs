using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Contracts.V1;
using ChildProtection.Workflow.Server.Messaging;

namespace ChildProtection.Workflow.Server.Tests.Messaging;

public sealed class NoticeDecisionTests
{
    private static IEnumerable<EventKind> InsideOnly() => EventKinds.Catalogue.Where(k => k.Reach == EventReach.Authority);

    [TestCaseSource(nameof(InsideOnly))]
    public void What_stays_inside_the_authority_is_refused_at_the_last_door(EventKind kind) =>
        Assert.That(Decide("riverside-health", kind.Name), Is.InstanceOf<NoticeDecision.Refuse>().With.Property(nameof(NoticeDecision.Refuse.Code)).EqualTo(MessagingCodes.KindStaysInside));

    [TestCase("")]
    [TestCase("Riverside Health")]
    [TestCase("#")]
    [TestCase("a.b")]
    public void A_recipient_that_is_no_agency_id_is_refused(string recipient) =>
        Assert.That(Decide(recipient, EventKinds.CaseClosed), Is.InstanceOf<NoticeDecision.Refuse>().With.Property(nameof(NoticeDecision.Refuse.Code)).EqualTo(MessagingCodes.RecipientNotAnAgency));

    [Test]
    public void A_kind_of_an_authoritys_own_may_leave() =>
        Assert.That(Decide("riverside-health", "our.own.kind"), Is.InstanceOf<NoticeDecision.Send>());

    private static NoticeDecision Decide(string recipient, string kind) =>
        NoticeDecision.Of(new Deliveries().Add(new CaseId(Guid.NewGuid()), recipient, kind));
}
