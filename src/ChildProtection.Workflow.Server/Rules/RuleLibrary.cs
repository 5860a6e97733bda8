using System.Collections.Concurrent;
using System.Reflection;
using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Rules;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Scenarios;
using ChildProtection.Workflow.Storage.Definitions;

namespace ChildProtection.Workflow.Server.Rules;

/// <summary>
/// The register of rules, and where each of them lives: in the product's own code, and in the scenarios that show it. Read once, when first asked for;
/// where each lives in a definition is asked of that definition.
/// </summary>
public sealed class RuleLibrary(WorkflowFolder folder)
{
    private static readonly ILookup<string, RuleInCode> InCode =
        (from assembly in new[] { typeof(BasisAttribute).Assembly, typeof(WorkflowFolder).Assembly, typeof(RuleLibrary).Assembly }
         from type in assembly.GetTypes()
         from member in type.GetMembers(BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
             .Where(member => member is not Type).Prepend(type)
         from basis in member.GetCustomAttributes<BasisAttribute>(inherit: false)
         from rule in basis.Rules
         select (rule, code: new RuleInCode(basis.En, basis.Cy, PermissionOf(member)))).ToLookup(pair => pair.rule, pair => pair.code, StringComparer.Ordinal);

    private readonly Lazy<RuleBook> _book = new(() => folder.Rules().Book ?? new RuleBook([], new Dictionary<string, Rule>()));
    private readonly Lazy<IReadOnlyList<(RuleScenario Scenario, IReadOnlyList<string> Rules)>> _scenarios = new(() => [.. ReadScenarios(folder)]);
    private readonly ConcurrentDictionary<string, RuleIndex> _indexes = new(StringComparer.Ordinal);

    public RuleBook Book => _book.Value;

    /// <summary>Where each rule lives in a definition.</summary>
    public RuleIndex Index(CompiledDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        return _indexes.GetOrAdd(definition.Definition.Hash, static (_, one) => RuleIndex.Of(one), definition.Definition);
    }

    /// <summary>The rules that the product itself carries.</summary>
    public IEnumerable<string> InProduct => InCode.Select(rule => rule.Key);

    /// <summary>What of the product itself carries the rule; that a permission carries it among it.</summary>
    public IEnumerable<RuleInCode> CodeOf(string rule) => InCode[rule];

    /// <summary>The scenarios that show the rule, in order of their files.</summary>
    public IReadOnlyList<RuleScenario> ScenariosOf(string rule) => [.. _scenarios.Value.Where(each => each.Rules.Contains(rule)).Select(each => each.Scenario)];

    /// <summary>A scenario, by its path, with the rules that it shows and the story kept beside it; null when there is none.</summary>
    public (RuleScenario Scenario, IReadOnlyList<string> Rules, string? Story)? Scenario(string path) =>
        _scenarios.Value.FirstOrDefault(each => each.Scenario.Path == path) is { Scenario: { } scenario, Rules: var rules }
            ? (scenario, rules, folder.Read(ScenarioStory.KeptBeside(scenario.Path)))
            : null;

    private static IEnumerable<(RuleScenario Scenario, IReadOnlyList<string> Rules)> ReadScenarios(WorkflowFolder folder) =>
        from path in folder.Scenarios(folder.Root)
        let scenario = folder.Scenario(path).Scenario
        where scenario is not null
        select (new RuleScenario(path, scenario.Name), (IReadOnlyList<string>)scenario.Basis);

    private static Permission? PermissionOf(MemberInfo member) =>
        member.DeclaringType == typeof(Permission) && Enum.TryParse<Permission>(member.Name, out var permission) ? permission : null;
}
