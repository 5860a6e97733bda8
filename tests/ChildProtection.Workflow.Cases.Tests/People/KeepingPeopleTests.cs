using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People;
using ChildProtection.Workflow.Cases.People.Facts;
using ChildProtection.Workflow.Cases.Tests.Work;
using ChildProtection.Workflow.Cases.Work;
using ChildProtection.Workflow.Engine.Expressions;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Tests.People;

internal sealed class KeepingPeopleTests
{
    private static readonly LocalDate Today = new(2026, 3, 2);
    private static readonly FactValue Refuge = FactValue.Of(("lines", "The refuge at Heol Las"), ("postcode", "CF99 9ZZ"));

    private WorkingAuthority _authority = null!;

    [SetUp]
    public async Task Begin() => _authority = await WorkingAuthority.Create();

    [TearDown]
    public async Task End() => await _authority.DisposeAsync();

    [Test]
    public async Task A_report_that_the_case_refuses_leaves_the_file_as_it_was()
    {
        var opened = await _authority.Opened();

        var outcome = await Keep("anwen", opened, Move(), new ReportedChange("no_such_kind", "", Today));

        Assert.That(outcome, Is.InstanceOf<WorkOutcome.Refused>());
        Assert.That((await Seen("anwen", opened)).View.Households, Is.Empty);
    }

    [Test]
    public async Task The_same_command_again_is_answered_as_done_and_does_nothing()
    {
        var opened = await _authority.Opened();
        var command = Guid.NewGuid();
        var school = News(await Subject(opened), FactKinds.School, FactValue.Of(("name", "Ysgol Bae")));

        var first = await Keep("anwen", opened, school, command: command);
        var second = await Keep("anwen", opened, school, command: command);

        Assert.That(new[] { first, second }, Is.All.InstanceOf<WorkOutcome.Done>());
        Assert.That((await Seen("anwen", opened)).View.Facts.Count(fact => fact.Kind == FactKinds.School), Is.EqualTo(1));
    }

    [Test]
    public async Task Of_two_people_who_saw_the_same_value_the_second_is_told_that_it_changed()
    {
        var opened = await _authority.Opened();
        var subject = await Subject(opened);
        await Keep("anwen", opened, News(subject, FactKinds.School, FactValue.Of(("name", "Ysgol Bae"))));

        var second = await Keep("dafydd", opened, News(subject, FactKinds.School, FactValue.Of(("name", "Ysgol Cwm"))));

        Assert.That(second, Is.InstanceOf<WorkOutcome.Conflict>());
    }

    [Test]
    public async Task A_corrected_date_of_birth_is_what_the_case_counts_from_in_the_same_moment()
    {
        var opened = await _authority.Opened();
        var born = (await Seen("anwen", opened)).View.Now(await Subject(opened), FactKinds.Born)!;

        var outcome = await Keep("anwen", opened, new PeopleEdit.Correction(born.Id, FactValue.Of(("on", "2018-01-05")), null, null, "Day and month exchanged"));

        Assert.That(outcome, Is.InstanceOf<WorkOutcome.Done>(), Words(outcome));
        Assert.That((await _authority.State(opened)).Snapshot.Facts.Field("date_of_birth"), Is.EqualTo(Value.Of(new LocalDate(2018, 1, 5))));
    }

    [Test]
    public async Task A_restricted_address_is_seen_by_those_cleared_and_is_not_in_what_anybody_else_is_shown()
    {
        var opened = await _authority.Opened();
        await _authority.Work.Give(_authority.Who("rhodri"), opened, WorkingAuthority.ReferralDecided(_authority.Who("anwen").Id.ToString()), "decided", null, default);
        await Keep("anwen", opened, Move() with { Restricted = true });

        Assert.That(Address(await Seen("anwen", opened)), Is.EqualTo(Refuge), "the lead worker");
        Assert.That(Address(await Seen("rhodri", opened)), Is.EqualTo(Refuge), "the team manager");
        Assert.That(Address(await Seen("dafydd", opened)), Is.EqualTo(new FactValue.Withheld()), "another worker of the team");
    }

    [Test]
    public async Task Nobody_writes_over_what_they_cannot_read()
    {
        var opened = await _authority.Opened();
        await Keep("rhodri", opened, Move() with { Restricted = true });
        var address = (await Seen("dafydd", opened)).View.Facts.Single(fact => fact.Kind == FactKinds.Address);

        var outcome = await Keep("dafydd", opened, News(address.Subject, FactKinds.Address, FactValue.Of(("lines", "2 Heol Goch"))) with { Seen = address.Id });

        Assert.That(CodesOf(outcome), Is.EqualTo(new[] { WorkCodes.FactWithheld }));
    }

    [Test]
    public async Task Whoever_has_no_part_in_the_case_finds_no_people_and_changes_none()
    {
        var opened = await _authority.Opened();

        Assert.That(await _authority.Get<PeopleReading>().Of(_authority.Who("seren"), opened, default), Is.Null);
        Assert.That(await Keep("seren", opened, Move()), Is.InstanceOf<WorkOutcome.NotFound>());
    }

    [Test]
    public async Task Somebody_new_in_the_household_is_on_file_with_relationship_and_home_at_once()
    {
        var opened = await _authority.Opened();
        await Keep("anwen", opened, Move());
        var home = (await Seen("anwen", opened)).View.Households.Single();

        var outcome = await Keep("anwen", opened, new PeopleEdit.Joined(
            null, "Gethin", "Tern", new LocalDate(1990, 1, 1), null, false,
            FactValue.Of(("kind", "step_parent"), ("parental_responsibility", "no")), home, FactValue.Of(("as", "step_parent")), Today));

        Assert.That(outcome, Is.InstanceOf<WorkOutcome.Done>(), Words(outcome));
        var view = (await Seen("anwen", opened)).View;
        Assert.That(view.Persons.Select(person => person.Name), Does.Contain("Gethin Tern"));
        Assert.That(view.Members(home).Count(), Is.EqualTo(2));
    }

    private static PeopleEdit.Moved Move() => new(Refuge, null, [], Today, null);

    private static PeopleEdit.News News(SubjectId subject, FactKind kind, FactValue value) => new(subject, kind, null, null, value, Today, null);

    private async Task<SubjectId> Subject(CaseId opened) => SubjectId.Of((await _authority.Head(opened)).Child);

    private Task<WorkOutcome> Keep(string who, CaseId opened, PeopleEdit edit, ReportedChange? report = null, Guid? command = null) =>
        _authority.Get<KeepingPeople>().Keep(_authority.Who(who), opened, edit, command ?? Guid.NewGuid(), report, default);

    private async Task<CasePeople> Seen(string who, CaseId opened) => (await _authority.Get<PeopleReading>().Of(_authority.Who(who), opened, default))!;

    private static FactValue? Address(CasePeople people) => people.View.Facts.SingleOrDefault(fact => fact.Kind == FactKinds.Address)?.Value;

    private static IEnumerable<string> CodesOf(WorkOutcome outcome) => outcome is WorkOutcome.Refused refused ? refused.Reasons.Select(reason => reason.Code) : [];

    private static string Words(WorkOutcome outcome) => outcome is WorkOutcome.Refused refused ? string.Join("; ", refused.Reasons.Select(reason => $"{reason.Code} {reason.Message}")) : outcome.ToString();
}
