using ChildProtection.Workflow.Engine.Charts;
using ChildProtection.Workflow.Engine.Tests.Charts.Reference;
using FsCheck;
using FsCheck.Fluent;

namespace ChildProtection.Workflow.Engine.Tests.Charts;

/// <summary>What holds of every chart and every list of events.</summary>
internal sealed class ChartProperties
{
    private const int EventsEach = 15;
    private static readonly Config Many = Config.QuickThrowOnFailure.WithMaxTest(1000).WithReplay(20150901, 7);
    private static readonly Config Some = Many.WithMaxTest(200);

    private static void ForEveryChart(Config config, Action<int> holds) =>
        Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), seed =>
        {
            holds(seed);
            return true;
        }).Check(config);

    [Test]
    public void The_dense_interpreter_does_what_the_Recommendation_writes() => ForEveryChart(Many, seed =>
    {
        var spec = RandomChart.Spec(seed);
        var chart = Chart.Compile(spec).Require();
        var (data, referenceData) = (RandomChart.Data(), RandomChart.Data());
        var workspace = new ChartWorkspace();
        var reference = new ReferenceInterpreter(spec, chart, referenceData);

        var step = ChartMachine.Start(chart, data, workspace);
        reference.Interpret();
        AssertSame(seed, "start", step, workspace, reference);
        foreach (var happened in RandomChart.Events(seed, EventsEach))
        {
            if (!step.State.IsRunning || step.Fault is not null)
            {
                break;
            }
            step = ChartMachine.Step(step.State, happened, data, workspace);
            var handled = reference.ExternalEvent(happened);
            AssertSame(seed, happened.Name, step, workspace, reference);
            Assert.That(step.Fault is not null || step.Handled == handled, $"seed {seed}, {happened.Name}: handled");
        }
        Assert.That(data.Log, Is.EqualTo(referenceData.Log), $"seed {seed}");
    });

    private static void AssertSame(int seed, string happened, ChartStep step, ChartWorkspace workspace, ReferenceInterpreter reference)
    {
        var where = $"seed {seed}, {happened}";
        Assert.That(step.Fault is not null, Is.EqualTo(reference.OverTheLimit), where);
        Assert.That(workspace.ReadTrace().Microsteps.Select(Text), Is.EqualTo(reference.Microsteps.Select(Text)), where);
        if (step.Fault is null)
        {
            Assert.That(step.State.Active, Is.EqualTo(reference.Active), where);
            Assert.That(step.State.IsRunning, Is.EqualTo(reference.Running), where);
            Assert.That(step.Effects, Is.EqualTo(reference.Effects), where);
        }
    }

    private static string Text(Microstep microstep) =>
        $"{microstep.Event?.Name}: {string.Join(' ', microstep.Transitions.Select(t => t.Index))} "
        + $"-[{string.Join(' ', microstep.Exited)}] +[{string.Join(' ', microstep.Entered)}]";

    [Test]
    public void Every_configuration_is_legal_and_survives_a_snapshot() => ForEveryChart(Some, seed =>
    {
        foreach (var state in StatesOf(seed))
        {
            var restored = state.ToSnapshot().Restore(state.Chart, out var refusals);
            Assert.That(refusals, Is.Empty, $"seed {seed}: {state}");
            Assert.That(restored, Is.EqualTo(state), () => $"seed {seed}: {Describe(state)} became {Describe(restored!)}");
        }
    });

    [Test]
    public void The_same_events_lead_to_the_same_states() => ForEveryChart(Some, seed =>
    {
        string[] first = [.. StatesOf(seed).Select(Describe)];
        string[] second = [.. StatesOf(seed).Select(Describe)];
        Assert.That(second, Is.EqualTo(first), $"seed {seed}");
    });

    [Test]
    public void A_session_does_what_the_pure_steps_do() => ForEveryChart(Some, seed =>
    {
        var chart = Chart.Compile(RandomChart.Spec(seed)).Require();
        var (data, sessionData) = (RandomChart.Data(), RandomChart.Data());
        var session = new ChartSession<TestData>(chart.NotStarted, sessionData);

        var step = ChartMachine.Start(chart, data);
        session.Start();
        foreach (var happened in RandomChart.Events(seed, EventsEach))
        {
            Assert.That(session.State, Is.EqualTo(step.State), $"seed {seed}");
            Assert.That(session.Effects.ToArray(), Is.EqualTo(step.Effects), $"seed {seed}");
            Assert.That(session.Fault?.Code, Is.EqualTo(step.Fault?.Code), $"seed {seed}");
            step = ChartMachine.Step(step.State, happened, data);
            Assert.That(session.Step(happened), Is.EqualTo(step.Handled), $"seed {seed}");
        }
        Assert.That(sessionData.Log, Is.EqualTo(data.Log), $"seed {seed}");
    });

    [Test]
    public void A_step_leaves_the_state_it_began_with_untouched() => ForEveryChart(Some, seed =>
    {
        var seen = new List<(ChartState State, string Text)>();
        foreach (var state in StatesOf(seed))
        {
            seen.Add((state, Describe(state)));
        }
        Assert.That(seen.Select(s => Describe(s.State)), Is.EqualTo(seen.Select(s => s.Text)), $"seed {seed}");
    });

    private static string Describe(ChartState state) =>
        $"{string.Join(' ', state.Active)} {state.IsRunning} {state.IdsMade} "
        + string.Join(';', state.ToSnapshot().Histories.Select(h => $"{h.Key}={string.Join(' ', h.Value)}"));

    private static IEnumerable<ChartState> StatesOf(int seed)
    {
        var data = RandomChart.Data();
        var workspace = new ChartWorkspace();
        var step = ChartMachine.Start(Chart.Compile(RandomChart.Spec(seed)).Require(), data, workspace);
        yield return step.State;
        foreach (var happened in RandomChart.Events(seed, EventsEach))
        {
            step = ChartMachine.Step(step.State, happened, data, workspace);
            yield return step.State;
        }
    }
}
