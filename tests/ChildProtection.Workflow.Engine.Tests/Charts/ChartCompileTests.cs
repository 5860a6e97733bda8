using System.Collections.Immutable;
using System.Reflection;
using ChildProtection.Workflow.Engine.Charts;
using NodaTime;
using static ChildProtection.Workflow.Engine.Tests.Charts.ChartText;

namespace ChildProtection.Workflow.Engine.Tests.Charts;

internal sealed class ChartCompileTests
{
    private static StateSpec Nested(int depth) => depth == 0 ? State("leaf") : State($"d{depth}", Nested(depth - 1));

    private static StateSpec.State Regions(params object[] parts) =>
        State("around", [Parallel("p", State("r1", State("a"), State("b"), Shallow("h", "a")), State("r2", State("c"), State("d"))), .. parts]);

    /// <summary>For every code of a compilation, charts that get it, each with the place where it is.</summary>
    private static readonly (string Code, string Place, ChartSpec Spec)[] Bad =
    [
        (ChartCodes.NoStates, "", Chart()),
        (ChartCodes.NoStates, "p", Chart(Parallel("p"))),
        (ChartCodes.BadId, "a b", Chart(State("a b"))),
        (ChartCodes.DuplicateId, "a", Chart(State("a"), State("b", State("a")))),
        (ChartCodes.UnknownState, "a", Chart(State("a", On("e", "nowhere")))),
        (ChartCodes.UnknownState, "", Chart(State("a")) with { Initial = ["nowhere"] }),
        (ChartCodes.UnknownState, "a", Chart(State("a", Initial("nowhere"), State("b")))),
        (ChartCodes.TargetsTogether, "x", Chart(State("x", On("e", "y z")), State("y"), State("z"))),
        (ChartCodes.TargetsTogether, "x", Chart(Regions(), State("x", On("e", "a b")))),
        (ChartCodes.TargetsTogether, "x", Chart(Regions(), State("x", On("e", "r1 a")))),
        (ChartCodes.TargetsTogether, "x", Chart(Regions(), State("x", On("e", "h b")))),
        (ChartCodes.TargetsTogether, "around", Chart(Regions(Initial("p a")))),
        (ChartCodes.InitialOutside, "a", Chart(State("a", Initial("c"), State("b")), State("c"))),
        (ChartCodes.InitialOutside, "a", Chart(State("a", Initial("a"), State("b")))),
        (ChartCodes.HistoryDefault, "h", Chart(State("a", State("b"), new StateSpec.History { Id = "h" }))),
        (ChartCodes.HistoryDefault, "h", Chart(State("a", State("b"), Shallow("h", "c")), State("c"))),
        (ChartCodes.Misplaced, "h", Chart(State("a"), Shallow("h", "a"))),
        (ChartCodes.Misplaced, "f", Chart(Parallel("p", State("a"), Final("f")))),
        (ChartCodes.Misplaced, "f", Chart(State("a"), Final("f") with { Transitions = [On("e", "a")] })),
        (ChartCodes.Misplaced, "h", Chart(State("a", State("b"), Shallow("h", "b") with { OnEntry = [[Raise("e")]] }))),
        (ChartCodes.Misplaced, "a", Chart(State("a") with { InitialActions = [Raise("e")] })),
        (ChartCodes.BadDescriptor, "a", Chart(State("a", On("e*", "a")))),
        (ChartCodes.BadDescriptor, "a", Chart(State("a", On("e..f", "a")))),
        (ChartCodes.BadDescriptor, "a", Chart(State("a", new TransitionSpec { Events = [" "], Targets = ["a"] }))),
        (ChartCodes.TooManyStates, "#4096", Chart([.. Enumerable.Range(0, ChartLimits.StatesMax).Select(_ => State(""))])),
        (ChartCodes.TooManyTransitions, "", Chart(State("a", [.. Enumerable.Range(0, ChartLimits.TransitionsMax + 1).Select(_ => On("e", ""))]))),
        (ChartCodes.TooDeep, "leaf", Chart(Nested(ChartLimits.DepthMax))),
        (ChartCodes.EmptyTransition, "a", Chart(State("a", new TransitionSpec()))),
        (ChartCodes.BadSend, "a", Chart(State("a", Entry(Raise(""))))),
        (ChartCodes.BadSend, "a", Chart(State("a", Exit(Send("two words"))))),
        (ChartCodes.BadSend, "a", Chart(State("a", On("e", "", Send("e") with { Delay = Duration.FromSeconds(-1) })))),
        (ChartCodes.BadSend, "a", Chart(State("a", Entry(Send("e") with { Id = "i", IdLocation = "v" })))),
        (ChartCodes.BadSend, "a", Chart(State("a", Entry(If(_ => true, Raise("")))))),
        (ChartCodes.BadSend, "a", Chart(State("a", Entry(new ChartAction.ForEach("items", "item") { Actions = [Raise("")] })))),
        (ChartCodes.HistoryLoop, "h1", Chart(State("a", State("b"), Shallow("h1", "h2"), Deep("h2", "h1")))),
    ];

