using ChildProtection.Workflow.Engine.Diagnostics;
using ChildProtection.Workflow.Engine.Scenarios;
using ChildProtection.Workflow.Engine.Tests.Execution;

namespace ChildProtection.Workflow.Engine.Tests.Scenarios;

/// <summary>A scenario reads the papers that would be given: what they say, what they do not say, and that one is held back.</summary>
public sealed class ScenarioPapersTests
{
    private const string Papers = """
        documents:
          notice:
            title: Notice
            to: family
            each: neighbour where name != 'Cai'
            recipient: record.name
            withheld: record.name = 'Bo'
            redacted: outcome = grant
            basis: [R1]
            parts:
              - text: "Dear {recipient}"
              - heading: The plot
                show: [ outcome ]
                sensitive: yes

        """;

    private const string Story = """
        scenario: Who is written to
        definition: allotment.yaml
        steps:
          - { at: 2026-03-02 09:00, open: { plots: 1, neighbours: [ { name: Ann }, { name: Bo }, { name: Cai } ] } }
          - { at: 2026-03-02 10:00, do: decide, with: { outcome: grant, keeper: Joe } }
          - expect: { papers: [

        """;

    [TestCase("{ paper: notice, of: neighbour 1, says: [ Dear Ann ], does_not_say: [ Grant ] }")]
    [TestCase("{ paper: notice, of: neighbour 1, says: Dear Ann, in: cy }")]
    [TestCase("{ paper: notice, of: neighbour 2, held_back: yes }")]
    [TestCase("{ paper: notice, of: neighbour 3, there: no }")]
    public void What_a_paper_is_expected_to_be_it_is(string paper) => Assert.That(Differences(paper), Is.Empty);

    [TestCase("{ paper: notice, of: neighbour 1, says: [ Dear Bo ] }", ScenarioCodes.Differs)]
    [TestCase("{ paper: notice, of: neighbour 1, says: [ Grant ] }", ScenarioCodes.Differs)]
    [TestCase("{ paper: notice, of: neighbour 1, does_not_say: [ Dear Ann ] }", ScenarioCodes.Differs)]
    [TestCase("{ paper: notice, of: neighbour 1, held_back: yes }", ScenarioCodes.Differs)]
    [TestCase("{ paper: notice, of: neighbour 1, there: no }", ScenarioCodes.Differs)]
    [TestCase("{ paper: notice, of: neighbour 2, says: [ Dear Bo ] }", ScenarioCodes.Differs)]
    [TestCase("{ paper: notice, of: neighbour 2, does_not_say: [ Dear Ann ] }", ScenarioCodes.Differs)]
    [TestCase("{ paper: notice, of: neighbour 3, held_back: yes }", ScenarioCodes.Differs)]
    [TestCase("{ paper: notise, of: neighbour 1, says: [ Dear ] }", ScenarioCodes.UnknownName)]
    [TestCase("{ paper: notice, of: neighbour 1, sais: [ Dear ] }", ScenarioCodes.Shape)]
    [TestCase("{ paper: notice, of: neighbour 1 }", ScenarioCodes.Shape)]
    [TestCase("notice", ScenarioCodes.Shape)]
    public void What_it_is_not_is_told(string paper, string code) => Assert.That(Differences(paper), Does.Contain(code));

    private static IEnumerable<string> Differences(string paper)
    {
        var definition = Trial.Compile(SampleWorkflow.Text.Replace("roles:\n", Papers + "roles:\n", StringComparison.Ordinal));
        var reading = ScenarioLoader.Load("scenario.yaml", $"{Story}          {paper} ] }}\n");
        Assert.That(reading.Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error), Is.Empty);
        return ScenarioRunner.Run(reading.Scenario!, definition, Trial.Calendar).Differences.Select(difference => difference.Code);
    }
}
