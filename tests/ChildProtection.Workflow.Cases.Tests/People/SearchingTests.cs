using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People;
using ChildProtection.Workflow.Cases.People.Facts;
using ChildProtection.Workflow.Cases.People.Matching;
using ChildProtection.Workflow.Cases.Tests.Work;
using ChildProtection.Workflow.Cases.Work;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Tests.People;

internal sealed class SearchingTests
{
    private WorkingAuthority _authority = null!;
    private CaseId _case;

    [OneTimeSetUp]
    public async Task Begin()
    {
        _authority = await WorkingAuthority.Create();
        var child = await _authority.Child("Siân", "Coracle");
        _case = new CaseId(Guid.NewGuid());
        await _authority.Opening.Open(_authority.Who("anwen"), new OpenCase(_case, child, WorkingAuthority.North, _authority.OpeningAnswers(), null), default);
        await _authority.Get<KeepingPeople>().Keep(
            _authority.Who("anwen"), _case,
            new PeopleEdit.Joined(null, "Gethin", "Tern", new LocalDate(1990, 1, 1), null, false, FactValue.Of(("kind", "father"), ("parental_responsibility", "yes")), null, null, null),
            Guid.NewGuid(), null, default);
    }

    [OneTimeTearDown]
    public async Task End() => await _authority.DisposeAsync();

    [TestCase("Siân Coracle", null)]
    [TestCase("coracle shan", null)]
    [TestCase(null, "2018-05-01")]
    [TestCase("Sian", "2018-01-05")]
    public async Task A_child_is_found_by_name_in_any_order_as_it_sounds_and_by_date_of_birth(string? name, string? born)
    {
        var answer = await Search("anwen", name, born);

        Assert.That(answer!.People.Select(person => (person.Card.Name, person.Cases.Single().Case)), Is.EqualTo(new[] { ("Siân Coracle", _case) }));
    }

    [Test]
    public async Task A_parent_is_found_with_the_case_of_the_child() =>
        Assert.That((await Search("anwen", "Gethin Tern", null))!.People.Single().Cases.Single().Child.Name, Is.EqualTo("Siân Coracle"));

    [TestCase("Siân Coracle")]
    [TestCase("Gethin Tern")]
    public async Task Whoever_has_no_part_in_the_case_finds_nobody_and_no_count_of_them(string name)
    {
        var answer = await Search("seren", name, null);

        Assert.That((answer!.People.Count, answer.More), Is.EqualTo((0, false)));
    }

    [Test]
    public async Task Whoever_sees_no_cases_may_not_search() => Assert.That(await Search("hedd", "Siân", null), Is.Null);

    [Test]
    public async Task Every_search_is_on_record_with_who_asked_what_and_how_many_were_shown()
    {
        await Search("rhodri", "Coracle", null);

        await using var database = await _authority.Database();
        var rhodri = _authority.Who("rhodri").Id;
        var entry = await database.Searches.SingleAsync(row => row.SearchedBy == rhodri);
        Assert.That((entry.Asked, entry.Shown), Is.EqualTo(("Coracle", 1)));
    }

    [Test]
    public async Task Before_somebody_is_put_on_file_those_who_may_be_the_same_are_shown_whichever_team_works_with_them()
    {
        var wanted = new PersonSketch([new PersonSketch.Called("Shan", "Corracle")], new LocalDate(2018, 1, 5), null, null);

        var found = await _authority.Get<Duplicates>().Of(_authority.Who("seren"), wanted, default);

        Assert.That(found.Select(each => (each.Card.Name, each.Team)), Is.EqualTo(new[] { ("Siân Coracle", (TeamId?)WorkingAuthority.North) }));
        Assert.That(found[0].Likeness.Reasons, Is.EqualTo(new[] { LikenessReason.SoundsAlike, LikenessReason.DayAndMonthSwapped }));
    }

    [Test]
    public async Task Where_more_share_a_name_than_are_compared_whoever_shares_more_than_the_name_is_among_them()
    {
        foreach (var other in new[] { "Bethan", "Caron", "Delyth", "Esyllt", "Ffraid", "Gwawr", "Heulwen", "Indeg" })
        {
            await _authority.Child(other, "Coracle");
        }
        var wanted = new PersonSketch([new PersonSketch.Called("Siân", "Coracle")], new LocalDate(2018, 5, 1), null, null);

        var found = await _authority.Get<IPersonSearch>().WithAny(_authority.Authority, SearchKeys.ForDuplicates(wanted), 1, default);

        Assert.That(found.Select(each => each.Card.Name), Is.EqualTo(new[] { "Siân Coracle" }));
    }

    private Task<SearchAnswer?> Search(string who, string? name, string? born) => _authority.Get<Searching>().For(
        _authority.Who(who), new PersonQuestion(name, born is null ? null : NodaTime.Text.LocalDatePattern.Iso.Parse(born).Value, null), default);
}
