using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Storage.Registration;
using ChildProtection.Workflow.Storage.Sweeping;
using ChildProtection.Workflow.Storage.Tests.Databases;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Tests.Sweeping;

internal sealed class SweepTests(DatabaseProvider provider) : OnBothDatabases(provider)
{
    private static SweepDecision FireOrLeave(LoadedCase one, CaseId unread) => one.Head.Case == unread ? new SweepDecision.LeaveUnread() : Fire(one, "d");

    private static readonly Instant Due = CaseSteps.Start + Duration.FromDays(10);

    [Test]
    public async Task A_stage_due_fires_and_one_still_to_come_waits()
    {
        await OpenWithDeadlines((1, Due), (2, Due + Duration.FromHours(1)));

        var outcome = await Store.Sweep(Due, 200, FireAll, default);

        Assert.That(outcome, Is.EqualTo(new SweepOutcome(1, 1, 0, Due)));
        Assert.That(await FiredCases(), Is.EqualTo(new[] { CaseSteps.Case(1) }));
        Assert.That(await Store.OldestUnfiredStage(default), Is.EqualTo(Due + Duration.FromHours(1)));
    }

    [Test]
    public async Task Stages_are_claimed_in_the_order_of_their_due_times()
    {
        await OpenWithDeadlines((1, Due + Duration.FromMinutes(2)), (2, Due), (3, Due + Duration.FromMinutes(1)));
        var claimed = new List<CaseId>();

        while ((await Store.Sweep(Due + Duration.FromDays(1), 1, cases => FireAll(Noted(cases, claimed)), default)).Cases > 0)
        {
        }

        Assert.That(claimed, Is.EqualTo(new[] { CaseSteps.Case(2), CaseSteps.Case(3), CaseSteps.Case(1) }));
    }

    [Test]
    public async Task A_case_with_several_stages_due_is_claimed_once()
    {
        var opened = CaseSteps.Open(CaseSteps.Case(1)) with { DeadlinesSet = [CaseSteps.Deadline("a", Due), CaseSteps.Deadline("b", Due)] };
        await Store.Apply([opened], default);
        var claimed = new List<CaseId>();

        await Store.Sweep(Due, 200, cases => [.. Noted(cases, claimed).Select(one => Fire(one, "a", "b"))], default);

        Assert.That(claimed, Has.Count.EqualTo(1));
        Assert.That((await Store.Sweep(Due, 200, FireAll, default)).Cases, Is.Zero);
    }

