using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Cases.Tests.Runtime;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Tests.Simulation;

/// <summary>Each invariant is broken once: a check that cannot fail is none.</summary>
internal sealed class InvariantCheckTests
{
    private readonly OneCase _one = new();

    [Test]
    public void A_step_that_is_right_breaks_none() => Assert.That(Broken(opened => opened), Is.Empty);

    [Test]
    public void A_task_that_is_not_written_is_seen() =>
        Assert.That(Broken(opened => With(opened, opened.Step with { TasksOpened = [] })), Has.Exactly(1).Contains("task rows"));

    [Test]
    public void A_deadline_written_with_another_date_is_seen() =>
        Assert.That(
            Broken(opened => With(opened, opened.Step with { DeadlinesSet = [.. opened.Step.DeadlinesSet.Select(row => row with { DueAt = OneCase.Start })] })),
            Has.Exactly(1).Contains("deadline rows"));

    [Test]
    public void A_breach_that_nothing_tells_of_is_seen() =>
        Assert.That(
            Broken(opened => With(opened, opened.Step with { BreachesSet = [new BreachRow { Key = "x", Name = "x", DueAt = OneCase.Start }] })),
            Has.Exactly(1).Contains("breach rows"));

    [Test]
    public void A_journal_entry_that_was_changed_is_seen()
    {
        var broken = Broken(opened => With(opened, opened.Step with
        {
            Journal = [opened.Step.Journal[0] with { Actor = "somebody else" }, .. opened.Step.Journal.Skip(1)],
        }));

        Assert.That(broken, Has.Some.Contains("chain is broken"));
    }

    [Test]
    public void An_input_that_is_missing_from_the_journal_is_seen()
    {
        var broken = Broken(opened => With(opened, opened.Step with { Journal = [.. opened.Step.Journal.Skip(1)] }));

        Assert.That(broken, Has.Some.Contains("do not make the case again"));
    }

    [Test]
    public void A_stage_that_was_left_unfired_is_seen() =>
        Assert.That(Broken(opened => opened, later: Duration.FromDays(3)), Has.Exactly(1).Contains("left unfired"));

    private static Decision.Accepted With(Decision.Accepted opened, DecidedStep step) => opened with { Step = step };

    private IReadOnlyList<string> Broken(Func<Decision.Accepted, Decision.Accepted> change, Duration later = default)
    {
        var invariants = _one.Invariants();
        var opened = _one.Opened();
        var changed = change(opened);
        invariants.After(_one.Child, OneCase.StateOf(opened), changed, OneCase.Start + later);
        invariants.AtTheEnd(OneCase.Start);
        return invariants.Violations;
    }
}
