using ChildProtection.Workflow.Engine.Charts;
using static ChildProtection.Workflow.Engine.Tests.Charts.ChartText;
using static ChildProtection.Workflow.Engine.Tests.Charts.Conformance.Verdict;

namespace ChildProtection.Workflow.Engine.Tests.Charts.Conformance;

/// <summary>SCXML chapter 5: data, binding, done data, and what of <c>_event</c> the kernel fills in.</summary>
internal sealed class DataConformance
{
    [Test]
    public void Test_277_illegal_data_is_an_error_and_leaves_an_empty_variable() => Passes(Chart(
        State("s0", When("error.execution", s => !s.IsBound("v"), "s1"), On("*", "fail"), Entry(Raise("foo"))),
        State("s1", Entry(Assign("v", _ => 1)), When("", s => s.Int("v") == 1, "pass"), Always("fail")))
        with { Data = [Declaration("v", IllegalValue)] });

    [Test]
    public void Test_278_data_of_any_state_is_seen_everywhere() => Passes(
        State("s0", When("", s => s.Int("v") == 1, "pass"), Always("fail")),
        State("s1", Data("v", _ => 1)));

    [Test]
    public void Test_279_early_binding_sets_up_data_before_a_state_is_entered() => Passes(
        State("s0", When("", s => s.Int("v") == 1, "pass"), Always("fail")),
        State("s1", Data("v", _ => 1), State("s11")));

    [Test]
    public void Test_280_late_binding_sets_up_data_as_the_state_is_first_entered() => Passes(Chart(
        State("s0", When("", s => !s.IsBound("v"), "s1"), Always("fail")),
        State("s1", Data("v", _ => 1), When("", s => s.Int("v") == 1, "pass"), Always("fail")))
        with { Binding = DataBinding.Late });

    [Test]
    public void Test_280_late_binding_sets_up_data_once_and_before_the_entry_actions() => Passes(Chart(
        State("s0", Data("v", _ => 1), Entry(Add("v")), When("", s => s.Int("v") == 2, "s1"), When("", s => s.Int("v") == 3, "pass"), Always("fail")),
        State("s1", Always("s0")))
        with { Binding = DataBinding.Late });

    [Test]
    public void Test_307_late_data_is_an_error_before_its_state_is_entered() => Passes(Chart(
        State("s0", When("", s => s.Int("v") == 1, "fail"), On("error.execution", "pass"), Entry(Raise("foo")), On("foo", "")),
        State("s1", Data("v", _ => 1)))
        with { Binding = DataBinding.Late });

    [Test]
    public void Test_294_done_data_is_the_data_of_the_done_event() => Passes(
        State("s0", When("done.state.s0", s => s.Event!.Data is 1, "pass"), On("done.state.s0", "fail"),
            State("s01", Always("s02")),
            Final("s02", _ => 1)));

    [Test]
    public void Test_298_illegal_done_data_is_an_error() => Passes(
        State("s0", On("error.execution", "pass"), On("*", "fail"),
            State("s01", Always("s02")),
            Final("s02", IllegalValue)));

    [Test]
    public void Test_302_and_304_set_up_work_is_done_before_the_first_state() => Passes(Chart(
        State("s0", When("", s => s.Int("v") == 1, "pass"), Always("fail"))).With("v", 1));

    [Test]
    public void Test_310_In_sees_the_configuration() => Passes(
        Parallel("p",
            State("s0", When("", s => s.In("s1"), "pass"), Always("fail")),
            State("s1")));

    [Test]
    public void Test_318_the_event_stays_bound_until_the_next_one() => Passes(Chart(
        State("s0", Entry(Raise("foo"), Raise("bar")), On("foo", "s1")),
        State("s1", Entry(Assign("name", s => s.Event!.Name)), On("bar", "s2")),
        State("s2", When("", s => s["name"] is "foo", "pass"), Always("fail"))).With("name", null));

    [Test]
    public void Test_319_there_is_no_event_before_the_first() => Passes(
        State("s0", Entry(If(s => s.Event is not null, Raise("bound")) with { Else = [Raise("unbound")] }), On("unbound", "pass"), On("bound", "fail")));

    [Test]
    public void Test_330_internal_and_external_events_have_the_fields() => Passes(
        State("s0", Entry(Raise("foo")), When("foo", s => s.Event is { Name: "foo", Kind: EventKind.Internal, Data: null }, "s1"), On("*", "fail")),
        State("s1", Entry(Send("foo")), When("foo", s => s.Event is { Name: "foo", Kind: EventKind.External, Data: null }, "pass"), On("*", "fail")));

    [Test]
    public void Test_331_the_kind_of_an_event_tells_where_it_is_from() => Passes(
        State("s0", Entry(Raise("foo")), When("foo", s => s.Event!.Kind == EventKind.Internal, "s1"), On("*", "fail")),
        State("s1", Entry(Assign("nowhere", _ => 1)), When("error", s => s.Event!.Kind == EventKind.Platform, "s2"), On("*", "fail")),
        State("s2", Entry(Send("bar")), When("bar", s => s.Event!.Kind == EventKind.External, "pass"), On("*", "fail")));

