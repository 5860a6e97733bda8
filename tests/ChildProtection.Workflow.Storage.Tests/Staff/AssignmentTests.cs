using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Storage.Registration;
using ChildProtection.Workflow.Storage.Staff;
using ChildProtection.Workflow.Storage.Tests.Databases;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Tests.Staff;

internal sealed class AssignmentTests(DatabaseProvider provider) : OnBothDatabases(provider)
{
    private const int Here = 1;
    private const int Gone = 2;
    private const int AlsoGone = 3;

    private Assignments Assignments => new(Database);

    [SetUp]
    public async Task AddStaff()
    {
        await Database.AddUser(Here, "Seren");
        await Database.AddUser(Gone, "Gone", disabled: true);
        await Database.AddUser(AlsoGone, "Also", disabled: true);
    }

    [Test]
    public async Task Every_role_that_somebody_who_left_still_holds_is_found()
    {
        await Write(Opened(1, Taken("lead", Gone)), Opened(2, Taken("lead", Here), Taken("chair", Gone)), Opened(3, Taken("lead", Here)));

        Assert.That(await Held(), Is.EquivalentTo(new[] { (1, "lead", Gone), (2, "chair", Gone) }));
    }

    [Test]
    public async Task A_role_passed_on_is_no_longer_held_by_whoever_had_it()
    {
        var opened = Opened(1, Taken("lead", Gone));
        await Write(opened);

        await Write(Next(opened, 1, Taken("lead", Here)));

        Assert.That(await Held(), Is.Empty);
        Assert.That((await Assignments.OpenCases(CaseSteps.Authority, default))[SomePeople.User(Here)], Is.EqualTo(1));
    }

    [Test]
    public async Task A_role_that_is_left_is_held_by_nobody()
    {
        var opened = Opened(1, Taken("lead", Gone));
        await Write(opened);

        await Write(Next(opened, 1, new HolderChange("lead", null)));

        Assert.That(await Held(), Is.Empty);
        Assert.That(await Assignments.OpenCases(CaseSteps.Authority, default), Is.Empty);
    }

    [Test]
    public async Task A_role_taken_twice_and_left_at_one_instant_is_held_by_whoever_took_it_last()
    {
        var opened = Opened(1, Taken("lead", Here));
        await Write(opened);
        var second = Next(opened, 0, Taken("lead", Gone));
        await Write(second);
        Assert.That(await Held(), Is.EqualTo(new[] { (1, "lead", Gone) }));

        var left = Next(second, 0, new HolderChange("lead", null));
        await Write(left);
        Assert.That(await Held(), Is.Empty);

        await Write(Next(left, 0, Taken("lead", AlsoGone)));
        Assert.That(await Held(), Is.EqualTo(new[] { (1, "lead", AlsoGone) }));
    }

    [Test]
    public async Task A_step_that_conflicts_changes_nobodys_role()
    {
        var opened = Opened(1, Taken("lead", Here));
        await Write(opened);
        await Write(Next(opened, 1));

        var outcomes = await Store.Apply([Next(opened, 2, Taken("lead", Gone))], default);

        Assert.That(outcomes[0], Is.InstanceOf<ApplyOutcome.Conflict>());
        Assert.That(await Held(), Is.Empty);
    }

    [Test]
    public async Task No_more_are_read_than_asked_for()
    {
        await Write(Opened(1, Taken("lead", Gone)), Opened(2, Taken("lead", Gone)), Opened(3, Taken("lead", Gone)));

        Assert.That(await Assignments.HeldByLeavers(2, default), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task A_case_is_found_for_whoever_held_a_role_at_some_moment_of_a_time_and_for_nobody_else()
    {
        var first = Opened(1, Taken("lead", Here));
        await Write(first, Opened(2, Taken("lead", Gone)));
        var passedOn = Next(first, 60, Taken("lead", Gone));
        await Write(passedOn);
        var (begun, passed) = (first.Head.ChangedAt, passedOn.Head.ChangedAt);

        Assert.That(await Between(Here, begun, begun + Duration.FromMinutes(1)), Is.EqualTo(new[] { 1 }));
        Assert.That(await Between(Here, begun - Duration.FromMinutes(9), begun), Is.Empty, "before they had it");
        Assert.That(await Between(Here, passed, passed + Duration.FromDays(1)), Is.Empty, "after they had passed it on");
        Assert.That(await Between(Gone, passed, passed + Duration.FromDays(1)), Is.EquivalentTo(new[] { 1, 2 }));
    }

    private async Task<int[]> Between(int user, Instant from, Instant until) =>
        [.. (await Assignments.HeldBetween(CaseSteps.Authority, SomePeople.User(user), from, until, default)).Select(NumberOf)];

    private static HolderChange Taken(string role, int user) => new(role, SomePeople.User(user));

    private static DecidedStep Opened(int number, params HolderChange[] changes) => CaseSteps.Open(CaseSteps.Case(number)) with { HoldersChanged = changes };

    private static DecidedStep Next(DecidedStep step, int minutes, params HolderChange[] changes) =>
        CaseSteps.Next(step.Head, step.Head.ChangedAt + Duration.FromMinutes(minutes)) with { HoldersChanged = changes };

    private async Task Write(params DecidedStep[] steps) =>
        Assert.That(await Store.Apply(steps, default), Has.All.InstanceOf<ApplyOutcome.Applied>());

    private async Task<(int Case, string Role, int User)[]> Held() =>
    [
        .. (await Assignments.HeldByLeavers(Departures.RolesMax, default))
            .Select(held => (NumberOf(held.Case), held.Role, held.User == SomePeople.User(Gone) ? Gone : AlsoGone)),
    ];

    private static int NumberOf(CaseId caseId) => Enumerable.Range(1, 9).Single(number => CaseSteps.Case(number) == caseId);
}
