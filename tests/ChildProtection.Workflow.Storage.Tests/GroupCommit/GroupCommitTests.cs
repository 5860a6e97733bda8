using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Storage.GroupCommit;
using ChildProtection.Workflow.Storage.Registration;
using ChildProtection.Workflow.Storage.Tests.Databases;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Tests.GroupCommit;

internal sealed class GroupCommitTests(DatabaseProvider provider) : OnBothDatabases(provider)
{
    [Test]
    public async Task Two_hundred_callers_at_once_lose_nothing()
    {
        var store = new GroupCommitStore(Store);
        var opened = Enumerable.Range(1, 40).Select(n => CaseSteps.Open(CaseSteps.Case(n))).ToArray();
        await store.Apply(opened, default);

        await Task.WhenAll(Enumerable.Range(0, 200).Select(caller => Task.Run(() => StepUntilApplied(store, opened[caller % 40].Head, $"task-{caller}"))));

        await using var context = Database.CreateDbContext();
        Assert.That(await context.Tasks.CountAsync(), Is.EqualTo(200));
        Assert.That(await context.Cases.Select(c => c.Version).ToListAsync(), Is.All.EqualTo(6));
    }

    [Test]
    public async Task Callers_who_wait_are_written_together_and_a_case_is_in_one_group_at_a_time()
    {
        var held = new HeldStore(Store);
        var store = new GroupCommitStore(held);
        await Store.Apply([.. Enumerable.Range(1, 10).Select(n => CaseSteps.Open(CaseSteps.Case(n)))], default);
        var first = Step(store, 1);
        await held.Reached(1);

        var others = new[] { 1, 3, 3, 4, 5, 6 }.Select(n => Step(store, n)).ToArray();
        held.Release();
        var outcomes = await Task.WhenAll([first, .. others]);

        Assert.That(outcomes.Count(outcome => outcome is ApplyOutcome.Applied), Is.EqualTo(5), "two steps decided on the same version of a case: one of each conflicts");
        Assert.That(held.Groups, Has.All.Matches<IReadOnlyList<CaseId>>(group => group.Distinct().Count() == group.Count));
        Assert.That(held.Groups.Max(group => group.Count), Is.GreaterThanOrEqualTo(4), "cases 3 to 6 waited together");
    }

    [Test]
    public async Task A_step_that_the_database_refuses_fails_its_own_caller()
    {
        var held = new HeldStore(Store);
        var store = new GroupCommitStore(held);
        var entered = new RegisterChange.Entered("e", "full", new LocalDate(2026, 3, 2), []);
        await Store.Apply([.. Enumerable.Range(1, 10).Select(n => CaseSteps.Open(CaseSteps.Case(n)))], default);
        var first = Step(store, 1);
        await held.Reached(1);

        var good = Step(store, 8);
        var bad = store.Apply([Next(9) with { Register = [entered, entered] }], default);
        var other = Step(store, 10);
        held.Release();

        Assert.That(async () => await bad, Throws.InstanceOf<System.Data.Common.DbException>());
        Assert.That(await Task.WhenAll([good, other, first]), Is.All.InstanceOf<ApplyOutcome.Applied>());
    }

    [Test]
    public async Task A_caller_who_gives_up_while_waiting_is_not_written()
    {
        var held = new HeldStore(Store);
        var store = new GroupCommitStore(held);
        await Store.Apply([.. Enumerable.Range(1, 10).Select(n => CaseSteps.Open(CaseSteps.Case(n)))], default);
        var first = Step(store, 1);
        await held.Reached(1);
        using var patience = new CancellationTokenSource();

        var waiting = store.Apply([Next(9)], patience.Token);
        await patience.CancelAsync();

        Assert.That(async () => await waiting, Throws.InstanceOf<OperationCanceledException>());
        held.Release();
        await first;
        Assert.That((await Store.Load(CaseSteps.Authority, CaseSteps.Case(9), null, default))!.Head.Version, Is.EqualTo(1));
    }

    [Test]
    public async Task Callers_who_wait_are_loaded_together_and_each_gets_their_own_case()
    {
        var held = new HeldStore(Store);
        var store = new GroupCommitStore(held);
        await Store.Apply([.. Enumerable.Range(1, 5).Select(n => CaseSteps.Open(CaseSteps.Case(n)) with { CommandKey = $"open-{n}" })], default);
        var first = store.Load(CaseSteps.Authority, CaseSteps.Case(1), null, default);
        await held.Reached(1);

        var others = new[] { 2, 3, 9, 3, 4 }.Select(n => store.Load(CaseSteps.Authority, CaseSteps.Case(n), "open-3", default)).ToArray();
        held.Release();

        Assert.That((await first)!.Head.Case, Is.EqualTo(CaseSteps.Case(1)));
        Assert.That((await Task.WhenAll(others)).Select(loaded => loaded?.Head.Case), Is.EqualTo(new CaseId?[] { CaseSteps.Case(2), CaseSteps.Case(3), null, CaseSteps.Case(3), CaseSteps.Case(4) }));
        Assert.That((await others[1])!.AppliedVersion, Is.EqualTo(1));
        Assert.That((await others[0])!.AppliedVersion, Is.EqualTo(1), "the command was applied, though to another case");
        Assert.That(held.Groups.Max(group => group.Count), Is.GreaterThanOrEqualTo(4), "they waited together");
    }