    private static IEnumerable<TestCaseData> BadCharts() =>
        Bad.Select((bad, index) => new TestCaseData(index).SetName($"A_bad_chart_is_refused_with_{bad.Code}_{index}"));

    [TestCaseSource(nameof(BadCharts))]
    public void A_bad_chart_is_refused(int index)
    {
        var (code, place, spec) = Bad[index];

        var compilation = Engine.Charts.Chart.Compile(spec);

        Assert.That(compilation.Chart, Is.Null);
        Assert.That(compilation.Diagnostics.Select(d => (d.Code, d.StateId)), Does.Contain((code, place)));
    }

    [Test]
    public void Every_code_of_a_compilation_has_a_bad_chart()
    {
        var codes = typeof(ChartCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(f => (string)f.GetRawConstantValue()!).ToArray();

        Assert.That(codes, Is.Unique);
        Assert.That(Bad.Select(b => b.Code).Distinct(), Is.EquivalentTo(codes.Where(c => c.StartsWith("CHART0", StringComparison.Ordinal))));
    }

    [Test]
    public void All_that_is_wrong_is_told_at_once()
    {
        var diagnostics = Engine.Charts.Chart.Compile(Chart(State("a", On("e*", "nowhere")), Shallow("h", "a"))).Diagnostics;

        Assert.That(diagnostics.Select(d => d.Code), Is.SupersetOf(new[] { ChartCodes.BadDescriptor, ChartCodes.UnknownState, ChartCodes.Misplaced }));
    }

    [Test]
    public void Requiring_a_bad_chart_throws_with_every_diagnostic() => Assert.That(
        () => Engine.Charts.Chart.Compile(Chart(State("a", On("e*", "nowhere")))).Require(),
        Throws.InvalidOperationException.With.Message.Contains(ChartCodes.BadDescriptor).And.Message.Contains(ChartCodes.UnknownState));

    [Test]
    public void A_compiled_chart_names_its_states_and_transitions()
    {
        var chart = Engine.Charts.Chart.Compile(Chart(State("a", On("e", "b"), State("a1")), Parallel("p", State("")), Final("b"))).Require();

        Assert.That(chart.StateIds, Is.EqualTo((ImmutableArray<string>)["a", "a1", "p", "#4", "b"]));
        Assert.That(chart.Transitions.Select(t => t.Source), Is.EqualTo(new[] { "a" }));
        Assert.That(chart.KindOf("p"), Is.EqualTo(StateKind.Parallel));
        Assert.That(chart.KindOf("nowhere"), Is.Null);
        Assert.That(chart.ParentOf("a1"), Is.EqualTo("a"));
        Assert.That(chart.ParentOf("a"), Is.Null);
    }

    [Test]
    public void A_snapshot_of_a_state_that_the_chart_cannot_be_in_is_refused()
    {
        var chart = Engine.Charts.Chart.Compile(Chart(Regions(), State("x"))).Require();

        Assert.Multiple(() =>
        {
            Assert.That(Refusals(chart, new(["gone"], true)), Does.Contain(ChartCodes.SnapshotUnknownState));
            Assert.That(Refusals(chart, new(["a"], true)), Does.Contain(ChartCodes.SnapshotIllegal));
            Assert.That(Refusals(chart, new(["a", "b", "c"], true)), Does.Contain(ChartCodes.SnapshotIllegal));
            Assert.That(Refusals(chart, new(["a", "c", "x"], true)), Does.Contain(ChartCodes.SnapshotIllegal));
            Assert.That(Refusals(chart, new([], true)), Does.Contain(ChartCodes.SnapshotIllegal));
            Assert.That(Refusals(chart, new(["r1", "c"], true)), Does.Contain(ChartCodes.SnapshotIllegal));
            Assert.That(Refusals(chart, Remembering("h", "c")), Does.Contain(ChartCodes.SnapshotIllegal));
            Assert.That(Refusals(chart, Remembering("h", "a", "b")), Does.Contain(ChartCodes.SnapshotIllegal));
            Assert.That(Refusals(chart, Remembering("a", "a")), Does.Contain(ChartCodes.SnapshotUnknownState));
            Assert.That(Refusals(chart, Remembering("h", "b")), Is.Empty);
        });
    }

    private static ChartSnapshot Remembering(string history, params string[] states) => new(["a", "c"], true)
    {
        Histories = ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty.Add(history, [.. states]),
    };

    private static IEnumerable<string> Refusals(Chart chart, ChartSnapshot snapshot)
    {
        _ = snapshot.Restore(chart, out var refusals);
        return refusals.Select(r => r.Code);
    }
}
