using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People;
using ChildProtection.Workflow.Cases.People.Groups;
using ChildProtection.Workflow.Storage.People;
using ChildProtection.Workflow.Storage.Reading;
using ChildProtection.Workflow.Storage.Registration;
using ChildProtection.Workflow.Storage.Tests.Databases;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Tests.People;

/// <summary>Who is one family group, as both databases keep it.</summary>
internal sealed class FamilyGroupsTests(DatabaseProvider provider) : OnBothDatabases(provider)
{
    private static readonly Instant At = Instant.FromUtc(2026, 3, 1, 9, 0);
    private static readonly ChildId[] Children = [.. Enumerable.Range(0, 5).Select(number => SomePeople.Child(number))];
    private static readonly LocalDate Since = new(2026, 2, 1);

    private int said;

    private FamilyGroups Groups => new(Database);

    /// <summary>The first and the second are opened as sisters, the third and the fourth each alone.</summary>
    [SetUp]
    public async Task PutOnFile()
    {
        var sisters = new FamilyId(Guid.NewGuid());
        foreach (var number in Enumerable.Range(1, 4))
        {
            var child = new NewChild(Children[number], "Nia", $"Inkwell {number}", new LocalDate(2018, 5, number), null, number == 2 ? sisters : null, number == 1 ? sisters : new FamilyId(Guid.NewGuid()));
            Assert.That(await new PeopleOnFile(Database).Write(OpeningFile.Of(CaseSteps.Authority, new Signature(SomePeople.User(1), At), Guid.NewGuid(), child), default), Is.EqualTo(FileOutcome.Written));
        }
    }

    [Test]
    public async Task A_child_who_is_said_to_belong_is_a_brother_or_sister_of_all_in_the_group()
    {
        Assert.That(await Say(1, true, 3), Is.EqualTo(FamilyOutcome.Done));

        Assert.That(await Siblings(1), Is.EquivalentTo(new[] { Children[2], Children[3] }));
        Assert.That(await Siblings(3), Is.EquivalentTo(new[] { Children[1], Children[2] }));
        Assert.That(await Siblings(4), Is.Empty);
    }

    [Test]
    public async Task A_child_who_is_said_not_to_belong_is_a_group_alone()
    {
        Assert.That(await Say(1, false, 2), Is.EqualTo(FamilyOutcome.Done));

        Assert.That((await Siblings(1), await Siblings(2)), Is.EqualTo((Array.Empty<ChildId>(), Array.Empty<ChildId>())));
        await using var database = Database.CreateDbContext();
        Assert.That(await database.FamilyMembers.CountAsync(row => row.ChildId == Children[2]), Is.EqualTo(1));
    }

    [Test]
    public async Task What_was_said_is_kept_with_reason_and_time_and_read_from_either_child()
    {
        await Say(1, true, 3);
        await Say(1, false, 3);

        var fromGroup = await Groups.Said(CaseSteps.Authority, Children[1], default);
        var fromChild = await Groups.Said(CaseSteps.Authority, Children[3], default);

        Assert.That(fromGroup.Select(one => (one.Child, one.Belongs, one.On, one.Reason)), Is.EqualTo(new[] { (Children[3], false, (LocalDate?)Since, "The father says so."), (Children[3], true, Since, "The father says so.") }));
        Assert.That(fromChild, Is.EqualTo(fromGroup));
        Assert.That(await Groups.Said(new AuthorityId(77), Children[1], default), Is.Empty, "another authority");
    }

    [Test]
    public async Task What_was_never_so_is_put_back_and_stays_in_the_journal_with_the_reason()
    {
        await Say(1, true, 3);
        await Say(1, false, 2);
        foreach (var one in await Groups.Said(CaseSteps.Authority, Children[1], default))
        {
            Assert.That(await Correct(one.Id), Is.EqualTo(FamilyOutcome.Done));
        }

        Assert.That(await Siblings(1), Is.EqualTo(new[] { Children[2] }));
        Assert.That(await Siblings(3), Is.Empty);
        Assert.That((await Groups.Said(CaseSteps.Authority, Children[1], default)).Select(one => one.Corrected?.Reason), Is.EqualTo(new[] { "It was another child.", "It was another child." }));
    }

    [Test]
    public async Task Only_the_last_word_about_a_child_is_corrected()
    {
        await Say(1, true, 3);
        await Say(1, false, 3);
        var first = (await Groups.Said(CaseSteps.Authority, Children[1], default))[^1];

        Assert.That(await Correct(first.Id), Is.EqualTo(FamilyOutcome.Overtaken));
    }

    [Test]
    public async Task The_same_form_sent_many_times_at_once_is_said_once_and_of_two_people_the_second_is_told()
    {
        var command = Guid.NewGuid();

        var same = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Say(1, true, 3, command))));

        Assert.That(same, Is.All.EqualTo(FamilyOutcome.Done));
        Assert.That(await Groups.Said(CaseSteps.Authority, Children[1], default), Has.Count.EqualTo(1));
        Assert.That(await Say(1, true, 3), Is.EqualTo(FamilyOutcome.Overtaken));
    }

    private Task<FamilyOutcome> Say(int child, bool belong, int other, Guid? command = null)
    {
        var number = Interlocked.Increment(ref said);
        return Groups.Say(CaseSteps.Authority, new FamilySaying(
            Children[child], [Children[other]], belong, Since, "The father says so.", new Signature(SomePeople.User(1), At + Duration.FromMinutes(number)), command ?? Guid.NewGuid()), default);
    }

    private Task<FamilyOutcome> Correct(Guid statement) =>
        Groups.Correct(CaseSteps.Authority, statement, new Signature(SomePeople.User(2), At + Duration.FromHours(1)), "It was another child.", default);

    private async Task<ChildId[]> Siblings(int child) => [.. (await new CaseFiles(Database).Child(CaseSteps.Authority, Children[child], default))!.Siblings.Select(sibling => sibling.Child)];
}