    [Test]
    public void Test_332_the_error_of_a_send_carries_its_id() => Passes(
        State("s0", Entry(Send("foo") with { Target = "baz", IdLocation = "id" }),
            When("error.execution", s => s.Event!.SendId is { } id && id.Equals(s["id"]), "pass"), On("*", "fail")));

    [Test]
    public void Test_333_an_event_sent_without_an_id_has_none() => Passes(
        State("s0", Entry(Send("s0Event")), When("s0Event", s => s.Event!.SendId is null, "pass"), On("*", "fail")));

    [Test]
    public void Test_335_and_337_an_internal_event_has_no_origin() => Passes(
        State("s0", Entry(Raise("foo")), When("foo", s => s.Event is { Origin: null, OriginType: null }, "pass"), On("*", "fail")));

    [Test]
    public void Test_336_an_event_can_be_answered_by_its_origin() => Passes(
        State("s0", Entry(Send("foo")),
            On("foo", "s1", Send("bar") with { Target = Operand<string>.Computed(Origin), Type = Operand<string>.Computed(OriginType) }), On("*", "fail")),
        State("s1", Entry(Send("baz")), On("bar", "pass"), On("*", "fail")));

    private static readonly Func<TestData.Scope, object?> Origin = s => s.Event!.Origin;
    private static readonly Func<TestData.Scope, object?> OriginType = s => s.Event!.OriginType;

    [Test]
    public void Test_339_an_event_of_no_invocation_has_no_invocation_id() => Passes(
        State("s0", Entry(Raise("foo")), When("foo", s => s.Event!.InvokeId is null, "pass"), On("*", "fail")));

    [Test]
    public void Test_342_and_348_a_computed_name_becomes_the_event_name() => Passes(Chart(
        State("s0", Entry(new ChartAction.Send(Operand<string>.Computed((Func<TestData.Scope, object?>)(s => s["name"])))),
            When("foo", s => s.Event!.Name == "foo", "pass"), On("*", "fail"))).With("name", "foo"));

    [Test]
    public void Test_343_and_488_illegal_done_data_is_an_error_and_the_done_event_is_empty() => Passes(
        State("s0", On("error.execution", "s1"), On("done.state.s0", "fail"),
            State("s01", Always("s02")),
            Final("s02", IllegalValue)),
        State("s1", When("done.state.s0", s => s.Event!.Data is null, "pass"), On("*", "fail")));

    [Test]
    public void Test_349_and_350_the_origin_leads_back_to_the_sender() => Passes(
        State("s0", Entry(Send("foo") with { Target = ChartSimulation.OwnAddress }),
            On("foo", "s1", Send("bar") with { Target = Operand<string>.Computed(Origin) }), On("*", "fail")),
        State("s1", On("bar", "pass"), On("*", "fail")));

    [Test]
    public void Test_351_an_event_carries_the_id_that_the_author_gave_its_send() => Passes(
        State("s0", Entry(Send("foo") with { Id = "send1" }), When("foo", s => s.Event!.SendId == "send1", "s1"), On("*", "fail")),
        State("s1", Entry(Send("bar")), When("bar", s => s.Event!.SendId is null, "pass"), On("*", "fail")));

    [Test]
    public void Test_198_and_352_the_origin_type_is_that_of_the_event_processor() => Passes(
        State("s0", Entry(Send("foo")), When("foo", s => s.Event!.OriginType == SendRouting.ScxmlType, "pass"), On("*", "fail")));

    [Test]
    public void Test_396_descriptors_match_the_name_the_event_carries() => Passes(
        State("s0", Entry(Raise("foo")), When("foo", s => s.Event!.Name == "foo", "pass"), On("foo", "fail")));

    [Test]
    public void Test_436_a_chart_without_data_still_has_In()
    {
        var guard = (Func<ChartView, bool>)(view => view.In("s1"));
        var chart = Engine.Charts.Chart.Compile(Chart(
            Parallel("p", State("s0", Always("pass") with { Guard = guard }), State("s1")), Final("pass"))).Require();

        Assert.That(ChartMachine.Start(chart, new NoData()).State.EndedIn, Is.EqualTo("pass"));
    }

    [Test]
    public void Test_527_to_529_done_data_of_any_kind_is_handed_on() => Passes(
        State("s0", When("done.state.s0", s => s.Event!.Data is "foo", "pass"), On("*", "fail"),
            State("s01", Always("s02")),
            Final("s02", _ => "foo")));

    [Test]
    public void Test_550_and_551_early_data_may_be_computed() => Passes(
        State("s0", When("", s => s.Int("v") == 2, "pass"), Always("fail")),
        State("s1", Data("v", _ => 1 + 1)));

    [Test]
    public void Test_560_and_179_what_is_sent_arrives_as_data() => Passes(
        State("s0", Entry(Send("foo") with { Data = (Func<TestData.Scope, object?>)(_ => 123) }),
            When("foo", s => s.Event!.Data is 123, "pass"), On("*", "fail")));
}
