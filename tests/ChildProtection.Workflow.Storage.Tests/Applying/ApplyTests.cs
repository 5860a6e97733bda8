using System.Text.Json.Nodes;
using ChildProtection.Workflow.Cases.Agencies;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Storage.Registration;
using ChildProtection.Workflow.Storage.Schema;
using ChildProtection.Workflow.Storage.Tests.Databases;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Tests.Applying;

internal sealed class ApplyTests(DatabaseProvider provider) : OnBothDatabases(provider)
{
    private static readonly CaseId One = CaseSteps.Case(1);
    private static readonly CaseId Two = CaseSteps.Case(2);

    [Test]
    public async Task A_case_is_loaded_as_it_was_written()
    {
        var step = CaseSteps.Open(One);

        await Store.Apply([step], default);

        var loaded = await Store.Load(CaseSteps.Authority, One, null, default);
        Assert.That(Plain(loaded!.Head), Is.EqualTo(Plain(step.Head)));
    }

    [Test]
    public async Task A_case_that_the_authority_does_not_have_is_not_there()
    {
        await Store.Apply([CaseSteps.Open(One)], default);

        Assert.That(await Store.Load(new AuthorityId(2), One, null, default), Is.Null);
    }

    [Test]
    public async Task A_step_decided_on_an_old_version_conflicts_and_leaves_no_trace()
    {
        var opened = CaseSteps.Open(One);
        await Store.Apply([opened], default);
        await Store.Apply([CaseSteps.Next(opened.Head, CaseSteps.Start)], default);

        var late = CaseSteps.Next(opened.Head, CaseSteps.Start, "too.late") with { TasksOpened = [CaseSteps.Task("late")] };
        var outcomes = await Store.Apply([late], default);

        Assert.That(outcomes, Is.EqualTo(new ApplyOutcome[] { new ApplyOutcome.Conflict() }));
        await using var context = Database.CreateDbContext();
        Assert.That(await context.Tasks.CountAsync(), Is.Zero);
        Assert.That(await context.Journal.Select(entry => entry.Kind).ToListAsync(), Is.EquivalentTo(new[] { "case.opened", "step" }));
    }

    [Test]
    public async Task A_step_decided_on_another_history_of_the_same_length_conflicts([Values(1, 2)] int stepsInTheList)
    {
        var opened = CaseSteps.Open(One);
        await Store.Apply([opened], default);
        await Store.Apply([CaseSteps.Next(opened.Head, CaseSteps.Start, "what.happened")], default);
        var remembered = CaseSteps.Next(opened.Head, CaseSteps.Start, "what.did.not").Head;

        var step = CaseSteps.Next(remembered, CaseSteps.Start, "too.late") with { TasksOpened = [CaseSteps.Task("late")] };
        var outcomes = await Store.Apply([step, .. Enumerable.Range(3, stepsInTheList - 1).Select(n => CaseSteps.Open(CaseSteps.Case(n)))], default);

        Assert.That(outcomes[0], Is.EqualTo(new ApplyOutcome.Conflict()));
        Assert.That(outcomes.Skip(1), Is.All.EqualTo(new ApplyOutcome.Applied()));
        await using var context = Database.CreateDbContext();
        Assert.That(await context.Tasks.CountAsync(), Is.Zero);
    }

    [Test]
    public async Task One_conflict_in_a_list_fails_its_case_alone()
    {
        var (one, two) = (CaseSteps.Open(One), CaseSteps.Open(Two));
        await Store.Apply([one, two], default);
        await Store.Apply([CaseSteps.Next(one.Head, CaseSteps.Start)], default);

        var outcomes = await Store.Apply(
            [CaseSteps.Next(one.Head, CaseSteps.Start), CaseSteps.Next(two.Head, CaseSteps.Start) with { TasksOpened = [CaseSteps.Task("kept")] }, CaseSteps.Open(CaseSteps.Case(3))], default);

        Assert.That(outcomes, Is.EqualTo(new ApplyOutcome[] { new ApplyOutcome.Conflict(), new ApplyOutcome.Applied(), new ApplyOutcome.Applied() }));
        await using var context = Database.CreateDbContext();
        Assert.That(await context.Tasks.Select(task => task.CaseId).ToListAsync(), Is.EqualTo(new[] { Two }));
    }

