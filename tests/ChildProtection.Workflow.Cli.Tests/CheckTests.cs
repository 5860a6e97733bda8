namespace ChildProtection.Workflow.Cli.Tests;

/// <summary><c>cpw check</c>.</summary>
public sealed class CheckTests
{
    [TestCase("workflows/wales")]
    [TestCase("workflows/england")]
    public void The_shipped_definitions_are_without_a_diagnostic(string folder)
    {
        var answer = Cpw.Run("check", folder, "--on", "2026-03-02");

        Assert.That(answer.Exit, Is.Zero, answer.Output);
        Assert.That(answer.Lines[^1], Does.Contain("0 error(s), 0 warning(s)"));
    }

    [Test]
    public void A_broken_definition_is_said_with_file_line_column_and_code()
    {
        var folder = Broken();

        var answer = Cpw.Run("check", folder, "--on", "2026-03-02");

        Assert.That(answer.Exit, Is.EqualTo(1));
        Assert.That(answer.Lines[0], Does.Match(@"^broken\.yaml:\d+:\d+: error CPW\d{4}: .+"));
    }

    [Test]
    public void A_rule_that_nobody_listed_is_said_of_a_scenario_too()
    {
        var folder = Broken();
        Directory.CreateDirectory(Path.Combine(folder, "scenarios"));
        Directory.CreateDirectory(Path.Combine(folder, "rules"));
        File.WriteAllText(Path.Combine(folder, "rules", "limits.yaml"), "source: { id: limits, title: Limits }\nrules: { T39a: { title: Concern owned } }\n");
        File.WriteAllText(
            Path.Combine(folder, "scenarios", "one.yaml"), "scenario: One\ndefinition: ../broken.yaml\nbasis: [T39]\nsteps: [ { at: 2026-03-02 09:00 } ]\n");

        var answer = Cpw.Run("check", folder, "--on", "2026-03-02");

        Assert.That(answer.Exit, Is.EqualTo(1));
        Assert.That(answer.Lines, Does.Contain("scenarios/one.yaml:3:9: error CPW0346: There is no rule 'T39'. Fix: Did you mean 'T39a' (Concern owned)?"));
    }

    [Test]
    public void A_folder_without_rules_is_warned_of()
    {
        var answer = Cpw.Run("check", Broken(), "--on", "2026-03-02");

        Assert.That(answer.Lines, Has.One.StartWith("rules:1:1: warning CPW0347: There is no book of rules"));
    }

    [Test]
    public void A_calendar_that_nears_its_end_is_a_warning_on_the_day_of_the_check()
    {
        var answer = Cpw.Run("check", "workflows/wales", "--on", "2035-01-01");

        Assert.That(answer.Exit, Is.Zero, answer.Output);
        Assert.That(answer.Lines[0], Does.StartWith("calendars/england-and-wales.yaml:5:11: warning CPW0119: england-and-wales knows no bank holiday after 2036"));
    }

    [Test]
    public void A_day_of_the_check_that_is_none_is_a_misuse()
    {
        Assert.That(Cpw.Run("check", "workflows/wales", "--on", "soon").Exit, Is.EqualTo(2));
    }

    [Test]
    public void A_folder_without_definitions_is_a_misuse()
    {
        Assert.That(Cpw.Run("check", "samples").Exit, Is.EqualTo(2));
    }

    private static string Broken()
    {
        var folder = Path.Combine(TestContext.CurrentContext.WorkDirectory, "broken-definitions", TestContext.CurrentContext.Test.Name);
        Directory.CreateDirectory(Path.Combine(folder, "calendars"));
        File.Copy(
            Path.Combine(Cpw.Root, "workflows", "calendars", "england-and-wales.yaml"), Path.Combine(folder, "calendars", "england-and-wales.yaml"), overwrite: true);
        File.WriteAllText(Path.Combine(folder, "broken.yaml"), "workflow: broken\ntitle: Broken\nstates:\n  only: { to: nowhere }\n");
        return folder;
    }
}
