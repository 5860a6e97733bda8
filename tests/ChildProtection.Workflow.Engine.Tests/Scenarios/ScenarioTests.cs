using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Diagnostics;
using ChildProtection.Workflow.Engine.Scenarios;
using ChildProtection.Workflow.Engine.Tests.Execution;
using NodaTime;

namespace ChildProtection.Workflow.Engine.Tests.Scenarios;

public sealed class ScenarioTests
{
    private const string Granted = """
        scenario: A plot is granted and forgotten
        definition: allotment.yaml
        steps:
          - { at: 2026-03-02 09:00, open: { plots: 1, neighbours: [ { name: Ann } ] } }
          - { at: 2026-03-02 10:00, do: decide, with: { outcome: grant, keeper: Joe } }
          - expect: { in: [held], not_in: [asked], tasks: [hear_of_end], waiting: [leaving], due: { tidy: 2026-03-16 }, published: [plot.granted], offered: [inspect], fields: { outcome: grant } }
          - { at: 2026-03-17 00:30 }
          - expect: { overdue: [tidy], raised: [tidy reminder 1, tidy due, tidy rung 1], not_raised: [tidy rung 2], list_of: { keeper: [tidy] } }
          - { at: 2026-03-17 09:00, acknowledge: tidy, by: keeper }
          - { at: 2026-03-17 10:00, excuse: tidy, by: manager, why: snow }
          - { at: 2026-03-18 10:00, do: inspect, happened: 2026-03-13, with: { tidy: yes } }
          - expect: { not_overdue: [tidy], due: { tidy: 2026-03-27 }, not_published: [plot.overdue] }
          - { at: 2026-03-18 11:00, correct: inspection 1, set: { on: 2026-03-12 }, why: typed wrongly }
          - expect: { due: { tidy: 2026-03-26 } }
          - { at: 2026-03-18 12:00, do: settle, refused: CPW1204 }

        """;

    [Test]
    public void A_scenario_that_comes_out_as_it_says_passes() => Assert.That(Run(Granted).Differences, Is.Empty);

    [Test]
    public void A_story_tells_what_was_done_by_whom_and_who_was_told()
    {
        var story = Run(Granted).Story;

        Assert.That(story, Does.StartWith("A plot is granted and forgotten\n\n2026-03-02 09:00  clerk opens the case\n"));
        Assert.That(story, Does.Contain("\n2026-03-16 23:59  time passes\n  overdue: tidy\n  practice rung 1 of tidy, due 2026-03-16: to keeper, clerk\n"));
        Assert.That(story, Does.Contain("  was in time and entered late: tidy, done 2026-03-13\n"));
    }

