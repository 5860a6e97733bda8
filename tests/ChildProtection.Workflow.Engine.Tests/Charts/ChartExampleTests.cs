using ChildProtection.Workflow.Engine.Charts;
using NodaTime;

namespace ChildProtection.Workflow.Engine.Tests.Charts;

/// <summary>The example of docs/charts.md, run.</summary>
internal sealed class ChartExampleTests
{
    [Test]
    public void The_example_of_the_documentation_runs()
    {
        // --- docs/charts.md
        var chart = Chart.Compile(new ChartSpec("loan",
        [
            new StateSpec.State
            {
                Id = "borrowed",
                OnEntry = [[new ChartAction.Send("overdue") { Id = "reminder", Delay = Duration.FromDays(21) }]],
                OnExit = [[new ChartAction.Cancel("reminder")]],
                Transitions = [new TransitionSpec { Events = ["returned"], Targets = ["done"] }],
                States =
                [
                    new StateSpec.State
                    {
                        Id = "in_time",
                        Transitions = [new TransitionSpec { Events = ["overdue"], Targets = ["late"] }],
                    },
                    new StateSpec.State { Id = "late" },
                ],
            },
            new StateSpec.Final { Id = "done" },
        ])).Require();

        var start = ChartMachine.Start(chart, new NoData());
        var late = ChartMachine.Step(start.State, new ChartEvent("overdue"), new NoData());
        var end = ChartMachine.Step(late.State, new ChartEvent("returned"), new NoData());

        // start.State.Active:  borrowed, in_time      start.Effects: Sent overdue after 21 days
        // late.State.Active:   borrowed, late
        // end.State.EndedIn:   done                   end.Effects:   Cancelled reminder
        // ---
        Assert.That(start.State.Active, Is.EqualTo(new[] { "borrowed", "in_time" }));
        Assert.That(start.Effects.Single(), Is.InstanceOf<ChartEffect.Sent>());
        Assert.That(late.State.Active, Is.EqualTo(new[] { "borrowed", "late" }));
        Assert.That(end.State.EndedIn, Is.EqualTo("done"));
        Assert.That(end.Effects.Single(), Is.EqualTo(new ChartEffect.Cancelled("reminder")));
    }

    [Test]
    public void The_example_in_the_documentation_is_this_one()
    {
        var root = Ancestors(TestContext.CurrentContext.TestDirectory).First(d => File.Exists(Path.Combine(d, "global.json")));
        var here = File.ReadAllLines(Path.Combine(root, "tests/ChildProtection.Workflow.Engine.Tests/Charts/ChartExampleTests.cs"));
        var shown = here.SkipWhile(l => l.Trim() != "// --- docs/charts.md").Skip(1).TakeWhile(l => l.Trim() != "// ---")
            .Select(l => l.Length > 8 ? l[8..] : string.Empty);

        Assert.That(File.ReadAllText(Path.Combine(root, "docs/charts.md")), Does.Contain(string.Join('\n', shown)));
    }

    private static IEnumerable<string> Ancestors(string? directory)
    {
        for (; directory is not null; directory = Path.GetDirectoryName(directory))
        {
            yield return directory;
        }
    }
}
