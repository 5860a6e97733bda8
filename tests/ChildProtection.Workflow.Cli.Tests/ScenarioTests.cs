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
    public void The_stories_kept_beside_the_scenarios_are_those_that_they_tell()
    {
        var folder = Directory.CreateTempSubdirectory("stories").FullName;
        var shipped = Path.Combine(Cpw.Root, "workflows");
        foreach (var file in Directory.EnumerateFiles(shipped, "*.yaml", SearchOption.AllDirectories))
        {
            var copy = Path.Combine(folder, Path.GetRelativePath(shipped, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
        const string One = "wales/scenarios/05-missed-core-group-climbs";

        var answer = Cpw.Run("scenario", Path.Combine(folder, One + ".yaml"), "--keep");

        Assert.That(answer.Exit, Is.Zero, answer.Output + answer.Errors);
        Assert.That(File.ReadAllText(Path.Combine(folder, One + ".story.txt")), Is.EqualTo(File.ReadAllText(Path.Combine(shipped, One + ".story.txt"))));
        Directory.Delete(folder, recursive: true);
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