    [TestCase("expect: { in: [asked] }", ScenarioCodes.Differs)]
    [TestCase("expect: { not_in: [held] }", ScenarioCodes.Differs)]
    [TestCase("expect: { tasks: [settle] }", ScenarioCodes.Differs)]
    [TestCase("expect: { no_tasks: [hear_of_end] }", ScenarioCodes.Differs)]
    [TestCase("expect: { due: { tidy: 2026-03-30 } }", ScenarioCodes.Differs)]
    [TestCase("expect: { due: { leaving: 2026-03-30 } }", ScenarioCodes.Differs)]
    [TestCase("expect: { waiting: [tidy] }", ScenarioCodes.Differs)]
    [TestCase("expect: { overdue: [tidy] }", ScenarioCodes.Differs)]
    [TestCase("expect: { raised: [tidy rung 3] }", ScenarioCodes.Differs)]
    [TestCase("expect: { published: [plot.overdue] }", ScenarioCodes.Differs)]
    [TestCase("expect: { list_of: { director: [tidy] } }", ScenarioCodes.Differs)]
    [TestCase("expect: { fields: { outcome: refuse } }", ScenarioCodes.Differs)]
    [TestCase("expect: { offered: [clear] }", ScenarioCodes.Differs)]
    [TestCase("expect: { not_offered: [inspect] }", ScenarioCodes.Differs)]
    [TestCase("expect: { in: [nowhere] }", ScenarioCodes.UnknownName)]
    [TestCase("expect: { raised: [tidyy rung 1] }", ScenarioCodes.UnknownName)]
    [TestCase("expect: { list_of: { queen: [tidy] } }", ScenarioCodes.UnknownName)]
    [TestCase("expect: { fields: { hat: yes } }", ScenarioCodes.UnknownName)]
    [TestCase("expect: { raised: [tidy rung] }", ScenarioCodes.NotAStage)]
    [TestCase("expect: { due: { tidy: soon } }", ScenarioCodes.NotATime)]
    [TestCase("expect: { hope: [tidy] }", ScenarioCodes.Shape)]
    [TestCase("{ at: 2026-03-19 09:00, do: no_such }", ScenarioCodes.UnknownName)]
    [TestCase("{ at: 2026-03-19 09:00, signal: no_such }", ScenarioCodes.UnknownName)]
    [TestCase("{ at: 2026-03-19 09:00, correct: no_such, set: { on: 2026-03-01 }, why: x }", ScenarioCodes.UnknownName)]
    [TestCase("{ at: 2026-03-19 09:00, do: inspect, with: { tydi: yes } }", ScenarioCodes.UnknownName)]
    [TestCase("{ at: 2026-03-19 09:00, do: inspect, with: { tidy: perhaps } }", ScenarioCodes.WrongAnswer)]
    [TestCase("{ at: 2026-03-19 09:00, do: settle }", ScenarioCodes.NotAccepted)]
    [TestCase("{ at: 2026-03-19 09:00, do: inspect, with: { tidy: yes }, refused: CPW1204 }", ScenarioCodes.NotRefused)]
    [TestCase("{ at: 2026-03-19 09:00, do: settle, refused: CPW1205 }", ScenarioCodes.NotRefused)]
    public void What_is_otherwise_is_told_where_it_is_written(string step, string code)
    {
        var found = Run(Granted + "  - " + step + "\n").Differences;

        Assert.That(found.Select(difference => difference.Code), Does.Contain(code));
        Assert.That(found[0].Place.Line, Is.EqualTo(Granted.Count(letter => letter == '\n') + 1));
    }

    [TestCase("{ do: inspect }", ScenarioCodes.StepUnclear)]
    [TestCase("{ at: 2026-03-19 09:00, do: inspect, signal: flood }", ScenarioCodes.StepUnclear)]
    [TestCase("{ at: tomorrow }", ScenarioCodes.NotATime)]
    [TestCase("{ at: 2026-03-19 09:00, do: inspect, happened: once }", ScenarioCodes.NotATime)]
    [TestCase("{ at: 2026-03-01 09:00 }", ScenarioCodes.OutOfOrder)]
    [TestCase("{ at: 2026-03-19 09:00, whith: { } }", ScenarioCodes.Shape)]
    [TestCase("just words", ScenarioCodes.Shape)]
    public void A_text_that_is_no_scenario_is_not_read_and_says_why(string step, string code)
    {
        var reading = ScenarioLoader.Load("x/scenario.yaml", Granted + "  - " + step + "\n");

        Assert.That(reading.Scenario, Is.Null);
        Assert.That(reading.Diagnostics.Select(diagnostic => diagnostic.Code), Is.EqualTo(new[] { code }));
    }

    [Test]
    public void A_scenario_names_rules_that_are_in_the_book()
    {
        var rules = RuleBook.Parse([("limits.yaml", "source: { id: limits, title: Limits }\nrules: { T21: { title: The first meeting } }")]).Book;

        var reading = ScenarioLoader.Load("x.yaml", Granted.Replace("steps:", "basis: [T21, T2l]\nsteps:", StringComparison.Ordinal), rules);

        Assert.That(reading.Diagnostics.Select(diagnostic => diagnostic.Code), Is.EqualTo(new[] { LanguageCodes.UnknownRule }));
        Assert.That(reading.Diagnostics[0].Fix, Does.Contain("'T21' (The first meeting)"));
    }

    [Test]
    public void A_scenario_has_at_most_so_many_steps()
    {
        var text = Granted + string.Concat(Enumerable.Repeat("  - { at: 2026-03-20 09:00 }\n", ScenarioLimits.StepsMax));

        Assert.That(ScenarioLoader.Load("x.yaml", text).Diagnostics.Single().Code, Is.EqualTo(ScenarioCodes.TooManySteps));
    }

