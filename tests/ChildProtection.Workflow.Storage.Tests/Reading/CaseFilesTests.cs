using ChildProtection.Workflow.Cases.Access.Restricting;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Storage.Reading;
using ChildProtection.Workflow.Storage.Registration;
using ChildProtection.Workflow.Storage.Tests.Databases;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Tests.Reading;

internal sealed class CaseFilesTests(DatabaseProvider provider) : OnBothDatabases(provider)
{
    private static readonly TeamId North = new(1);
    private static readonly TeamId South = new(2);
    private static readonly UserId Anwen = SomePeople.User(1);
    private static readonly Instant Monday = CaseSteps.Start;

    private CaseFiles Files => new(Database);

    [Test]
    public async Task A_list_holds_what_is_assigned_to_the_person_and_what_asks_their_role_in_their_team_or_everywhere()
    {
        await Opened(1,
            Row("mine") with { Assignee = Anwen, Team = South },
            Row("my_team") with { Team = North },
            Row("anywhere"),
            Row("somebody_elses") with { Assignee = SomePeople.User(2), Team = North },
            Row("another_team") with { Team = South },
            Row("another_role") with { Role = "team_manager", Team = North });

        var list = await Files.WorkOf(CaseSteps.Authority, Anwen, ["social_worker"], [North], HiddenFiles.None, ICaseFiles.LinesMax, default);

        Assert.That(list.Select(line => line.Row.Key), Is.EquivalentTo(new[] { "mine", "my_team", "anywhere" }));
    }

    [Test]
    public async Task A_list_of_an_authority_shows_nothing_of_another()
    {
        await Opened(1, Row("anywhere"));

        Assert.That(await Files.WorkOf(new AuthorityId(2), Anwen, ["social_worker"], [North], HiddenFiles.None, 10, default), Is.Empty);
        Assert.That(await Files.WorkOfTeams(new AuthorityId(2), [North], HiddenFiles.None, 10, default), Is.Empty);
        Assert.That(await Files.Cases(new AuthorityId(2), [North], null, HiddenFiles.None, 10, default), Is.Empty);
        Assert.That(await Files.Child(new AuthorityId(2), SomePeople.Child(1), default), Is.Null);
        Assert.That(await Files.Heads(new AuthorityId(2), [CaseSteps.Case(1)], default), Is.Empty);
        Assert.That(await Files.Records(new AuthorityId(2), CaseSteps.Case(1), default), Is.Empty);
    }

    [Test]
    public async Task The_most_urgent_stands_first_then_what_is_due_first_and_what_has_no_date_last()
    {
        await Opened(1,
            Row("later") with { DueAt = Monday + Duration.FromDays(5) },
            Row("undated"),
            Row("alarm") with { Kind = TaskRowKind.Alarm, Urgency = 4, DueAt = Monday + Duration.FromDays(9) },
            Row("sooner") with { DueAt = Monday + Duration.FromDays(1) });

        var list = await Files.WorkOf(CaseSteps.Authority, Anwen, ["social_worker"], [North], HiddenFiles.None, ICaseFiles.LinesMax, default);

        Assert.That(list.Select(line => line.Row.Key), Is.EqualTo(new[] { "alarm", "sooner", "later", "undated" }));
    }

    [Test]
    public async Task A_limited_list_keeps_the_most_urgent()
    {
        await Opened(1, Row("routine"), Row("overdue") with { Urgency = 2 });

        var list = await Files.WorkOf(CaseSteps.Authority, Anwen, ["social_worker"], [North], HiddenFiles.None, 1, default);

        Assert.That(list.Select(line => line.Row.Key), Is.EqualTo(new[] { "overdue" }));
    }

    [Test]
    public async Task A_line_is_the_stored_row_with_whose_case_it_is()
    {
        var row = Row("mine") with { Assignee = Anwen, Team = North, DueAt = Monday + Duration.FromDays(1), Urgency = 2 };
        await Opened(1, row);

        var list = await Files.WorkOf(CaseSteps.Authority, Anwen, [], [], HiddenFiles.None, 10, default);

        Assert.That(list, Is.EqualTo(new[] { new ListedWork(row, CaseSteps.Case(1), SomePeople.Child(1), "Siân Coracle", North, "sha256-test", "enquiry") }));
    }

    [Test]
    public async Task A_teams_list_holds_everybodys_rows_of_that_team_alone()
    {
        await Opened(1,
            Row("a") with { Assignee = Anwen, Team = North },
            Row("b") with { Assignee = SomePeople.User(2), Team = North },
            Row("south") with { Team = South },
            Row("authority"));

        var list = await Files.WorkOfTeams(CaseSteps.Authority, [North], HiddenFiles.None, ICaseFiles.LinesMax, default);

        Assert.That(list.Select(line => line.Row.Key), Is.EquivalentTo(new[] { "a", "b" }));
    }

    [TestCase("siân", 1)]
    [TestCase("Sian  cor", 1)]
    [TestCase("SIÂN C", 1)]
    [TestCase("élodie", 2)]
    [TestCase("coracle", 1, 2)]
    [TestCase("  ", 1, 2, 3)]
    [TestCase("100%", 3)]
    [TestCase("_", 3)]
    public async Task A_case_is_found_by_any_part_of_the_childs_name_in_whatever_case_it_is_typed(string typed, params int[] found)
    {
        await Opened(1);
        await Store.Apply([CaseSteps.Open(CaseSteps.Case(2)), CaseSteps.Open(CaseSteps.Case(3))], default);
        await Database.AddChild(2, "Élodie", "Coracle");
        await Database.AddChild(3, "100%", "_");

        var cases = await Files.Cases(CaseSteps.Authority, [North], typed, HiddenFiles.None, 10, default);

        Assert.That(cases.Select(one => one.Case), Is.EquivalentTo(found.Select(CaseSteps.Case)));
    }

