using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Simulation;
using ChildProtection.Workflow.Cases.Tests.Shipped;

namespace ChildProtection.Workflow.Cases.Tests.Simulation;

internal sealed class SimulationTests
{
    private static IEnumerable<TestCaseData> Nations()
    {
        yield return new TestCaseData(ShippedFiles.WalesPath).SetArgDisplayNames("Wales");
        yield return new TestCaseData(ShippedFiles.EnglandPath).SetArgDisplayNames("England");
    }

    [TestCaseSource(nameof(Nations))]
    public void All_invariants_hold_whatever_happens_in_a_year(string definition)
    {
        var (report, _) = Years.Live(Years.Of(ShippedFiles.Compiled(definition)));

        Assert.That(report.Violations, Is.Empty);
        Assert.That(report.InvariantsChecked, Is.GreaterThan(report.Steps));
    }

    [TestCase("shared/states/visits.yaml", "when: born", "when: not born", "a_registered_child_is_always_watched", TestName = "A_duty_that_never_runs_is_caught")]
    [TestCase(
        "shared/states/review.yaml", "when: any(conference where kind = review and (not (entered_late else no) or (late_confirmed else no)))", "when: count(conference where kind = review) >= 2",
        "a_registered_child_is_always_watched", TestName = "A_duty_that_begins_too_late_is_caught")]
    [TestCase(
        "shared/states/enquiry.yaml", "in_need: latest(section_47 where not on_open_plan).need else no", "in_need: unknown",
        "Nobody is asked anything and no clock is running in open.main.closing", TestName = "A_fact_left_unknown_that_the_end_waits_for_is_caught")]
    [Category("Slow")]
    public void A_fault_in_the_definition_is_caught(string file, string text, string instead, string violated)
    {
        var faulty = ShippedFiles.Changed(ShippedFiles.WalesPath, file, text, instead);

        var (report, _) = Years.Live(Years.Of(faulty, children: 30, months: 18));

        Assert.That(report.Violations, Has.Some.Contains(violated));
    }

    [TestCaseSource(nameof(Nations))]
    [Category("Slow")]
    public void Now_and_then_somebody_corrects_a_date_and_what_followed_from_it_moves(string definition)
    {
        var (_, steps) = Years.Live(Years.Of(ShippedFiles.Compiled(definition), children: 40));

        var corrections = steps.Values.SelectMany(own => own).Select(step => step.Journal.Select(row => row.Kind).ToHashSet()).Where(kinds => kinds.Contains("record.corrected")).ToList();

        Assert.That(corrections, Has.Count.InRange(1, steps.Values.Sum(own => own.Count) / 50));
        Assert.That(corrections, Has.Some.Contains("deadline.moved"));
    }

    [Test]
    public void The_same_seed_lives_the_same_years_to_the_last_byte()
    {
        var first = Lived(seed: 7);

        Assert.That(Lived(seed: 7), Is.EqualTo(first));
    }

    [Test]
    public void Another_seed_lives_other_years() =>
        Assert.That(Lived(seed: 8), Is.Not.EqualTo(Lived(seed: 7)));

    [Test]
    public void Checking_the_invariants_changes_nothing() =>
        Assert.That(Lived(seed: 7, isChecked: false), Is.EqualTo(Lived(seed: 7)));

    [TestCaseSource(nameof(Nations))]
    public void The_shared_practice_speaks_only_of_work_that_the_nation_has(string path)
    {
        var definition = ShippedFiles.Compiled(path).Definition;
        var outline = DefinitionOutline.Of(definition);

        var known = outline.Tasks.Keys.Concat(outline.Actions.Keys).Concat(outline.Deadlines.Keys);

        Assert.That(ShippedFiles.Practice.Names.Except(known), Is.Empty);
    }

    [Test]
    public void A_practice_of_work_that_the_definition_does_not_have_is_refused_with_the_names()
    {
        var practice = ShippedFiles.Practice with { Happens = new Dictionary<string, double> { ["dance"] = 3 } };

        Assert.That(
            () => new Cases.Simulation.Simulation(Years.Of(ShippedFiles.Wales) with { Practice = practice }),
            Throws.ArgumentException.With.Message.Contains("dance"));
    }

    [TestCase(0)]
    [TestCase(SimulationSetting.ChildrenMax + 1)]
    public void So_many_children_are_refused(int children) =>
        Assert.That(() => new Cases.Simulation.Simulation(Years.Of(ShippedFiles.Wales, children: children)), Throws.InstanceOf<ArgumentOutOfRangeException>());

    [Test]
    public void A_cancelled_simulation_ends()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        Assert.That(
            () => new Cases.Simulation.Simulation(Years.Of(ShippedFiles.Wales)).Run(null, null, cancelled.Token), Throws.InstanceOf<OperationCanceledException>());
    }

    private static List<string> Lived(int seed, bool isChecked = true)
    {
        var setting = Years.Of(ShippedFiles.Wales, seed, children: 5, months: 6) with { Checked = isChecked };
        return [.. Years.Live(setting).Steps.SelectMany(each => each.Value).Select(step => $"{step.Head.Case} {Convert.ToHexString(step.Head.LastHash.Span)}")];
    }
}