    [Test]
    public async Task A_list_may_hold_the_cases_of_several_authorities_and_each_is_taken_or_left_by_itself()
    {
        var (here, there) = (CaseSteps.Open(One), CaseSteps.Open(One, null, new AuthorityId(2)));
        await Store.Apply([here, there, CaseSteps.Open(Two, null, new AuthorityId(2))], default);
        await Store.Apply([CaseSteps.Next(there.Head, CaseSteps.Start)], default);

        var outcomes = await Store.Apply(
            [
                CaseSteps.Next(there.Head, CaseSteps.Start) with { TasksOpened = [CaseSteps.Task("left")] },
                CaseSteps.Next(here.Head, CaseSteps.Start) with { TasksOpened = [CaseSteps.Task("taken")] },
            ],
            default);

        Assert.That(outcomes, Is.EqualTo(new ApplyOutcome[] { new ApplyOutcome.Conflict(), new ApplyOutcome.Applied() }));
        await using var context = Database.CreateDbContext();
        Assert.That(await context.Tasks.Select(task => task.AuthorityId).ToListAsync(), Is.EqualTo(new[] { CaseSteps.Authority }));
    }

    [Test]
    public async Task A_case_is_opened_once()
    {
        await Store.Apply([CaseSteps.Open(One)], default);

        Assert.That(await Store.Apply([CaseSteps.Open(One)], default), Is.EqualTo(new ApplyOutcome[] { new ApplyOutcome.Conflict() }));
    }

    [Test]
    public async Task A_repeated_command_is_answered_with_the_version_it_made()
    {
        var opened = CaseSteps.Open(One, "open-one");
        await Store.Apply([opened], default);
        await Store.Apply([CaseSteps.Next(opened.Head, CaseSteps.Start)], default);

        Assert.That(await Store.Apply([opened], default), Is.EqualTo(new ApplyOutcome[] { new ApplyOutcome.AlreadyApplied(1) }));
        Assert.That((await Store.Load(CaseSteps.Authority, One, "open-one", default))!.AppliedVersion, Is.EqualTo(1));
        Assert.That((await Store.Load(CaseSteps.Authority, One, "another", default))!.AppliedVersion, Is.Null);
    }

    [Test]
    public async Task A_command_key_belongs_to_its_authority()
    {
        await Store.Apply([CaseSteps.Open(One, "same")], default);

        var outcomes = await Store.Apply([CaseSteps.Open(One, "same", new AuthorityId(2))], default);

        Assert.That(outcomes, Is.EqualTo(new ApplyOutcome[] { new ApplyOutcome.Applied() }));
    }

