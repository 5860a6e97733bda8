using ChildProtection.Workflow.Engine.Charts;
using static ChildProtection.Workflow.Engine.Tests.Charts.ChartText;
using static ChildProtection.Workflow.Engine.Tests.Charts.Conformance.Verdict;

namespace ChildProtection.Workflow.Engine.Tests.Charts.Conformance;

/// <summary>SCXML chapter 4: raise, if, foreach, order and errors of executable content.</summary>
internal sealed class ExecutableContentConformance
{
    private static readonly ChartAction[] NoActions = [];

    private static ChartAction.If Choose(Func<TestData.Scope, bool> first, string then, Func<TestData.Scope, bool> second, string elseIf, string otherwise) =>
        new([new(first, [Raise(then)]), new(second, [Raise(elseIf)])]) { Else = [Raise(otherwise)] };

    private static ChartAction.ForEach Each(Func<TestData.Scope, object?> items, string item, string? index, params ChartAction[] actions) =>
        new(items, item) { Index = index, Actions = [.. actions] };

    private static readonly Func<TestData.Scope, object?> OneTwoThree = _ => new List<int> { 1, 2, 3 };

    [Test]
    public void Test_144_raised_events_are_taken_in_the_order_raised() => Passes(
        State("s0", Entry(Raise("foo"), Raise("bar")), On("foo", "s1"), On("*", "fail")),
        State("s1", On("bar", "pass"), On("*", "fail")));

    [Test]
    public void Test_147_the_first_branch_that_holds_is_done_and_no_other() => Passes(
        State("s0", Entry(Choose(_ => true, "foo", _ => true, "bar", "baz"), Raise("bat")), On("foo", "s1"), On("*", "fail")),
        State("s1", On("bat", "pass"), On("*", "fail")));

    [Test]
    public void Test_148_else_is_done_when_no_branch_holds() => Passes(
        State("s0", Entry(Choose(_ => false, "foo", _ => false, "bar", "baz"), Raise("bat")), On("baz", "s1"), On("*", "fail")),
        State("s1", On("bat", "pass"), On("*", "fail")));

    [Test]
    public void Test_149_nothing_is_done_without_else_when_no_branch_holds() => Passes(
        State("s0", Entry(If(_ => false, Raise("foo")), Raise("bat")), On("bat", "pass"), On("*", "fail")));

    [Test]
    public void Test_150_a_loop_declares_variables_that_are_not_there() => Passes(
        State("s0", Entry(Each(OneTwoThree, "item", "index", NoActions)),
            When("", s => s.IsBound("item") && s.IsBound("index"), "pass"), Always("fail")));

    [Test]
    public void Test_151_a_loop_uses_variables_that_are_there() => Passes(Chart(
        State("s0", Entry(Each(OneTwoThree, "item", "index", NoActions)),
            When("", s => s.Int("item") == 3 && s.Int("index") == 2, "pass"), Always("fail"))).With("item", 9).With("index", 9));

    [Test]
    public void Test_152_an_illegal_collection_or_item_is_an_error_and_nothing_is_done() => Passes(Chart(
        State("s0", Entry(Each(_ => 7, "item", "index", Add("done")), Raise("foo")), On("error.execution", "s1"), On("*", "fail")),
        State("s1", Entry(Each(OneTwoThree, "'not a place'", "index", Add("done")), Raise("bar")), On("error.execution", "s2"), On("bar", "fail")),
        State("s2", When("", s => s.Int("done") == 0, "pass"), Always("fail"))).With("done", 0));

    [Test]
    public void Test_153_a_loop_goes_from_the_first_item_to_the_last() => Passes(Chart(
        State("s0",
            Entry(Each(OneTwoThree, "item", "index", If(s => s.Int("item") != s.Int("last") + 1, Assign("ok", _ => false)), Assign("last", s => s["item"]))),
            When("", s => s["ok"] is true && s.Int("last") == 3, "pass"), Always("fail"))).With("last", 0).With("ok", true));

    [Test]
    public void Test_155_the_actions_of_a_loop_are_done_for_each_item() => Passes(Chart(
        State("s0", Entry(Each(OneTwoThree, "item", null, Assign("sum", s => s.Int("sum") + s.Int("item")))),
            When("", s => s.Int("sum") == 6, "pass"), Always("fail"))).With("sum", 0));

    [Test]
    public void Test_156_an_error_ends_the_loop() => Passes(Chart(
        State("s0", Entry(Each(OneTwoThree, "item", null, Add("done"), Assign("done2", IllegalValue))),
            When("", s => s.Int("done") == 1, "pass"), Always("fail"))).With("done", 0).With("done2", 0));

