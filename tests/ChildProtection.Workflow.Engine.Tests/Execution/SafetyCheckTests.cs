using ChildProtection.Workflow.Engine.Execution;

namespace ChildProtection.Workflow.Engine.Tests.Execution;

public sealed class SafetyCheckTests
{
    [Test]
    public void A_property_that_holds_is_not_told()
    {
        var trial = Trial.Held();

        Assert.That(SafetyCheck.Violations(trial.Definition, trial.Snapshot, trial.CalendarNow, trial.Snapshot.At), Is.Empty);
    }

    [Test]
    public void A_property_that_does_not_hold_is_told_with_what_was_seen()
    {
        var careless = Trial.Held(Trial.Compile(SampleWorkflow.Text.Replace("always: running(tidy)", "always: running(tidy) and known(ends_on)", StringComparison.Ordinal)));
        var violation = SafetyCheck.Violations(careless.Definition, careless.Snapshot, careless.CalendarNow, careless.Snapshot.At).Single();

        Assert.That(violation.Name, Is.EqualTo("watched"));
        Assert.That(violation.Because.Sentence, Is.Not.Empty);
    }
}
