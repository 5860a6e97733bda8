using ChildProtection.Workflow.Cases.Definitions;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Cases.Tests.Shipped;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Expressions;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Tests.Runtime;

internal sealed class CaseDeciderTests
{
    private static readonly CaseInput.CorrectField Correction =
        new("previously_registered", Value.Of(true), "seen in the old files") { Actor = Actor.System };

    [Test]
    public void The_first_step_opens_the_case_with_what_it_asks_and_by_when()
    {
        var step = new OneCase().Opened().Step;

        Assert.That((step.ExpectedVersion, step.Head.Version, step.CommandKey), Is.EqualTo((0, 1, "opened")));
        Assert.That((step.Head.MainState, step.Head.Closed, step.Head.OpenedAt), Is.EqualTo(("open.main.enquiry.referral_received", false, OneCase.Start)));
        Assert.That(step.Head.DefinitionHash, Is.EqualTo(ShippedFiles.Wales.Definition.Hash));
        Assert.That(step.Journal.Select(row => row.Sequence), Is.EqualTo(Enumerable.Range(1, step.Journal.Count)));
        Assert.That(step.TasksOpened.Select(row => row.Name), Does.Contain("decide_referral"));
        Assert.That(step.DeadlinesSet.Single(row => row.Name == "decide_referral").NextStageAt, Is.Not.Null);
        Assert.That(step.RecordsSet.Select(row => row.List), Does.Contain("referral"));
        Assert.That(step.Outgoing.Select(sent => sent.Kind), Is.EqualTo(new[] { "referral.received" }));
        Assert.That(step.Outgoing[0].Recipients, Is.Empty, "nobody stands in a relation with the child");
    }

    [Test]
    public void Deciding_the_same_again_comes_to_the_same_to_the_last_byte()
    {
        var (one, again) = (new OneCase().Opened().Step, new OneCase().Opened().Step);

        Assert.That(again.Head.LastHash.ToArray(), Is.EqualTo(one.Head.LastHash.ToArray()));
        Assert.That(again.Head.Snapshot.ToArray(), Is.EqualTo(one.Head.Snapshot.ToArray()));
        Assert.That(again.Outgoing.Select(sent => sent.EventId), Is.EqualTo(one.Outgoing.Select(sent => sent.EventId)));
    }

    [Test]
    public void Time_in_which_nothing_is_due_is_written_nowhere()
    {
        var one = new OneCase();

        Assert.That(one.Decide(one.Opened(), new CaseInput.Fire { Actor = Actor.Timer }, OneCase.Start + Duration.FromMinutes(1)), Is.InstanceOf<Decision.Unchanged>());
    }

    [Test]
    public void A_node_whose_clock_is_a_little_behind_dates_its_step_as_the_last_one()
    {
        var one = new OneCase();
        var opened = one.Opened();

        var decision = one.Decide(opened, Correction, OneCase.Start - CaseDecider.ClockBehindMax);

        Assert.That(((Decision.Accepted)decision).Step.Journal.Select(row => row.RecordedAt), Is.All.EqualTo(OneCase.Start));
    }

    [Test]
    public void A_node_whose_clock_is_far_behind_is_told_so()
    {
        var one = new OneCase();

        var decision = one.Decide(one.Opened(), Correction, OneCase.Start - CaseDecider.ClockBehindMax - Duration.FromMilliseconds(1));

        Assert.That(((Decision.Refused)decision).Reasons.Select(reason => reason.Code), Is.EqualTo(new[] { RefusalCodes.TimeWentBack }));
    }

    [Test]
    public void A_sweep_by_a_clock_that_is_behind_parks_nothing()
    {
        var one = new OneCase();

        var decisions = one.Decider.FireDue([new LoadedCase(one.Opened().Step.Head, [])], one.Staff, OneCase.Start - Duration.FromHours(1));

        Assert.That(decisions, Is.EqualTo(new SweepDecision[] { new SweepDecision.NothingDue() }));
    }

    [Test]
    public void The_sweep_parks_what_cannot_be_stepped_leaves_what_cannot_be_read_and_fires_the_others()
    {
        var one = new OneCase();
        var head = one.Opened().Step.Head;
        var later = OneCase.Start + Duration.FromDays(3);
        LoadedCase[] due =
        [
            new(head with { DefinitionHash = new string('0', 64) }, []),
            new(head with { DefinitionHash = BrokenDefinition.Hash }, []),
            new(head with { Snapshot = "{ not a snapshot"u8.ToArray() }, []),
            new(head, []),
        ];

        var decisions = one.DeciderWith(new BrokenDefinition()).FireDue(due, one.Staff, later);

        Assert.That(((SweepDecision.Park)decisions[0]).Code, Is.EqualTo(CaseDecider.DefinitionMissingCode));
        Assert.That(((SweepDecision.Park)decisions[1]).Code, Is.EqualTo(ICaseStore.StepFailedCode));
        Assert.That(((SweepDecision.Park)decisions[1]).Trace, Does.Contain("can no longer be read"));
        Assert.That(decisions[2], Is.InstanceOf<SweepDecision.LeaveUnread>());
        Assert.That(((SweepDecision.Fire)decisions[3]).StagesFired, Is.GreaterThan(0));
    }

    /// <summary>A library in which one definition was published and no longer compiles.</summary>
    private sealed class BrokenDefinition : IDefinitionLibrary
    {
        public static readonly string Hash = new('f', 64);

        public CompiledDefinition? Find(AuthorityId authority, string hash) =>
            hash == Hash ? throw new InvalidOperationException("It can no longer be read.")
            : hash == ShippedFiles.Wales.Definition.Hash ? ShippedFiles.Wales : null;

        public CompiledDefinition? InForce(AuthorityId authority, LocalDate day) => ShippedFiles.Wales;
    }
}