    [Test]
    public async Task Open_cases_stand_before_closed_ones_and_the_last_changed_first()
    {
        for (var number = 1; number <= 3; number++)
        {
            await Database.AddChild(number, "Seren", "Coracle");
            var opened = CaseSteps.Open(CaseSteps.Case(number));
            await Store.Apply([opened], default);
            var next = CaseSteps.Next(opened.Head, Monday + Duration.FromDays(number));
            await Store.Apply([next with { Head = next.Head with { Closed = number == 3 } }], default);
        }

        var cases = await Files.Cases(CaseSteps.Authority, [North], null, HiddenFiles.None, 10, default);

        Assert.That(cases.Select(one => one.Case), Is.EqualTo(new[] { CaseSteps.Case(2), CaseSteps.Case(1), CaseSteps.Case(3) }));
        Assert.That((await Files.Cases(CaseSteps.Authority, [North], null, HiddenFiles.None, 2, default)).Select(one => one.Case), Is.EqualTo(new[] { CaseSteps.Case(2), CaseSteps.Case(1) }));
        Assert.That(await Files.Cases(CaseSteps.Authority, [South], null, HiddenFiles.None, 10, default), Is.Empty);
    }

    [Test]
    public async Task A_child_is_shown_with_the_other_children_of_its_families_and_their_open_cases()
    {
        await Opened(1);
        await Database.AddChild(2, "Anwen", "Coracle");
        await Database.AddChild(3, "Bryn", "Coracle");
        await Database.AddChild(4, "Nobody", "Elsewhere");
        await Database.AddFamily(1, 1, 2, 3);
        await Database.AddFamily(2, 1, 2);
        await Database.AddFamily(3, 4);
        var closed = CaseSteps.Open(CaseSteps.Case(3));
        await Store.Apply([CaseSteps.Open(CaseSteps.Case(2)), closed with { Head = closed.Head with { Closed = true } }], default);

        var child = await Files.Child(CaseSteps.Authority, SomePeople.Child(1), default);

        Assert.That((child!.Name, child.BornOn), Is.EqualTo(("Siân Coracle", new LocalDate(2018, 5, 1))));
        Assert.That(child.Siblings, Is.EqualTo(new[]
        {
            new Sibling(SomePeople.Child(2), "Anwen Coracle", CaseSteps.Case(2)),
            new Sibling(SomePeople.Child(3), "Bryn Coracle", null),
        }));
    }

    [Test]
    public async Task Records_come_by_list_in_the_order_in_which_they_were_entered()
    {
        RecordRow[] records = [.. Enumerable.Range(1, 11).Select(number => Record("visit", number)), Record("absence", 1)];
        await Store.Apply([CaseSteps.Open(CaseSteps.Case(1)) with { RecordsSet = records }], default);

        var read = await Files.Records(CaseSteps.Authority, CaseSteps.Case(1), default);

        Assert.That(read.Select(record => record.Id), Is.EqualTo(Enumerable.Range(1, 11).Select(number => $"visit-{number}").Prepend("absence-1")));
    }

    [Test]
    public async Task Records_that_are_named_come_each_of_its_own_case_alone()
    {
        await Store.Apply([CaseSteps.Open(CaseSteps.Case(1)) with { RecordsSet = [Record("visit", 1), Record("visit", 2)] }], default);
        await Store.Apply([CaseSteps.Open(CaseSteps.Case(2)) with { RecordsSet = [Record("visit", 1), Record("visit", 2)] }], default);

        var read = await Files.RecordsNamed(CaseSteps.Authority, [(CaseSteps.Case(1), "visit-1"), (CaseSteps.Case(2), "visit-2"), (CaseSteps.Case(2), "visit-9")], default);

        Assert.That(read.Keys, Is.EquivalentTo(new[] { (CaseSteps.Case(1), "visit-1"), (CaseSteps.Case(2), "visit-2") }));
        Assert.That(await Files.RecordsNamed(new AuthorityId(2), [(CaseSteps.Case(1), "visit-1")], default), Is.Empty);
    }

    [Test]
    public async Task Heads_are_those_that_a_load_gives()
    {
        await Opened(1);

        var heads = await Files.Heads(CaseSteps.Authority, [CaseSteps.Case(1), CaseSteps.Case(9)], default);

        var loaded = (await Store.Load(CaseSteps.Authority, CaseSteps.Case(1), null, default))!.Head;
        Assert.That(heads.Select(Plain), Is.EqualTo(new[] { Plain(loaded) }));
    }

    private static object Plain(CaseHead head) => (head with { LastHash = default, Snapshot = default }, Convert.ToHexString(head.LastHash.Span), Convert.ToHexString(head.Snapshot.Span));

    private static TaskRow Row(string key) => CaseSteps.Task(key) with { Role = "social_worker" };

    private static RecordRow Record(string list, int number) => new()
    {
        List = list,
        Id = $"{list}-{number}",
        OccurredAt = Monday,
        RecordedAt = Monday,
        RecordedBy = "u",
        Revision = 1,
        Fields = CaseSteps.Json("{}"),
    };

    private async Task Opened(int number, params TaskRow[] rows)
    {
        await Database.AddChild(number, "Siân", "Coracle");
        await Store.Apply([CaseSteps.Open(CaseSteps.Case(number)) with { TasksOpened = rows }], default);
    }
}