    [Test]
    public async Task A_list_is_loaded_in_its_order()
    {
        await Store.Apply([CaseSteps.Open(CaseSteps.Case(1)), CaseSteps.Open(CaseSteps.Case(2)) with { CommandKey = "open-2" }], default);

        var loaded = await Store.Load(
            [new CaseToLoad(CaseSteps.Authority, CaseSteps.Case(2), "open-2"), new CaseToLoad(CaseSteps.Authority, CaseSteps.Case(3), null), new CaseToLoad(CaseSteps.Authority, CaseSteps.Case(1), null)],
            default);

        Assert.That(loaded.Select(one => (one?.Head.Case, one?.AppliedVersion)), Is.EqualTo(new (CaseId?, long?)[] { (CaseSteps.Case(2), 1), (null, null), (CaseSteps.Case(1), null) }));
    }

    private static DecidedStep Next(int number) => CaseSteps.Next(CaseSteps.Open(CaseSteps.Case(number)).Head, CaseSteps.Start);

    private static async Task<ApplyOutcome> Step(GroupCommitStore store, int number) => (await store.Apply([Next(number)], default))[0];

    private static async Task StepUntilApplied(GroupCommitStore store, CaseHead head, string task)
    {
        while (true)
        {
            var loaded = await store.Load(head.Authority, head.Case, task, default);
            var step = CaseSteps.Next(loaded!.Head, CaseSteps.Start) with { CommandKey = task, TasksOpened = [CaseSteps.Task(task)] };
            if ((await store.Apply([step], default))[0] is ApplyOutcome.Applied)
            {
                return;
            }
        }
    }

    /// <summary>The real store behind a gate, so that what gathers meanwhile is certain.</summary>
    private sealed class HeldStore(ICaseStore inner) : ICaseStore
    {
        private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private readonly SemaphoreSlim _arrived = new(0);
        private readonly Lock _guard = new();
        private readonly List<IReadOnlyList<CaseId>> _groups = [];

        public IReadOnlyList<IReadOnlyList<CaseId>> Groups
        {
            get
            {
                lock (_guard)
                {
                    return [.. _groups];
                }
            }
        }

        public async Task Reached(int groups)
        {
            for (var i = 0; i < groups; i++)
            {
                await _arrived.WaitAsync();
            }
        }

        public void Release() => _open.SetResult();

        public async Task<IReadOnlyList<ApplyOutcome>> Apply(IReadOnlyList<DecidedStep> steps, CancellationToken cancellationToken)
        {
            await Hold([.. steps.Select(step => step.Head.Case)]);
            return await inner.Apply(steps, cancellationToken);
        }

        public async Task<IReadOnlyList<LoadedCase?>> Load(IReadOnlyList<CaseToLoad> cases, CancellationToken cancellationToken)
        {
            await Hold([.. cases.Select(one => one.Case)]);
            return await inner.Load(cases, cancellationToken);
        }

        private async Task Hold(IReadOnlyList<CaseId> group)
        {
            lock (_guard)
            {
                _groups.Add(group);
            }
            _arrived.Release();
            await _open.Task;
        }

        public Task<ApplyOutcome> ApplyWith(DecidedStep step, FileChanges changes, CancellationToken cancellationToken) => inner.ApplyWith(step, changes, cancellationToken);

        public Task<SweepOutcome> Sweep(Instant now, int batch, Func<IReadOnlyList<LoadedCase>, IReadOnlyList<SweepDecision>> decide, CancellationToken cancellationToken) =>
            inner.Sweep(now, batch, decide, cancellationToken);

        public Task<bool> ReplaceSnapshot(CaseHead rebuilt, CancellationToken cancellationToken) => inner.ReplaceSnapshot(rebuilt, cancellationToken);

        public Task<bool> Park(AuthorityId authority, CaseId caseId, SweepDecision.Park why, Instant now, CancellationToken cancellationToken) =>
            inner.Park(authority, caseId, why, now, cancellationToken);

        public Task<bool> RetryParked(AuthorityId authority, CaseId caseId, string by, Instant now, CancellationToken cancellationToken) =>
            inner.RetryParked(authority, caseId, by, now, cancellationToken);

        public Task<Instant?> OldestUnfiredStage(CancellationToken cancellationToken) => inner.OldestUnfiredStage(cancellationToken);
    }
}