    [Test]
    public async Task The_same_command_sent_twice_at_once_is_done_once()
    {
        var opened = CaseSteps.Open(One);
        await Store.Apply([opened], default);
        var step = CaseSteps.Next(opened.Head, CaseSteps.Start) with { CommandKey = "twice" };

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => Database.OpenStore().Apply([step], default))));

        Assert.That(outcomes.Count(outcome => outcome[0] is ApplyOutcome.Applied), Is.EqualTo(1));
        Assert.That(outcomes.Count(outcome => outcome[0] is ApplyOutcome.AlreadyApplied { Version: 2 }), Is.EqualTo(7));
    }

    [Test]
    public async Task One_command_key_on_two_cases_at_once_is_done_on_one_of_them()
    {
        var opened = Enumerable.Range(1, 20).Select(n => CaseSteps.Open(CaseSteps.Case(n))).ToArray();
        await Store.Apply(opened, default);

        var outcomes = await Task.WhenAll(opened.Select(step => Task.Run(
            () => Database.OpenStore().Apply([CaseSteps.Next(step.Head, CaseSteps.Start) with { CommandKey = "one" }], default))));

        Assert.That(outcomes.Count(outcome => outcome[0] is ApplyOutcome.Applied), Is.EqualTo(1));
        Assert.That(outcomes.Count(outcome => outcome[0] is ApplyOutcome.AlreadyApplied), Is.EqualTo(19));
    }

    [Test]
    public async Task A_list_whose_writing_fails_midway_is_not_written_at_all()
    {
        var entered = CaseSteps.Open(One) with { Register = [new RegisterChange.Entered("e1", "full", new LocalDate(2026, 3, 2), ["neglect"])] };
        await Store.Apply([entered], default);

        var again = CaseSteps.Next(entered.Head, CaseSteps.Start) with { TasksOpened = [CaseSteps.Task("t")], Register = [new RegisterChange.Entered("e1", "full", new LocalDate(2026, 3, 3), [])] };

        Assert.That(async () => await Store.Apply([CaseSteps.Open(Two), again, CaseSteps.Open(CaseSteps.Case(3))], default), Throws.InstanceOf<System.Data.Common.DbException>());
        Assert.That((await Store.Load(CaseSteps.Authority, One, null, default))!.Head.Version, Is.EqualTo(1));
        Assert.That(await Store.Load(CaseSteps.Authority, Two, null, default), Is.Null);
        await using var context = Database.CreateDbContext();
        Assert.That(await context.Tasks.CountAsync(), Is.Zero);
        Assert.That(await context.Journal.CountAsync(), Is.EqualTo(1));
    }

    [Test]
    public async Task Two_hundred_callers_at_once_lose_nothing()
    {
        var opened = Enumerable.Range(1, 20).Select(n => CaseSteps.Open(CaseSteps.Case(n))).ToArray();
        await Store.Apply(opened, default);

        await Task.WhenAll(Enumerable.Range(0, 200).Select(caller => Task.Run(() => StepUntilApplied(opened[caller % 20].Head, $"task-{caller}"))));

        await using var context = Database.CreateDbContext();
        Assert.That(await context.Tasks.CountAsync(), Is.EqualTo(200));
        Assert.That(await context.Cases.Select(c => c.Version).ToListAsync(), Is.All.EqualTo(11));
        Assert.That(await context.Journal.CountAsync(), Is.EqualTo(220));
    }

    [Test]
    public async Task Rows_are_set_changed_and_closed_by_their_keys()
    {
        var due = CaseSteps.Start + Duration.FromDays(10);
        var first = CaseSteps.Open(One) with
        {
            TasksOpened = [CaseSteps.Task("a", due), CaseSteps.Task("b")],
            DeadlinesSet = [CaseSteps.Deadline("d1", due), CaseSteps.Deadline("d2", null)],
            BreachesSet = [new BreachRow { Key = "x", Name = "seen_alone", DueAt = CaseSteps.Start }],
            RecordsSet = [new RecordRow { List = "visit", Id = "v1", OccurredAt = CaseSteps.Start, RecordedAt = CaseSteps.Start, RecordedBy = "u", Revision = 1, Fields = CaseSteps.Json("""{"alone": false, "words": null, "place": "home", "with": [1]}""") }],
        };
        await Store.Apply([first], default);
        var second = CaseSteps.Next(first.Head, CaseSteps.Start) with
        {
            TasksChanged = [CaseSteps.Task("a", due) with { Urgency = 2, Assignee = new UserId(One.Value), Team = new TeamId(4) }],
            TasksClosed = ["b"],
            DeadlinesSet = [CaseSteps.Deadline("d2", due)],
            DeadlinesEnded = ["d1"],
            BreachesSet = [new BreachRow { Key = "x", Name = "seen_alone", DueAt = CaseSteps.Start, MetAt = due, RecordedLate = true }],
            RecordsSet = [first.RecordsSet[0] with { Revision = 2, OccurredAt = null, RecordedAt = due, RecordedBy = "w", Fields = CaseSteps.Json("""{"alone": true, "place": null, "seen": "Siân"}""") }],
        };

        await Store.Apply([second], default);

        await using var context = Database.CreateDbContext();
        var task = await context.Tasks.SingleAsync();
        Assert.That((task.TaskKey, task.Urgency, task.DueAt, task.Assignee, task.TeamId), Is.EqualTo(("a", 2, (Instant?)due, (UserId?)new UserId(One.Value), (TeamId?)new TeamId(4))));
        var deadline = await context.Deadlines.SingleAsync();
        Assert.That((deadline.DeadlineKey, deadline.NextStageAt), Is.EqualTo(("d2", (Instant?)due)));
        var breach = await context.Breaches.SingleAsync();
        Assert.That((breach.MetAt, breach.RecordedLate), Is.EqualTo(((Instant?)due, true)));
        var record = await context.Records.SingleAsync();
        Assert.That(
            (record.Revision, record.OccurredAt, record.RecordedBy, record.ChangedAt, record.ChangedBy),
            Is.EqualTo((2, CaseSteps.Start, "u", (Instant?)due, "w")));
        Assert.That(JsonNode.DeepEquals(JsonNode.Parse(record.Fields), JsonNode.Parse("""{"alone": true, "words": null, "with": [1], "seen": "Siân"}""")), record.Fields);
    }

    [Test]
    public async Task A_register_entry_is_entered_amended_and_ended_and_stays()
    {
        var entered = CaseSteps.Open(One) with { Register = [new RegisterChange.Entered("e1", "full", new LocalDate(2026, 3, 2), ["neglect"])] };
        await Store.Apply([entered], default);
        var ended = CaseSteps.Next(entered.Head, CaseSteps.Start) with
        {
            Register = [new RegisterChange.Amended(new LocalDate(2026, 6, 1), ["neglect", "physical"]), new RegisterChange.Ended(new LocalDate(2026, 6, 2), "decision")],
        };

        await Store.Apply([ended], default);

        await using var context = Database.CreateDbContext();
        var entry = await context.RegisterEntries.SingleAsync();
        Assert.That(
            (entry.FromDate, entry.ToDate, entry.EndReason, entry.AmendedOn, entry.Categories),
            Is.EqualTo((new LocalDate(2026, 3, 2), (LocalDate?)new LocalDate(2026, 6, 2), "decision", (LocalDate?)new LocalDate(2026, 6, 1), """["neglect","physical"]""")));
    }

    [Test]
    public async Task A_loaded_case_brings_the_agencies_of_its_child()
    {
        var step = CaseSteps.Open(One);
        await Store.Apply([step], default);
        await using (var context = Database.CreateDbContext())
        {
            var agency = new AgencyId("riverside-health");
            context.Children.Add(new StoredChild { AuthorityId = CaseSteps.Authority, ChildId = step.Head.Child, GivenName = "A", FamilyName = "B" });
            context.Agencies.Add(new StoredAgency { AuthorityId = CaseSteps.Authority, AgencyId = agency, Name = "Riverside", Kind = "health", Active = true });
            await context.SaveChangesAsync();
            context.AgencyRelations.Add(new StoredAgencyRelation
            {
                AuthorityId = CaseSteps.Authority, ChildId = step.Head.Child, AgencyId = agency, Kind = "health", FromDate = new LocalDate(2026, 1, 5), ToDate = new LocalDate(2026, 2, 1),
            });
            context.AgencyRelations.Add(new StoredAgencyRelation
            {
                AuthorityId = CaseSteps.Authority, ChildId = step.Head.Child, AgencyId = agency, Kind = "health", FromDate = new LocalDate(2026, 3, 1),
            });
            await context.SaveChangesAsync();
        }

        var loaded = await Store.Load(CaseSteps.Authority, One, null, default);

        Assert.That(loaded!.Relations, Is.EqualTo(new[]
        {
            new AgencyRelation(new AgencyId("riverside-health"), "health", new LocalDate(2026, 1, 5), new LocalDate(2026, 2, 1)),
            new AgencyRelation(new AgencyId("riverside-health"), "health", new LocalDate(2026, 3, 1), null),
        }));
    }

    [Test]
    public async Task A_thousand_steps_are_one_list()
    {
        var steps = Enumerable.Range(1, ICaseStore.ApplyStepsMax).Select(n => CaseSteps.Open(CaseSteps.Case(n)) with { TasksOpened = [CaseSteps.Task("t")] }).ToArray();

        var outcomes = await Store.Apply(steps, default);

        Assert.That(outcomes, Is.All.InstanceOf<ApplyOutcome.Applied>());
        Assert.That(async () => await Store.Apply([.. steps, CaseSteps.Open(CaseSteps.Case(0))], default), Throws.ArgumentException);
    }

    [Test]
    public void Two_steps_of_one_case_in_a_list_are_refused_before_anything_is_written()
    {
        var opened = CaseSteps.Open(One);

        Assert.That(async () => await Store.Apply([opened, CaseSteps.Next(opened.Head, CaseSteps.Start)], default), Throws.ArgumentException);
    }

    private async Task StepUntilApplied(CaseHead head, string task)
    {
        while (true)
        {
            var loaded = await Store.Load(head.Authority, head.Case, task, default);
            var step = CaseSteps.Next(loaded!.Head, CaseSteps.Start) with { CommandKey = task, TasksOpened = [CaseSteps.Task(task)] };
            if ((await Store.Apply([step], default))[0] is ApplyOutcome.Applied)
            {
                return;
            }
        }
    }

    /// <summary>With its memory as text: records compare memory by place, not by content.</summary>
    [Test]
    public async Task A_snapshot_is_replaced_and_nothing_else_is_touched()
    {
        await Store.Apply([CaseSteps.Open(CaseSteps.Case(1)), CaseSteps.Open(CaseSteps.Case(2))], default);
        var (before, other) = (await Head(1), await Head(2));

        var replaced = await Store.ReplaceSnapshot(before with { Snapshot = new byte[] { 9, 0, 200 }, MainState = "elsewhere", ChangedAt = CaseSteps.Start + Duration.FromDays(1) }, default);

        Assert.That(replaced, Is.True);
        Assert.That(Plain(await Head(1)), Is.EqualTo(Plain(before with { Snapshot = new byte[] { 9, 0, 200 } })));
        Assert.That(Plain(await Head(2)), Is.EqualTo(Plain(other)));
    }

    [Test]
    public async Task A_snapshot_of_a_case_that_moved_on_is_not_replaced()
    {
        await Store.Apply([CaseSteps.Open(CaseSteps.Case(1))], default);
        var before = await Head(1);
        await Store.Apply([CaseSteps.Next(before, CaseSteps.Start)], default);
        var after = await Head(1);

        var replaced = new[]
        {
            await Store.ReplaceSnapshot(before with { Snapshot = new byte[] { 9 } }, default),
            await Store.ReplaceSnapshot(after with { LastHash = before.LastHash, Snapshot = new byte[] { 9 } }, default),
            await Store.ReplaceSnapshot(after with { Authority = new AuthorityId(2), Snapshot = new byte[] { 9 } }, default),
        };

        Assert.That(replaced, Is.All.False);
        Assert.That(Plain(await Head(1)), Is.EqualTo(Plain(after)));
    }

    private async Task<CaseHead> Head(int number) => (await Store.Load(CaseSteps.Authority, CaseSteps.Case(number), null, default))!.Head;

    private static (CaseHead, string, string) Plain(CaseHead head) =>
        (head with { LastHash = default, Snapshot = default }, Convert.ToHexString(head.LastHash.Span), Convert.ToHexString(head.Snapshot.Span));
}
