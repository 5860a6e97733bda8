namespace ChildProtection.Workflow.Cli.Tests;

/// <summary><c>cpw check</c>.</summary>
public sealed class CheckTests
{
    [TestCase("workflows/wales")]
    [TestCase("workflows/england")]
    public void The_shipped_definitions_are_without_a_diagnostic(string folder)
    {
        var answer = Cpw.Run("check", folder);

        Assert.That(answer.Exit, Is.Zero, answer.Output);
        Assert.That(answer.Lines[^1], Does.Contain("0 error(s), 0 warning(s)"));
    }

    [Test]
    public void A_broken_definition_is_said_with_file_line_column_and_code()
    {
        var folder = Broken();

        var answer = Cpw.Run("check", folder);

        Assert.That(answer.Exit, Is.EqualTo(1));
        Assert.That(answer.Lines[0], Does.Match(@"^broken\.yaml:\d+:\d+: error CPW\d{4}: .+"));
    }

    [Test]
    public void A_folder_without_definitions_is_a_misuse()
    {
        Assert.That(Cpw.Run("check", "samples").Exit, Is.EqualTo(2));
    }

    private static string Broken()
    {
        var folder = Path.Combine(TestContext.CurrentContext.WorkDirectory, "broken-definitions");
        Directory.CreateDirectory(Path.Combine(folder, "calendars"));
        File.Copy(
            Path.Combine(Cpw.Root, "workflows", "calendars", "england-and-wales.yaml"), Path.Combine(folder, "calendars", "england-and-wales.yaml"), overwrite: true);
        File.WriteAllText(Path.Combine(folder, "broken.yaml"), "workflow: broken\ntitle: Broken\nstates:\n  only: { to: nowhere }\n");
        return folder;
    }
}
