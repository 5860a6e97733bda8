namespace ChildProtection.Workflow.Cli.Tests;

/// <summary><c>cpw due</c>: the worked examples of the rules, as a user asks for them.</summary>
public sealed class DueTests
{
    [Test]
    public void The_first_line_is_the_date_and_the_next_says_how_it_was_counted()
    {
        var answer = Cpw.Run("due", "2025-12-18", "10 working days");

        Assert.That(answer.Exit, Is.Zero, answer.Errors);
        Assert.That(answer.Lines[0], Is.EqualTo("2026-01-06"));
        Assert.That(answer.Lines[1], Does.Contain("Christmas Day").And.Contain("Boxing Day").And.Contain("New Year's Day"));
    }

    [Test]
    public void Before_counts_back()
    {
        Assert.That(Cpw.Run("due", "2026-05-26", "5 working days", "--before").Lines[0], Is.EqualTo("2026-05-18"));
    }

    [Test]
    public void Welsh_is_spoken_when_asked_for()
    {
        Assert.That(Cpw.Run("due", "2026-06-01", "10 working days", "--welsh").Output, Does.Contain("diwrnod gwaith"));
    }

    [Test]
    public void A_batch_gives_one_date_a_line_and_keeps_the_place_of_a_bad_line()
    {
        var file = Path.Combine(TestContext.CurrentContext.WorkDirectory, "batch.txt");
        File.WriteAllText(file, "2026-03-30;10 working days;england-and-wales\nnonsense\n2026-06-01;28 days;england-and-wales\n");

        var answer = Cpw.Run("due", "--batch", file);

        Assert.That(answer.Lines, Is.EqualTo(new[] { "2026-04-15", "-", "2026-06-29" }));
        Assert.That(answer.Exit, Is.EqualTo(1));
        Assert.That(answer.Errors, Does.Contain(":2:"));
    }

    [Test]
    public void A_year_that_the_calendar_does_not_know_is_an_error_and_no_guess()
    {
        var answer = Cpw.Run("due", "2055-01-04", "3 working days");

        Assert.That(answer.Exit, Is.EqualTo(1));
        Assert.That(answer.Output, Is.Empty);
        Assert.That(answer.Errors, Does.StartWith("CAL0001"));
    }

    [TestCase("2026-13-01", "10 working days")]
    [TestCase("2026-03-01", "ten days")]
    [TestCase("2026-03-01", "10 working days", "--calendar", "nowhere")]
    public void Words_that_are_not_understood_are_said_back_with_what_to_write(params string[] words)
    {
        var answer = Cpw.Run(["due", .. words]);

        Assert.That(answer.Exit, Is.EqualTo(2));
        Assert.That(answer.Errors, Is.Not.Empty);
    }
}
