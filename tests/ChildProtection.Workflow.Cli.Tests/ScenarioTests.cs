namespace ChildProtection.Workflow.Cli.Tests;

/// <summary><c>cpw scenario</c>, <c>explain</c> and <c>forecast</c> on the shipped stories.</summary>
public sealed class ScenarioTests
{
    private const string MissedCoreGroup = "workflows/wales/scenarios/05-missed-core-group-climbs.yaml";

    [Test]
    [Category("Slow")]
    public void All_shipped_scenarios_pass_and_the_last_line_counts_them()
    {
        var answer = Cpw.Run("scenario", "workflows");

        Assert.That(answer.Exit, Is.Zero, answer.Output);
        Assert.That(answer.Lines[^1], Does.Match(@"^\d{2,} passed, 0 failed$"));
    }

    [Test]
    public void A_single_scenario_tells_its_story()
    {
        var answer = Cpw.Run("scenario", MissedCoreGroup);

        Assert.That(answer.Output, Does.Contain("overdue: hold_first_core_group"));
        Assert.That(answer.Lines[^1], Is.EqualTo("1 passed, 0 failed"));
    }

    [Test]
    public void An_expectation_that_is_not_met_fails_with_its_place()
    {
        var story = File.ReadAllText(Path.Combine(Cpw.Root, MissedCoreGroup)) + "  - expect: { in: [ open.main.closing ] }\n";
        var folder = Path.Combine(Cpw.Root, "workflows", "wales", "scenarios");
        var file = Path.Combine(folder, $"zz-{Guid.NewGuid():N}.yaml");
        File.WriteAllText(file, story);
        try
        {
            var answer = Cpw.Run("scenario", file);

            Assert.That(answer.Exit, Is.EqualTo(1));
            Assert.That(answer.Output, Does.Match(@"\.yaml:\d+:\d+: error CPW05"));
            Assert.That(answer.Lines[^1], Is.EqualTo("0 passed, 1 failed"));
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Test]
    public void Explain_names_the_fact_the_rules_and_the_days_that_were_not_counted()
    {
        var answer = Cpw.Run("explain", MissedCoreGroup, "complete_assessment");

        Assert.That(answer.Exit, Is.Zero, answer.Errors);
        Assert.That(answer.Output, Does.Contain("T03").And.Contain("42 working days from Thursday 14 May 2026").And.Contain("Spring bank holiday"));
    }

    [Test]
    public void Explain_of_what_is_not_asked_says_what_is()
    {
        var answer = Cpw.Run("explain", MissedCoreGroup, "nothing_like_it");

        Assert.That(answer.Exit, Is.EqualTo(1));
        Assert.That(answer.Errors, Does.Contain("complete_assessment"));
    }

    [Test]
    public void Forecast_says_day_by_day_what_happens_if_nobody_does_anything()
    {
        var answer = Cpw.Run("forecast", MissedCoreGroup, "--days", "30");

        Assert.That(answer.Exit, Is.Zero, answer.Errors);
        Assert.That(answer.Output, Does.Contain("2026-06-29 Mon").And.Contain("overdue: seen_at_home"));
    }
}
