using ChildProtection.Workflow.Cases.Agencies;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Tests.Shipped;
using ChildProtection.Workflow.Engine.Definitions;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Tests.Agencies;

internal sealed class NoticePolicyTests
{
    private static readonly LocalDate Day = new(2026, 3, 2);

    private static readonly EventKind Kind = ShippedFiles.Wales.Definition.Events["register.entry.added"];

    [Test]
    public void An_agency_hears_while_it_stands_in_a_relation_from_its_first_to_its_last_day()
    {
        var related = Related("riverside", Kind.Audience[0], Day, Day.PlusDays(7));

        Assert.That(Hears(related, Day.PlusDays(-1)), Is.Empty);
        Assert.That(Hears(related, Day), Is.EqualTo(new[] { "riverside" }));
        Assert.That(Hears(related, Day.PlusDays(7)), Is.EqualTo(new[] { "riverside" }));
        Assert.That(Hears(related, Day.PlusDays(8)), Is.Empty);
    }

    [Test]
    public void An_agency_of_a_kind_that_is_not_in_the_audience_does_not_hear() =>
        Assert.That(Hears(Related("housing", "housing_of_the_moon", Day, null), Day), Is.Empty);

    [Test]
    public void Without_a_relation_nobody_hears_whatever_the_audience_says() =>
        Assert.That(NoticePolicy.Recipients(Kind, [], Day), Is.Empty);

    [Test]
    public void An_agency_that_was_made_inactive_hears_nothing_although_its_relation_stands() =>
        Assert.That(Hears(Related("riverside", Kind.Audience[0], Day, null) with { Active = false }, Day), Is.Empty);

    [Test]
    public void An_agency_in_two_relations_hears_once()
    {
        AgencyRelation[] twice = [Related("riverside", Kind.Audience[0], Day, null), Related("riverside", Kind.Audience[^1], Day, null)];

        Assert.That(NoticePolicy.Recipients(Kind, twice, Day), Is.EqualTo(new[] { "riverside" }));
    }

    private static IReadOnlyList<string> Hears(AgencyRelation relation, LocalDate day) => NoticePolicy.Recipients(Kind, [relation], day);

    private static AgencyRelation Related(string agency, string kind, LocalDate from, LocalDate? to) => new(new AgencyId(agency), kind, from, to);
}