    [Test]
    public void A_scenario_begins_with_the_steps_of_another_and_tells_only_what_comes_after()
    {
        var reading = ScenarioLoader.Load("scenarios/next.yaml", Next, files: Files(("scenarios/granted.yaml", Granted)));

        var result = ScenarioRunner.Run(reading.Scenario!, new Trial().Definition, Trial.Calendar);

        Assert.That(result.Differences, Is.Empty, string.Join('\n', result.Differences));
        Assert.That(result.Case, Is.Not.Null, "the other one opened it");
        Assert.That(result.Story, Does.Contain("(begins as: ").And.Contain("2026-03-19 09:00").And.Not.Contain("2026-03-02"));
    }

    [Test]
    public void A_scenario_begins_with_another_up_to_a_day()
    {
        var files = Files(("scenarios/granted.yaml", Granted));

        var whole = ScenarioLoader.Load("scenarios/next.yaml", Next, files: files).Scenario!.Begins!;
        var part = ScenarioLoader.Load("scenarios/next.yaml", Next.Replace("steps:", "until: 2026-03-02\nsteps:", StringComparison.Ordinal), files: files).Scenario!.Begins!;

        Assert.That(part.Steps, Has.Length.GreaterThan(0).And.Length.LessThan(whole.Steps.Length));
        Assert.That(part.Steps.Select(step => step.At.Date), Has.All.LessThanOrEqualTo(new LocalDate(2026, 3, 2)));
    }

    [TestCase("scenarios/nowhere.yaml", Description = "there is none")]
    [TestCase("scenarios/bad.yaml", Description = "it has errors")]
    [TestCase("scenarios/other.yaml", Description = "it is about another definition")]
    [TestCase("scenarios/next.yaml", Description = "it begins with itself")]
    public void A_scenario_that_cannot_begin_with_another_says_so(string other)
    {
        var files = Files(
            ("scenarios/bad.yaml", "scenario: Bad\ndefinition: allotment.yaml\nsteps: [ { at: never } ]\n"),
            ("scenarios/other.yaml", Granted.Replace("allotment.yaml", "../other.yaml", StringComparison.Ordinal)),
            ("scenarios/next.yaml", Next.Replace("granted.yaml", "next.yaml", StringComparison.Ordinal)));

        var reading = ScenarioLoader.Load("scenarios/one.yaml", Next.Replace("granted.yaml", Path.GetFileName(other), StringComparison.Ordinal), files: files);

        Assert.That(reading.Diagnostics.Select(diagnostic => diagnostic.Code), Is.EqualTo(new[] { ScenarioCodes.BeginsWithNothing }));
    }

    [Test]
    public void The_definition_is_found_from_where_the_scenario_lies() =>
        Assert.That(ScenarioLoader.Load("a/b/scenario.yaml", Granted.Replace("allotment.yaml", "../allotment.yaml", StringComparison.Ordinal)).Scenario!.DefinitionPath, Is.EqualTo("a/allotment.yaml"));

    [Test]
    public void A_role_that_is_absent_is_held_by_nobody()
    {
        var result = Run(Granted.Replace("steps:", "absent: [clerk, manager]\nsteps:", StringComparison.Ordinal)
            .Replace("raised: [tidy reminder 1, tidy due, tidy rung 1], not_raised: [tidy rung 2]", "raised: [tidy rung 1]", StringComparison.Ordinal));

        Assert.That(result.Story, Does.Contain("practice rung 1 of tidy, due 2026-03-16: to keeper\n"));
    }

    [Test]
    public void Only_files_that_begin_with_a_scenario_are_scenarios()
    {
        Assert.That(ScenarioLoader.IsScenario("# a comment\nscenario: x\n"), Is.True);
        Assert.That(ScenarioLoader.IsScenario("workflow: x\n"), Is.False);
    }

    private const string Next = """
        scenario: What comes after
        definition: allotment.yaml
        begins: granted.yaml
        steps:
          - { at: 2026-03-19 09:00, do: inspect, with: { tidy: yes } }

        """;

    private static InMemorySourceFiles Files(params (string Path, string Text)[] files) => new(files.ToDictionary(file => file.Path, file => file.Text, StringComparer.Ordinal));

    private static ScenarioResult Run(string text)
    {
        var reading = ScenarioLoader.Load("scenario.yaml", text);
        Assert.That(reading.Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error), Is.Empty);
        return ScenarioRunner.Run(reading.Scenario!, new Trial().Definition, Trial.Calendar);
    }
}
