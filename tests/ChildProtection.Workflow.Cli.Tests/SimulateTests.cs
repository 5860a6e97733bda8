namespace ChildProtection.Workflow.Cli.Tests;

/// <summary><c>cpw simulate</c>.</summary>
public sealed class SimulateTests
{
    [Test]
    [Category("Slow")]
    public void The_same_seed_lives_the_same_year_and_every_invariant_holds()
    {
        var first = Cpw.Run("simulate", "workflows/wales", "--children", "8", "--years", "1", "--seed", "7");
        var again = Cpw.Run("simulate", "workflows/wales", "--children", "8", "--years", "1", "--seed", "7");

        Assert.That(first.Exit, Is.Zero, first.Output);
        Assert.That(first.Output, Does.Contain("all held"));
        Assert.That(again.Lines.Skip(1), Is.EqualTo(first.Lines.Skip(1)));
    }

    [Test]
    [Category("Slow")]
    public void A_folder_with_overlays_below_it_means_its_own_definition()
    {
        var run = Cpw.Run("simulate", "workflows/england", "--children", "1", "--years", "1", "--seed", "7");

        Assert.That(run.Exit, Is.Zero, run.Output + run.Errors);
    }

    [Test]
    public void A_folder_of_several_definitions_asks_for_one_of_them_by_name()
    {
        var run = Cpw.Run("simulate", "workflows");

        Assert.That(run.Exit, Is.Not.Zero);
        Assert.That(run.Errors, Does.Contain("wales/child-protection.yaml").And.Contain("england/child-protection.yaml"));
    }

    [TestCase("--children", "0")]
    [TestCase("--years", "99")]
    [TestCase("--from", "yesterday")]
    public void Numbers_out_of_range_are_a_misuse(string option, string value)
    {
        Assert.That(Cpw.Run("simulate", "workflows/wales", option, value).Exit, Is.EqualTo(2));
    }
}
