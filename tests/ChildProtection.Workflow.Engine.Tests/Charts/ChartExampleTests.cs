using ChildProtection.Workflow.Engine.Charts;
using NodaTime;

namespace ChildProtection.Workflow.Engine.Tests.Charts;

/// <summary>The examples of docs/charts.md, run.</summary>
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
    public void The_example_with_data_runs()
    {
        // --- docs/charts.md
        var chart = Chart.Compile(new ChartSpec("call",
        [
            new StateSpec.State
            {
                Id = "calling",
                OnEntry =
                [
                    [
                        new ChartAction.Execute((Action<Calls, ChartView>)((calls, view) => calls.Tried++)),
                        new ChartAction.Send("silence") { Id = "wait", Delay = Duration.FromSeconds(30) },
                    ],
                ],
                OnExit = [[new ChartAction.Cancel("wait")]],
                Transitions =
                [
                    new TransitionSpec { Events = ["answered"], Targets = ["talking"] },
                    new TransitionSpec
                    {
                        Events = ["silence"],
                        Guard = (Func<Calls, ChartView, bool>)((calls, view) => calls.Tried < 3),
                        Targets = ["calling"],
                    },
                    new TransitionSpec { Events = ["silence"], Targets = ["given_up"] },
                ],
            },
            new StateSpec.State { Id = "talking" },
            new StateSpec.Final { Id = "given_up", DoneData = (Func<Calls, ChartView, object?>)((calls, view) => calls.Tried) },
        ])).Require();

        var run = new Run(chart, new Calls());
        run.Pass(Duration.FromMinutes(1));

        // run.State.Active: calling, for the third time
        run.Pass(Duration.FromMinutes(1));

        // run.State.EndedIn: given_up      run.DoneData: 3
        // ---
        Assert.That((run.State.EndedIn, run.DoneData), Is.EqualTo(("given_up", 3)));

        var answered = new Run(chart, new Calls());
        answered.Take(new ChartEvent("answered"));
        answered.Pass(Duration.FromMinutes(1));

        Assert.That(answered.State.Active, Is.EqualTo(new[] { "talking" }), "the send that was cancelled did not arrive");
    }

    [Test]
    public void The_examples_in_the_documentation_are_these()
    {
        var root = Ancestors(TestContext.CurrentContext.TestDirectory).First(d => File.Exists(Path.Combine(d, "global.json")));
        var here = File.ReadAllLines(Path.Combine(root, "tests/ChildProtection.Workflow.Engine.Tests/Charts/ChartExampleTests.cs"));
        var documentation = File.ReadAllText(Path.Combine(root, "docs/charts.md"));
        var places = here.Index().Where(l => l.Item.Trim() == "// --- docs/charts.md").ToList();

        Assert.That(places, Has.Count.EqualTo(4));
        foreach (var (index, marker) in places)
        {
            var indent = marker.Length - marker.TrimStart().Length;
            var shown = here.Skip(index + 1).TakeWhile(l => l.Trim() != "// ---").Select(l => l.Length > indent ? l[indent..] : string.Empty);
            Assert.That(documentation, Does.Contain(string.Join('\n', shown)));
        }
    }

    private static IEnumerable<string> Ancestors(string? directory)
    {
        for (; directory is not null; directory = Path.GetDirectoryName(directory))
        {
            yield return directory;
        }
    }

    // --- docs/charts.md
    private sealed class Calls : IDataModel
    {
        public int Tried { get; set; }

        public GuardResult Test(object guard, in ChartView view) =>
            ((Func<Calls, ChartView, bool>)guard)(this, view) ? GuardResult.True : GuardResult.False;

        public bool TryExecute(object content, in ChartView view)
        {
            ((Action<Calls, ChartView>)content)(this, view);
            return true;
        }

        public bool TryEvaluate(object expression, in ChartView view, out object? value)
        {
            value = ((Func<Calls, ChartView, object?>)expression)(this, view);
            return true;
        }

        public bool TryAssign(object location, object? value, in ChartView view) => false;

        public SendRoute Route(string? type, string? target) => SendRouting.ByForm(type, target);
    }
    // ---

    // --- docs/charts.md
    private sealed class Run
    {
        private readonly Calls data;
        private readonly List<(Duration DueAt, ChartEffect.Sent Sent)> waiting = [];
        private Duration now = Duration.Zero;

        public Run(Chart chart, Calls data)
        {
            this.data = data;
            Keep(ChartMachine.Start(chart, data));
        }

        public ChartState State { get; private set; } = null!;

        public object? DoneData { get; private set; }

        public void Take(ChartEvent happened) => Keep(ChartMachine.Step(State, happened, data));

        public void Pass(Duration time)
        {
            var until = now + time;
            while (waiting.Where(w => w.DueAt <= until).OrderBy(w => w.DueAt).FirstOrDefault() is { Sent: { } sent } next)
            {
                waiting.Remove(next);
                now = next.DueAt;
                Take(sent.Event with { Origin = "#_scxml_this", OriginType = SendRouting.ScxmlType });
            }
            now = until;
        }

        private void Keep(ChartStep step)
        {
            if (step.Fault is { } fault)
            {
                throw new InvalidOperationException(fault.Message);
            }
            (State, DoneData) = (step.State, step.DoneData);
            foreach (var effect in step.Effects)
            {
                switch (effect)
                {
                    case ChartEffect.Sent sent:
                        waiting.Add((now + sent.Delay, sent));
                        break;
                    case ChartEffect.Cancelled cancelled:
                        waiting.RemoveAll(w => w.Sent.SendId == cancelled.SendId);
                        break;
                }
            }
        }
    }
    // ---
}
