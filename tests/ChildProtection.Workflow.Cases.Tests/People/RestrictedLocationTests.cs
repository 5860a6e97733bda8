using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People;
using ChildProtection.Workflow.Cases.People.Facts;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Tests.People;

internal sealed class RestrictedLocationTests
{
    private static readonly PersonCard Seren = Card(1, "Seren", isChild: true);
    private static readonly PersonCard Osian = Card(2, "Osian", isChild: true);
    private static readonly PersonCard Carys = Card(3, "Carys", isChild: false);
    private static readonly SubjectId Home = new(new Guid(9, 0, 0, [0, 0, 0, 0, 0, 0, 0, 9]));
    private static readonly SubjectId Elsewhere = new(new Guid(10, 0, 0, [0, 0, 0, 0, 0, 0, 0, 9]));

    private static readonly Fact[] Living = [Lives(Seren, Home), Lives(Osian, Home), Lives(Carys, Home)];

    [Test]
    public void A_location_is_restricted_by_default_once_domestic_abuse_is_flagged_for_any_child_of_the_household() =>
        Assert.That(Restricted([Osian], Living), Is.EquivalentTo(new[] { Home, Subject(Seren), Subject(Osian), Subject(Carys) }));

    [Test]
    public void Without_a_flag_and_a_decision_nothing_is_restricted() => Assert.That(Restricted([], Living), Is.Empty);

    [Test]
    public void What_somebody_decided_counts_whatever_is_flagged()
    {
        Assert.That(Restricted([Osian], [.. Living, Decided(Home, FactKinds.RestrictedHousehold, "no")]), Is.EquivalentTo(new[] { Subject(Osian) }));
        Assert.That(Restricted([], [.. Living, Decided(Home, FactKinds.RestrictedHousehold, "yes")]), Does.Contain(Home).And.Contain(Subject(Carys)));
    }

    [Test]
    public void Another_household_is_not_restricted_with_it() =>
        Assert.That(Restricted([Seren], [Lives(Seren, Home), Lives(Carys, Elsewhere)]), Is.EquivalentTo(new[] { Home, Subject(Seren) }));

    private static IReadOnlySet<SubjectId> Restricted(IReadOnlyList<PersonCard> flagged, IReadOnlyList<Fact> facts) =>
        RestrictedLocations.Of(new PeopleFile(Seren, [Seren, Osian, Carys], facts), flagged.Select(Subject).ToHashSet());

    private static SubjectId Subject(PersonCard card) => SubjectId.Of(card.Id);

    private static PersonCard Card(int number, string name, bool isChild) =>
        new(new PersonId(new Guid(number, 0, 0, [0, 0, 0, 0, 0, 0, 0, 1])), isChild, name, "Coracle", null, null, null);

    private static Fact Lives(PersonCard card, SubjectId home) => Of(Subject(card), FactKinds.LivesIn, FactValue.Of(("as", "other")), home);

    private static Fact Decided(SubjectId subject, FactKind kind, string answer) => Of(subject, kind, FactValue.Of(("restricted", answer)), null);

    private static Fact Of(SubjectId subject, FactKind kind, FactValue value, SubjectId? about) =>
        new(new FactId(Guid.NewGuid()), subject, kind, Guid.NewGuid(), about, value, null, null, new Signature(new UserId(Guid.NewGuid()), Instant.FromUtc(2026, 3, 2, 9, 0)));
}
