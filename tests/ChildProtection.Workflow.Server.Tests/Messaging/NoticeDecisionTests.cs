using System.Globalization;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Contracts.V1;
using ChildProtection.Workflow.Server.Messaging;
using NodaTime;

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

    [Test]
    public void A_notice_to_an_agency_made_inactive_since_is_refused_at_the_last_door()
    {
        var delivery = new Deliveries().Add(new CaseId(Guid.NewGuid()), "riverside-health") with { RecipientActive = false };

        Assert.That(NoticeDecision.Of(delivery), Is.InstanceOf<NoticeDecision.Refuse>().With.Property(nameof(NoticeDecision.Refuse.Code)).EqualTo(MessagingCodes.AgencyInactive));
    }

    [Test]
    public void A_thing_of_which_only_the_day_is_known_is_told_as_that_day_in_summer_too()
    {
        var beginningOfTheFirstOfJune = Instant.FromUtc(2026, 5, 31, 23, 0);
        var delivery = new Deliveries().Add(new CaseId(Guid.NewGuid()), "riverside-health") with { OccurredAt = beginningOfTheFirstOfJune };

        var sent = (NoticeDecision.Send)NoticeDecision.Of(delivery);

        Assert.That(sent.Notice.OccurredAt.ToString("O", CultureInfo.InvariantCulture), Does.StartWith("2026-06-01T00:00:00").And.EndsWith("+01:00"));
    }

    private static NoticeDecision Decide(string recipient, string kind) =>
        NoticeDecision.Of(new Deliveries().Add(new CaseId(Guid.NewGuid()), recipient, kind));
}