    [Test]
    public void Test_158_actions_are_done_in_document_order() => Passes(
        State("s0", Entry(Raise("event1"), Raise("event2")), On("event1", "s1"), On("*", "fail")),
        State("s1", On("event2", "pass"), On("*", "fail")));

    [Test]
    public void Test_159_an_error_skips_the_rest_of_its_block() => Passes(Chart(
        State("s0", Entry(Send("thisWillFail") with { Target = "baz" }, Add("done")),
            When("", s => s.Int("done") == 1, "fail"), Always("pass"))).With("done", 0));

    [Test]
    public void Test_286_assigning_to_an_undeclared_variable_is_an_error() => Passes(
        State("s0", Entry(Assign("nowhere", _ => 1), Raise("foo")), On("error.execution", "pass"), On("*", "fail")));

    [Test]
    public void Test_287_assigning_a_legal_value_works() => Passes(Chart(
        State("s0", Entry(Assign("v", _ => 1)), When("", s => s.Int("v") == 1, "pass"), Always("fail"))).With("v", 0));

    [Test]
    public void Test_309_a_condition_that_is_no_boolean_counts_as_false() => Passes(
        State("s0", When("", IllegalGuard, "fail"), Always("pass")));

    [Test]
    public void Test_311_an_illegal_location_is_an_error() => Passes(
        State("s0", Entry(Send("timeout", 1), Assign("nowhere", _ => 1)), On("error.execution", "pass"), On("timeout", "fail")));

    [Test]
    public void Test_312_an_illegal_expression_is_an_error() => Passes(Chart(
        State("s0", Entry(Send("timeout", 1), Assign("v", IllegalValue)), On("error.execution", "pass"), On("timeout", "fail"))).With("v", 0));

    [Test]
    public void Test_314_an_illegal_expression_is_an_error_when_it_is_evaluated() => Passes(Chart(
        State("s0", On("error.execution", "fail"),
            State("s01", Always("s02")),
            State("s02", Always("s03")),
            State("s03", Entry(Assign("v", IllegalValue), Raise("foo")), On("error.execution", "pass"), On("*", "fail")))).With("v", 0));

    [Test]
    public void Test_344_a_guard_that_fails_is_false_and_an_error() => Passes(
        State("s0", When("", IllegalGuard, "fail"), Always("s1")),
        State("s1", Entry(Raise("foo")), On("error.execution", "pass"), On("*", "fail")));

    [Test]
    public void Test_401_errors_go_before_external_events() => Passes(Chart(
        State("s0", Entry(Send("foo"), Assign("nowhere", _ => 2)), On("foo", "fail"), On("error", "pass"))));

    [Test]
    public void Test_402_errors_are_taken_in_order_like_any_internal_event() => Passes(
        State("s0", On("timeout", "fail"), Entry(Send("timeout", 1)),
            State("s01", Entry(Raise("event1"), Assign("nowhere", _ => 2)), On("event1", "s02", Raise("event2")), On("*", "fail")),
            State("s02", On("error", "s03"), On("*", "fail")),
            State("s03", On("event2", "pass"), On("*", "fail"))));

    [Test]
    public void Test_457_looping_over_what_is_no_collection_is_an_error() => Passes(Chart(
        State("s0", Entry(Each(_ => "text", "item", null, Add("done")), Raise("foo")), On("error.execution", "s1"), On("*", "fail")),
        State("s1", When("", s => s.Int("done") == 0, "pass"), Always("fail"))).With("done", 0));

    [Test]
    public void Test_459_a_loop_gives_each_item_its_place() => Passes(Chart(
        State("s0", Entry(Each(OneTwoThree, "item", "index", If(s => s.Int("index") != s.Int("item") - 1, Assign("ok", _ => false)))),
            When("", s => s["ok"] is true && s.Int("index") == 2, "pass"), Always("fail"))).With("ok", true));

    [Test]
    public void Test_460_and_525_a_loop_goes_over_a_copy_of_the_items() => Passes(Chart(
        State("s0", Entry(Each(s => s["list"], "item", null, Do(s => ((List<int>)s["list"]!).Add(4)), Add("done"))),
            When("", s => s.Int("done") == 3, "pass"), Always("fail"))).With("list", new List<int> { 1, 2, 3 }).With("done", 0));

    [Test]
    public void Test_487_an_illegal_assignment_is_an_error() => Passes(Chart(
        State("s0", Entry(Assign("v", IllegalValue), Raise("event")), On("error.execution", "pass"), On("*", "fail"))).With("v", 0));
}
