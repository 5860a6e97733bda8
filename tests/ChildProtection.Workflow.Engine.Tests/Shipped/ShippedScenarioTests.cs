using System.Collections.Immutable;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Expressions;
using ChildProtection.Workflow.Engine.Scenarios;
using ChildProtection.Workflow.Engine.Tests.Calendars;

namespace ChildProtection.Workflow.Engine.Tests.Shipped;

/// <summary>
/// The scenarios that the product ships. What each of them tells is kept beside it (<c>*.story.txt</c>): <c>cpw scenario workflows --keep</c>
/// writes it anew. Look at the difference before you commit it.
/// </summary>
public sealed class ShippedScenarioTests
{
    private const int ScenariosMin = 40;

    /// <summary>Bytes that a snapshot may take beside its facts: for the case itself, for each deadline that it has, has missed or has met, and for each time that an alarm was raised again.</summary>
    private const int CaseBytesMax = 840;
    private const int DeadlineBytesMax = 25;
    private const int RepeatBytesMax = 8;

    private static IEnumerable<string> Scenarios => Directory.EnumerateFiles(ShippedWorkflows.Folder, "*.yaml", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(ShippedWorkflows.Folder, file).Replace(Path.DirectorySeparatorChar, '/'))
        .Where(path => ScenarioLoader.IsScenario(ShippedWorkflows.TextOf(path)))
        .Order(StringComparer.Ordinal);

    [TestCaseSource(nameof(Scenarios))]
    public void A_shipped_scenario_passes_and_tells_the_story_kept_beside_it(string path)
    {
        var result = Run(path);

        Assert.That(result.Differences, Is.Empty, string.Join('\n', result.Differences));
        var kept = Path.Combine(ShippedWorkflows.Folder, ScenarioStory.KeptBeside(path));
        Assert.That(File.Exists(kept), Is.True, $"The story of {path} is not kept: read it, then keep it with cpw scenario --keep.");
        Assert.That(result.Story, Is.EqualTo(File.ReadAllText(kept)));
    }

    [Test]
    public void Both_nations_are_told_of_in_enough_scenarios()
    {
        var nations = Scenarios.GroupBy(path => path.Split('/')[0]).ToDictionary(nation => nation.Key, nation => nation.Count());

        Assert.That(nations.Keys, Is.EquivalentTo(new[] { "wales", "england" }));
        Assert.That(nations.Values.Sum(), Is.GreaterThanOrEqualTo(ScenariosMin));
    }

    [TestCaseSource(nameof(Scenarios))]
    public void A_scenario_comes_to_something_that_follows_each_rule_it_names(string path)
    {
        var told = Run(path);

        Assert.That(told.Scenario.Basis.Except(TouchedRules.Of(told, ShippedWorkflows.Compiled(told.Scenario.DefinitionPath).Definition)), Is.Empty, "named by the scenario and followed by nothing that happens in it");
    }

    [TestCase("wales")]
    [TestCase("england")]
    public void What_each_paper_says_is_read_in_a_scenario_of_its_nation(string nation)
    {
        var definition = ShippedWorkflows.Load($"{nation}/child-protection.yaml").Definition!;
        var read = Scenarios.Where(path => path.StartsWith(nation, StringComparison.Ordinal))
            .SelectMany(path => ScenarioLoader.Load(path, ShippedWorkflows.TextOf(path), ShippedWorkflows.Rules, ShippedWorkflows.Files).Scenario!.Steps).OfType<ScenarioStep.Expect>()
            .SelectMany(expect => expect.What).Where(entry => entry.Name == "papers")
            .SelectMany(papers => ((ScenarioValue.List)papers.Value).Items).OfType<ScenarioValue.Map>()
            .Where(paper => paper.Entries.Any(entry => entry.Name == "says"))
            .Select(paper => ((ScenarioValue.Text)paper.Entries.Single(entry => entry.Name == "paper").Value).Value);

        Assert.That(definition.Documents.Keys.Except(read), Is.Empty);
    }

    [Test]
    public void No_story_is_kept_of_a_scenario_that_is_gone()
    {
        var stories = Directory.EnumerateFiles(ShippedWorkflows.Folder, "*.story.txt", SearchOption.AllDirectories);

        Assert.That(stories.Where(story => !File.Exists(story.Replace(".story.txt", ".yaml", StringComparison.Ordinal))), Is.Empty);
    }

    [Test]
    public void A_story_is_told_the_same_each_time()
    {
        var told = Enumerable.Range(0, 3).Select(_ => Run(Scenarios.First()).Story).Distinct().ToList();

        Assert.That(told, Has.Count.EqualTo(1));
    }

    [TestCaseSource(nameof(Scenarios))]
    public void A_case_takes_little_room_beside_its_facts(string path)
    {
        var told = Run(path).Case!;
        var bare = told.Facts with { Fields = [.. told.Facts.Fields.Select(_ => Value.Unknown)], Lists = [.. told.Facts.Lists.Select(_ => ImmutableArray<CaseRecord>.Empty)] };
        var written = SnapshotFormat.Write(told with { Facts = bare });
        var deadlines = told.Ledger.Length + told.Outcomes.Length;

        var repeats = told.Ledger.Sum(deadline => deadline.Raised.Count(stage => stage.Id.Repeat > 0));
        Assert.That(written.Length, Is.LessThanOrEqualTo(CaseBytesMax + (DeadlineBytesMax * deadlines) + (RepeatBytesMax * repeats)), $"{deadlines} deadlines, {repeats} repeats");
    }

    private static ScenarioResult Run(string path)
    {
        var reading = ScenarioLoader.Load(path, ShippedWorkflows.TextOf(path), ShippedWorkflows.Rules, ShippedWorkflows.Files);
        Assert.That(reading.Scenario, Is.Not.Null, string.Join('\n', reading.Diagnostics));
        return ScenarioRunner.Run(reading.Scenario!, ShippedWorkflows.Compiled(reading.Scenario!.DefinitionPath), ShippedCalendar.EnglandAndWales);
    }
}
