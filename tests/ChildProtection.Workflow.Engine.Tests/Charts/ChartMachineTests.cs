using ChildProtection.Workflow.Engine.Charts;
using static ChildProtection.Workflow.Engine.Tests.Charts.ChartText;

namespace ChildProtection.Workflow.Engine.Tests.Charts;

internal sealed class ChartMachineTests
{
    private static Chart Compiled(params StateSpec[] states) => Engine.Charts.Chart.Compile(Chart(states)).Require();

    private static readonly ChartEvent Go = new("go");

    private static Chart Endless() => Compiled(
        State("a", On("go", "b", Send("out"))), State("b", Always("c")), State("c", Always("b")));

    [Test]
    public void A_step_that_does_not_come_to_rest_is_a_fault_and_nothing_of_it_is_kept()
    {
        var start = ChartMachine.Start(Endless(), new NoData());

        var step = ChartMachine.Step(start.State, Go, new NoData());

        Assert.That(step.Fault!.Code, Is.EqualTo(ChartCodes.TooManyMicrosteps));
        Assert.That(step.Fault.Trace.Microsteps, Has.Length.EqualTo(ChartLimits.MicrostepsMax));
        Assert.That(step.State, Is.SameAs(start.State));
        Assert.That(step.Effects, Is.Empty);
    }

    [Test]
    public void A_session_stands_after_a_fault_where_it_stood_before()
    {
        var session = new ChartSession<NoData>(Endless().NotStarted, new NoData());
        session.Start();
        var before = session.State;

        var handled = session.Step(Go);

        Assert.That(handled, Is.False);
        Assert.That(session.Fault!.Code, Is.EqualTo(ChartCodes.TooManyMicrosteps));
        Assert.That(session.State, Is.EqualTo(before));
        Assert.That(session.Effects.ToArray(), Is.Empty);
    }

    [Test]
    public void A_session_stands_after_an_exception_of_its_data_where_it_stood_before()
    {
        var chart = Compiled(State("a", On("go", "b")), State("b", Entry(Do(_ => throw new InvalidTimeZoneException()))));
        var session = new ChartSession<TestData>(chart.NotStarted, new TestData());
        session.Start();

        Assert.That(() => session.Step(Go), Throws.TypeOf<InvalidTimeZoneException>());

        Assert.That(session.IsIn("a"));
        Assert.That(session.IsRunning);
    }

    [Test]
    public void Errors_that_answer_themselves_for_ever_are_a_fault()
    {
        var chart = Compiled(State("a", When("*", IllegalGuard, "")));

        var step = ChartMachine.Step(ChartMachine.Start(chart, new TestData()).State, Go, new TestData());

        Assert.That(step.Fault!.Code, Is.EqualTo(ChartCodes.TooManyEvents));
    }

    [Test]
    public void A_loop_over_too_many_items_is_a_fault()
    {
        var items = (Func<TestData.Scope, object?>)(_ => Enumerable.Range(0, ChartLimits.ForEachItemsMax + 1));
        var chart = Compiled(State("a", Entry(new ChartAction.ForEach(items, "item"))));

        Assert.That(ChartMachine.Start(chart, new TestData()).Fault!.Code, Is.EqualTo(ChartCodes.TooManyItems));
    }

    [Test]
    public void An_event_that_nothing_answers_changes_nothing()
    {
        var start = ChartMachine.Start(Compiled(State("a", On("else", "a"))), new NoData());

        var step = ChartMachine.Step(start.State, Go, new NoData());

        Assert.That(step.Handled, Is.False);
        Assert.That(step.State, Is.SameAs(start.State));
    }

    [Test]
    public void An_ended_chart_takes_no_events()
    {
        var workspace = new ChartWorkspace();
        var ended = ChartMachine.Step(ChartMachine.Start(Compiled(State("a", On("*", "f")), Final("f")), new NoData()).State, Go, new NoData());

        var step = ChartMachine.Step(ended.State, Go, new NoData(), workspace);

        Assert.That(step.Handled, Is.False);
        Assert.That(step.State, Is.SameAs(ended.State));
    }

    [Test]
    public void A_run_is_started_once()
    {
        var session = new ChartSession<NoData>(Compiled(State("a")).NotStarted, new NoData());
        session.Start();

        Assert.That(session.Start, Throws.InvalidOperationException);
    }

    [Test]
    public void A_trace_tells_exits_transitions_and_entries_in_order()
    {
        var workspace = new ChartWorkspace();
        var chart = Compiled(State("a", State("a1", On("go", "b1") with { Tag = "leaving" })), State("b", State("b0"), State("b1", Always("f"))), Final("f"));

        ChartMachine.Step(ChartMachine.Start(chart, new NoData()).State, Go, new NoData(), workspace);

        var microsteps = workspace.ReadTrace().Microsteps;
        Assert.That(microsteps, Has.Length.EqualTo(3));
        Assert.That(microsteps[0].Event, Is.SameAs(Go));
        Assert.That(microsteps[0].Transitions.Single().Spec.Tag, Is.EqualTo("leaving"));
        Assert.That(microsteps[0].Exited, Is.EqualTo(new[] { "a1", "a" }));
        Assert.That(microsteps[0].Entered, Is.EqualTo(new[] { "b", "b1" }));
        Assert.That(microsteps[1].Event, Is.Null);
        Assert.That(microsteps[1].Entered, Is.EqualTo(new[] { "f" }));
        Assert.That(microsteps[2].Exited, Is.EqualTo(new[] { "f" }));
    }

    [Test]
    public void A_workspace_serves_charts_in_turn()
    {
        var workspace = new ChartWorkspace();
        var one = ChartMachine.Start(Compiled(State("a", On("go", "b")), State("b")), new NoData(), workspace).State;
        var other = ChartMachine.Start(Compiled(Parallel("p", State("x"), State("y"))), new NoData(), workspace).State;

        Assert.That(ChartMachine.Step(one, Go, new NoData(), workspace).State.IsIn("b"));
        Assert.That(ChartMachine.Step(other, Go, new NoData(), workspace).State.IsIn("y"));
    }

    [Test]
    public void A_chart_of_more_states_than_a_word_has_bits_runs_alike()
    {
        var states = Enumerable.Range(0, 200).Select(i => State($"s{i}", On("go", $"s{(i + 67) % 200}"))).ToArray();
        var state = ChartMachine.Start(Compiled([.. states]), new NoData()).State;

        for (var count = 1; count <= 10; count++)
        {
            state = ChartMachine.Step(state, Go, new NoData()).State;
            Assert.That(state.Active, Is.EqualTo(new[] { $"s{count * 67 % 200}" }));
        }
    }

    [Test]
    public void A_step_in_a_session_allocates_nothing()
    {
        var session = new ChartSession<NoData>(Compiled(State("a", On("go", "b")), State("b", On("go", "a"))).NotStarted, new NoData());
        session.Start();
        for (var count = 0; count < 100; count++)
        {
            session.Step(Go);
        }

        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var count = 0; count < 1000; count++)
        {
            session.Step(Go);
        }

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.Zero);
    }
}