    [Test]
    public async Task Sweepers_at_once_fire_each_stage_once_even_when_what_they_decide_does_not_look()
    {
        await OpenWithDeadlines([.. Enumerable.Range(1, 1_000).Select(n => (n, Due))]);

        var fired = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Drain(Database.OpenStore(), 10))));

        Assert.That(fired.Sum(), Is.EqualTo(1_000));
        Assert.That(await FiredCases(), Is.EquivalentTo(Enumerable.Range(1, 1_000).Select(CaseSteps.Case)));
    }

    [Test]
    public async Task A_command_and_a_sweep_at_once_have_one_winner()
    {
        var opened = Enumerable.Range(1, 50).Select(n => CaseSteps.Open(CaseSteps.Case(n)) with { DeadlinesSet = [CaseSteps.Deadline("d", Due)] }).ToArray();
        await Store.Apply(opened, default);

        var commands = Task.WhenAll(opened.Select(step => Task.Run(
            () => Database.OpenStore().Apply([CaseSteps.Next(step.Head, Due, "met") with { DeadlinesEnded = ["d"] }], default))));
        var fired = await Task.Run(() => Drain(Store, 10, FireWhatStillRuns));
        var met = (await commands).Count(outcome => outcome[0] is ApplyOutcome.Applied);

        Assert.That(met + fired, Is.EqualTo(50));
        await using var context = Database.CreateDbContext();
        Assert.That(await context.Cases.Select(c => c.Version).ToListAsync(), Is.All.EqualTo(2));
        Assert.That(await context.Cases.CountAsync(c => c.Parked), Is.Zero);
    }

    [Test]
    public async Task A_case_that_cannot_be_stepped_is_parked_and_the_rest_go_on()
    {
        await OpenWithDeadlines((1, Due), (2, Due), (3, Due));

        var outcome = await Store.Sweep(
            Due, 200, cases => [.. cases.Select(one => one.Head.Case == CaseSteps.Case(2) ? (SweepDecision)new SweepDecision.Park("CPW9999", "It loops.", "a -> b -> a") : Fire(one, "d"))], default);

        Assert.That(outcome, Is.EqualTo(new SweepOutcome(3, 2, 1, Due)));
        await using var context = Database.CreateDbContext();
        var incident = await context.Incidents.SingleAsync();
        Assert.That((incident.CaseId, incident.Code, incident.Words, incident.Trace, incident.OpenedAt), Is.EqualTo((CaseSteps.Case(2), "CPW9999", "It loops.", "a -> b -> a", Due)));
        Assert.That((await Store.Sweep(Due, 200, FireAll, default)).Cases, Is.Zero, "a parked case is passed over");
        Assert.That(await Store.OldestUnfiredStage(default), Is.EqualTo(Due), "and its stage still counts as unfired");
    }

    [Test]
    public async Task A_parked_case_fires_after_it_is_retried()
    {
        await OpenWithDeadlines((1, Due));
        await Store.Sweep(Due, 200, cases => [.. cases.Select(_ => new SweepDecision.Park("CPW9999", "It loops.", ""))], default);

        Assert.That(await Store.RetryParked(CaseSteps.Authority, CaseSteps.Case(1), "operator", Due, default), Is.True);

        Assert.That((await Store.Sweep(Due, 200, FireAll, default)).StagesFired, Is.EqualTo(1));
        await using var context = Database.CreateDbContext();
        Assert.That((await context.Incidents.SingleAsync()).ResolvedBy, Is.EqualTo("operator"));
        Assert.That(await Store.RetryParked(CaseSteps.Authority, CaseSteps.Case(1), "operator", Due, default), Is.False);
    }

    [Test]
    public async Task A_case_left_unread_stays_due_as_it_was_and_the_others_are_written()
    {
        await OpenWithDeadlines((1, Due), (2, Due));

        var first = await Store.Sweep(
            Due, 200, cases => [.. cases.Select(one => FireOrLeave(one, CaseSteps.Case(1)))], default);
        var second = await Store.Sweep(Due, 200, FireAll, default);

        Assert.That((first, second), Is.EqualTo((new SweepOutcome(2, 1, 0, Due), new SweepOutcome(1, 1, 0, Due))));
        Assert.That(await FiredCases(), Is.EquivalentTo(new[] { CaseSteps.Case(1), CaseSteps.Case(2) }));
    }

    [Test]
    public async Task A_case_whose_snapshot_was_replaced_is_found_although_the_sweep_had_gone_past_it()
    {
        await OpenWithDeadlines((2, Due));
        await Drain(Store, 10);
        await OpenWithDeadlines(Database.OpenStore(), (1, Due - Duration.FromDays(1)));
        Assert.That((await Store.Sweep(Due, 200, FireAll, default)).Cases, Is.Zero, "it lies below where this sweep begins");
        var left = (await Store.Load(CaseSteps.Authority, CaseSteps.Case(1), null, default))!.Head;

        await Store.ReplaceSnapshot(left with { Snapshot = new byte[] { 3, 1 } }, default);

        Assert.That((await Store.Sweep(Due, 200, FireAll, default)).StagesFired, Is.EqualTo(1));
    }

    [Test]
    public async Task A_case_is_parked_for_the_sweep_by_whoever_finds_that_it_cannot_be_read_once()
    {
        await OpenWithDeadlines((1, Due), (2, Due));
        var why = new SweepDecision.Park("CPW9999", "It cannot be read.", "here");

        var parked = (await Store.Park(CaseSteps.Authority, CaseSteps.Case(1), why, Due, default), await Store.Park(CaseSteps.Authority, CaseSteps.Case(1), why, Due, default));
        var swept = await Store.Sweep(Due, 200, FireAll, default);

        Assert.That(parked, Is.EqualTo((true, false)));
        Assert.That(await Store.Park(CaseSteps.Authority, CaseSteps.Case(3), why, Due, default), Is.False, "there is no such case");
        Assert.That(swept, Is.EqualTo(new SweepOutcome(1, 1, 0, Due)));
        await using var context = Database.CreateDbContext();
        var incident = await context.Incidents.SingleAsync();
        Assert.That((incident.CaseId, incident.Code, incident.Words, incident.Trace, incident.OpenedAt), Is.EqualTo((CaseSteps.Case(1), "CPW9999", "It cannot be read.", "here", Due)));
        Assert.That(await Store.RetryParked(CaseSteps.Authority, CaseSteps.Case(1), "operator", Due, default), Is.True);
        Assert.That((await Store.Sweep(Due, 200, FireAll, default)).StagesFired, Is.EqualTo(1));
    }

    [Test]
    public async Task A_deadline_that_begins_on_a_parked_case_waits_with_it()
    {
        var opened = (await OpenWithDeadlines((1, Due)))[0];
        await Store.Sweep(Due, 200, cases => [.. cases.Select(_ => new SweepDecision.Park("CPW9999", "It loops.", ""))], default);

        await Store.Apply([CaseSteps.Next(opened.Head, Due) with { DeadlinesSet = [CaseSteps.Deadline("new", Due)] }], default);

        Assert.That((await Store.Sweep(Due, 200, FireAll, default)).Cases, Is.Zero);
        await Store.RetryParked(CaseSteps.Authority, CaseSteps.Case(1), "operator", Due, default);
        Assert.That((await Store.Sweep(Due, 200, cases => [.. cases.Select(one => Fire(one, "d", "new"))], default)).Cases, Is.EqualTo(1));
    }

    [Test]
    public async Task A_step_that_the_database_refuses_parks_its_case_alone()
    {
        await OpenWithDeadlines((1, Due), (2, Due), (3, Due));
        var entered = new RegisterChange.Entered("e", "full", new LocalDate(2026, 3, 2), []);

        var outcome = await Store.Sweep(
            Due,
            200,
            cases => [.. cases.Select(one => one.Head.Case == CaseSteps.Case(2)
                ? new SweepDecision.Fire(CaseSteps.Next(one.Head, Due) with { Register = [entered, entered] }, 1)
                : Fire(one, "d"))],
            default);

        Assert.That(outcome, Is.EqualTo(new SweepOutcome(3, 2, 1, Due)));
        await using var context = Database.CreateDbContext();
        Assert.That((await context.Incidents.SingleAsync()).Code, Is.EqualTo(FailedWrite.Code));
        Assert.That(await FiredCases(), Is.EquivalentTo(new[] { CaseSteps.Case(1), CaseSteps.Case(3) }));
    }

    [Test]
    public async Task Rows_that_disagree_with_the_derivation_park_the_case_instead_of_repeating_for_ever()
    {
        await OpenWithDeadlines((1, Due));

        var outcome = await Store.Sweep(Due, 200, cases => [.. cases.Select(_ => new SweepDecision.NothingDue())], default);

        Assert.That(outcome, Is.EqualTo(new SweepOutcome(1, 0, 1, Due)));
        await using var context = Database.CreateDbContext();
        Assert.That((await context.Incidents.SingleAsync()).Code, Is.EqualTo(ICaseStore.RowsDisagreeCode));
    }

    [Test]
    public async Task A_sweep_that_fails_while_deciding_writes_nothing_and_releases_its_cases()
    {
        await OpenWithDeadlines((1, Due));

        Assert.That(async () => await Store.Sweep(Due, 200, _ => throw new InvalidOperationException("defect"), default), Throws.InvalidOperationException);

        Assert.That((await Database.OpenStore().Sweep(Due, 200, FireAll, default)).StagesFired, Is.EqualTo(1));
    }

    [Test]
    public async Task A_stage_that_this_node_writes_into_the_past_is_found_by_its_next_sweep()
    {
        await OpenWithDeadlines((1, Due), (2, Due + Duration.FromHours(1)));
        await Store.Sweep(Due + Duration.FromHours(1), 1, FireAll, default);
        await Store.Sweep(Due + Duration.FromHours(1), 1, FireAll, default);

        await OpenWithDeadlines((3, Due - Duration.FromDays(1)));

        Assert.That((await Store.Sweep(Due, 1, FireAll, default)).StagesFired, Is.EqualTo(1));
    }

    [Test]
    public async Task A_stage_that_another_node_writes_into_the_past_is_found_within_the_named_number_of_sweeps()
    {
        await OpenWithDeadlines((1, Due));
        await Drain(Store, 10);

        await OpenWithDeadlines(Database.OpenStore(), (2, Due - Duration.FromDays(1)));

        var fired = 0;
        for (var sweeps = 0; sweeps < SweepFloor.FullSweepEvery; sweeps++)
        {
            fired += (await Store.Sweep(Due, 10, FireAll, default)).StagesFired;
        }
        Assert.That(fired, Is.EqualTo(1));
    }

    [Test]
    public async Task Draining_ends_only_when_nothing_is_due_anywhere()
    {
        await OpenWithDeadlines((1, Due));
        await Store.Sweep(Due, 10, FireAll, default);
        await OpenWithDeadlines(Database.OpenStore(), (2, Due - Duration.FromDays(1)));

        Assert.That(await Drain(Store, 10), Is.EqualTo(1));
    }

    private static IReadOnlyList<SweepDecision> FireAll(IReadOnlyList<LoadedCase> cases) => [.. cases.Select(one => Fire(one, "d"))];

    private static SweepDecision.Fire Fire(LoadedCase one, params string[] deadlines) =>
        new(CaseSteps.Next(one.Head, Due, "stage.raised") with { DeadlinesEnded = deadlines, TasksOpened = [CaseSteps.Task("escalation")] }, deadlines.Length);

    private static IReadOnlyList<SweepDecision> FireWhatStillRuns(IReadOnlyList<LoadedCase> cases) =>
        [.. cases.Select(one => one.Head.Version == 1 ? (SweepDecision)Fire(one, "d") : new SweepDecision.NothingDue())];

    private static IReadOnlyList<LoadedCase> Noted(IReadOnlyList<LoadedCase> cases, List<CaseId> claimed)
    {
        claimed.AddRange(cases.Select(one => one.Head.Case));
        return cases;
    }

    private static Task<int> Drain(ICaseStore store, int batch) => Drain(store, batch, FireAll);

    private static async Task<int> Drain(ICaseStore store, int batch, Func<IReadOnlyList<LoadedCase>, IReadOnlyList<SweepDecision>> decide)
    {
        var fired = 0;
        while (await store.Sweep(Due, batch, decide, default) is { Cases: > 0 } outcome)
        {
            fired += outcome.StagesFired;
        }
        return fired;
    }

    private Task<DecidedStep[]> OpenWithDeadlines(params (int Number, Instant Due)[] cases) => OpenWithDeadlines(Store, cases);

    private static async Task<DecidedStep[]> OpenWithDeadlines(ICaseStore store, params (int Number, Instant Due)[] cases)
    {
        DecidedStep[] steps = [.. cases.Select(one => CaseSteps.Open(CaseSteps.Case(one.Number)) with { DeadlinesSet = [CaseSteps.Deadline("d", one.Due)] })];
        await store.Apply(steps, default);
        return steps;
    }

    private async Task<List<CaseId>> FiredCases()
    {
        await using var context = Database.CreateDbContext();
        return await context.Journal.Where(entry => entry.Kind == "stage.raised").Select(entry => entry.CaseId).ToListAsync();
    }
}
