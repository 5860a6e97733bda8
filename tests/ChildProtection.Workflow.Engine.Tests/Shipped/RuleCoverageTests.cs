using System.Text.RegularExpressions;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Scenarios;
using ChildProtection.Workflow.Engine.Tests.Calendars;

namespace ChildProtection.Workflow.Engine.Tests.Shipped;

/// <summary>
/// Every rule of the register is followed by something (an element of a definition by its <c>basis</c>, code and permissions by
/// <c>[Basis("…")]</c>) and shown at work by something (a scenario by its <c>basis</c>, a test by <c>[Covers("…")]</c>).
/// </summary>
/// <remarks>
/// What is still to come stands in <c>rules-to-follow.txt</c> and <c>rules-to-show.txt</c>, exactly: whoever covers a rule takes its line out.
/// The failure prints the command that does. If a merge does not know which lines are gone, take either side's file and let the test say.
/// </remarks>
public sealed partial class RuleCoverageTests
{
    private const string Here = "tests/ChildProtection.Workflow.Engine.Tests/Shipped";

    [Test]
    public void Every_rule_is_followed_by_something_but_those_still_to_come() =>
        AssertExactly("rules-to-follow.txt", InDefinitions().Concat(Named("src", BasisAttribute())), "follows", "a 'basis' or a [Basis]");

    [Test]
    public void Every_rule_is_shown_at_work_but_those_still_to_come() =>
        AssertExactly("rules-to-show.txt", InScenarios().Concat(Named("tests", CoversAttributes())), "shows", "a scenario's 'basis' or a test's [Covers]");

    /// <summary>A rule that a nation's definition follows is at work in something that happens there: it is not enough that the other nation's scenarios name it.</summary>
    [TestCase("wales")]
    [TestCase("england")]
    public void Every_rule_that_a_nation_follows_is_at_work_in_a_scenario_of_that_nation(string nation)
    {
        var definition = ShippedWorkflows.Compiled($"{nation}/child-protection.yaml");
        var atWork = Scenarios().Where(path => path.StartsWith(nation, StringComparison.Ordinal)).AsParallel().SelectMany(path =>
        {
            var scenario = ScenarioLoader.Load(path, ShippedWorkflows.TextOf(path), ShippedWorkflows.Rules, ShippedWorkflows.Files).Scenario!;
            var own = ShippedWorkflows.Compiled(scenario.DefinitionPath);
            return TouchedRules.Of(ScenarioRunner.Run(scenario, own, ShippedCalendar.EnglandAndWales), own.Definition);
        }).ToHashSet(StringComparer.Ordinal);

        Assert.That(RuleIndex.Of(definition.Definition).Rules.Except(atWork), Is.Empty);
    }

    [Test]
    public void Code_and_tests_name_rules_that_are_in_the_register() =>
        Assert.That(Named("src", BasisAttribute()).Concat(Named("tests", CoversAttributes())).Except(ShippedWorkflows.Rules.Rules.Keys), Is.Empty);

    private static void AssertExactly(string file, IEnumerable<string> covered, string verb, string by)
    {
        var toCome = File.ReadAllLines(Path.Combine(Root, Here, file)).Where(line => line.Length > 0 && !line.StartsWith('#')).Order(StringComparer.Ordinal).ToList();
        var missing = ShippedWorkflows.Rules.Rules.Keys.Except(covered).Order(StringComparer.Ordinal).ToList();
        var done = toCome.Except(missing).ToList();
        var lost = missing.Except(toCome).ToList();
        Assert.Multiple(() =>
        {
            Assert.That(done, Is.Empty, $"Something {verb} these rules now. Take them off the list:{Environment.NewLine}{TakingOff(file, done)}");
            Assert.That(lost, Is.Empty, $"Nothing {verb} these rules any more: name them by {by} where that is true: {string.Join(", ", lost)}");
            Assert.That(toCome, Is.Unique);
        });
    }

    /// <summary>A line of the list has an empty line below it, so that two people who take out neighbours do not meet.</summary>
    private static string TakingOff(string file, IEnumerable<string> rules) =>
        $"sed -i -E '/^({string.Join('|', rules.Select(rule => rule.Replace(".", "\\.", StringComparison.Ordinal)))})$/d' {Here}/{file}";

    private static IEnumerable<string> InDefinitions() =>
        ShippedWorkflows.Definitions.SelectMany(path => RuleIndex.Of(ShippedWorkflows.Load(path).Definition!).Rules);

    private static IEnumerable<string> InScenarios() =>
        from file in Directory.EnumerateFiles(ShippedWorkflows.Folder, "*.yaml", SearchOption.AllDirectories)
        let text = File.ReadAllText(file)
        where ScenarioLoader.IsScenario(text)
        from rule in ScenarioLoader.Load(Path.GetRelativePath(ShippedWorkflows.Folder, file).Replace(Path.DirectorySeparatorChar, '/'), text, files: ShippedWorkflows.Files).Scenario?.Basis ?? []
        select rule;

    private static IEnumerable<string> Scenarios() => Directory.EnumerateFiles(ShippedWorkflows.Folder, "*.yaml", SearchOption.AllDirectories)
        .Where(file => ScenarioLoader.IsScenario(File.ReadAllText(file))).Select(file => Path.GetRelativePath(ShippedWorkflows.Folder, file).Replace(Path.DirectorySeparatorChar, '/'));

    private static IEnumerable<string> Named(string folder, Regex attribute) =>
        from file in Directory.EnumerateFiles(Path.Combine(Root, folder), "*.cs", SearchOption.AllDirectories)
        where !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal)
        from Match match in attribute.Matches(File.ReadAllText(file))
        from Match rule in Quoted().Matches(match.Groups[1].Value)
        select rule.Groups[1].Value;

    private static string Root => Path.GetDirectoryName(ShippedWorkflows.Folder)!;

    /// <summary>At the beginning of a line, as attributes are written: not in a comment, nor in a text.</summary>
    [GeneratedRegex("""^\s*\[(?:assembly: )?Basis\(([^)=]*?)(?:,\s*\w+\s*=[^)]*)?\)""", RegexOptions.Multiline)]
    private static partial Regex BasisAttribute();

    [GeneratedRegex("""^\s*\[Covers\(([^)]*)\)""", RegexOptions.Multiline)]
    private static partial Regex CoversAttributes();

    [GeneratedRegex("\"([A-Z][0-9][A-Za-z0-9.]*)\"")]
    private static partial Regex Quoted();
}
