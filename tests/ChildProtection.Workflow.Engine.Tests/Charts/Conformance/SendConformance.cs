using ChildProtection.Workflow.Engine.Charts;
using NodaTime;
using static ChildProtection.Workflow.Engine.Tests.Charts.ChartText;
using static ChildProtection.Workflow.Engine.Tests.Charts.Conformance.Verdict;

namespace ChildProtection.Workflow.Engine.Tests.Charts.Conformance;

/// <summary>SCXML chapter 6: send and cancel.</summary>
internal sealed class SendConformance
{
    private static Operand<T> Computed<T>(Func<TestData.Scope, object?> value)
        where T : notnull => Operand<T>.Computed(value);

    private static Func<TestData.Scope, object?> Payload(Func<TestData.Scope, object?> value) => value;

    [Test]
    public void Test_172_a_computed_event_name_uses_the_value_of_the_moment() => Passes(Chart(
        State("s0", Entry(Assign("v", _ => "event2"), new ChartAction.Send(Computed<string>(s => s["v"]))), On("event2", "pass"), On("*", "fail"))).With("v", "event1"));

    [Test]
    public void Test_173_a_computed_target_uses_the_value_of_the_moment() => Passes(Chart(
        State("s0", Entry(Assign("v", _ => "#_internal"), Send("event2"), Send("event1") with { Target = Computed<string>(s => s["v"]) }),
            On("event1", "pass"), On("*", "fail"))).With("v", "nowhere"));

    [Test]
    public void Test_174_a_computed_type_uses_the_value_of_the_moment() => Passes(Chart(
        State("s0", Entry(Assign("v", _ => SendRouting.ScxmlType), Send("event1") with { Type = Computed<string>(s => s["v"]) }),
            On("event1", "pass"), On("*", "fail"))).With("v", "nothing known"));

    [Test]
    public void Test_175_a_computed_delay_uses_the_value_of_the_moment() => Passes(Chart(
        State("s0", Entry(Assign("v", _ => Duration.FromSeconds(1)), Send("event2") with { Delay = Computed<Duration>(s => s["v"]) }, Send("event1") with { Delay = Duration.FromMilliseconds(500) }),
            On("event1", "s1"), On("event2", "fail")),
        State("s1", On("event2", "pass"), On("*", "fail"))).With("v", Duration.Zero));

    [Test]
    public void Test_176_what_is_sent_has_the_value_of_the_moment() => Passes(Chart(
        State("s0", Entry(Assign("v", _ => 2), Send("event1") with { Data = Payload(s => s["v"]) }),
            When("event1", s => s.Event!.Data is 2, "pass"), On("*", "fail"))).With("v", 1));

    [Test]
    public void Test_183_an_id_made_for_a_send_is_put_where_the_author_says() => Passes(Chart(
        State("s0", Entry(Send("event1") with { IdLocation = "v" }), When("", s => s.IsBound("v"), "pass"), Always("fail"))).With("v", null));

    [Test]
    public void Test_183_ids_made_for_sends_are_all_different() => Passes(
        State("s0", Entry(Send("event1") with { IdLocation = "v" }, Send("event1") with { IdLocation = "w" }),
            When("", s => !Equals(s["v"], s["w"]), "s1"), Always("fail")),
        State("s1", On("event1", "s2", Send("x") with { IdLocation = "u" })),
        State("s2", When("", s => !Equals(s["u"], s["w"]) && !Equals(s["u"], s["v"]), "pass"), Always("fail")));

    [Test]
    public void Test_185_the_delay_is_respected() => Passes(
        State("s0", Entry(Send("event2", 1), Send("event1")), On("event1", "s1"), On("event2", "fail")),
        State("s1", On("event2", "pass"), On("*", "fail")));

    [Test]
    public void Test_186_what_is_sent_is_evaluated_when_it_is_sent_not_when_it_arrives() => Passes(Chart(
        State("s0", Entry(Send("event1", 1) with { Data = Payload(s => s["v"]) }, Assign("v", _ => 2)),
            When("event1", s => s.Event!.Data is 1, "pass"), On("*", "fail"))).With("v", 1));

    [Test]
    public void Test_189_the_internal_queue_goes_before_the_external() => Passes(
        State("s0", Entry(Send("event2"), Send("event1") with { Target = "#_internal" }), On("event1", "pass"), On("event2", "fail")));

    [Test]
    public void Test_190_a_send_to_its_own_session_goes_to_the_external_queue() => Passes(
        State("s0", Entry(Send("event2") with { Target = ChartSimulation.OwnAddress }, Raise("event1")),
            On("event1", "s1"), On("*", "fail")),
        State("s1", On("event2", "pass"), On("*", "fail")));

    [Test]
    public void Test_193_a_send_without_target_and_type_goes_to_the_external_queue() => Passes(
        State("s0", Entry(Send("internal"), Raise("event1")), On("event1", "s1"), On("internal", "fail")),
        State("s1", On("internal", "pass"), On("*", "fail")));

    [Test]
    public void Test_194_an_illegal_target_is_an_error() => Passes(
        State("s0", Entry(Send("event2") with { Target = "baz" }, Send("timeout")), On("error.execution", "pass"), On("*", "fail")));

    [Test]
    public void Test_199_an_unknown_type_is_an_error() => Passes(
        State("s0", Entry(Send("event1") with { Type = "27" }, Send("timeout")), On("error.execution", "pass"), On("*", "fail")));

    [Test]
    public void Test_200_the_event_processor_of_SCXML_is_supported() => Passes(
        State("s0", Entry(Send("event1") with { Type = SendRouting.ScxmlType }, Send("timeout")), On("event1", "pass"), On("*", "fail")));

    [Test]
    public void Test_205_what_is_sent_arrives_unchanged() => Passes(
        State("s0", Entry(Send("event1") with { Data = Payload(_ => (1, 2)) }),
            When("event1", s => s.Event is { Data: (1, 2) }, "pass"), On("*", "fail")));

    [Test]
    public void Test_208_a_cancelled_send_does_not_arrive() => Passes(
        State("s0", Entry(Send("event1", 1) with { Id = "foo" }, Send("event2", 2), new ChartAction.Cancel("foo")),
            On("event2", "pass"), On("*", "fail")));

    [Test]
    public void Test_210_a_computed_id_cancels_by_the_value_of_the_moment() => Passes(Chart(
        State("s0", Entry(Send("event1", 1) with { Id = "foo" }, Send("event2", 2), Assign("v", _ => "foo"), new ChartAction.Cancel(Computed<string>(s => s["v"]))),
            On("event2", "pass"), On("*", "fail"))).With("v", "bar"));

    [Test]
    public void Test_495_events_of_both_queues_arrive_on_theirs() => Passes(
        State("s0", Entry(Send("event1") with { Type = SendRouting.ScxmlType }, Send("event2") with { Type = SendRouting.ScxmlType, Target = "#_internal" }),
            On("event1", "fail"), On("event2", "s1")),
        State("s1", On("event1", "pass"), On("*", "fail")));

    [Test]
    public void Test_496_an_unreachable_target_is_a_communication_error() => Passes(Chart(
        State("s0", Entry(Send("event") with { Target = "#_scxml_gone" }, Send("timeout")), On("error.communication", "pass"), On("*", "fail"))), "#_scxml_gone");

    [Test]
    public void Test_521_a_communication_error_does_not_hold_up_the_block() => Passes(Chart(
        State("s0", Entry(Send("event") with { Target = "#_gone", Id = "first" }, Add("done")),
            When("error.communication", s => s.Event!.SendId == "first" && s.Int("done") == 1, "pass"), On("*", "fail"))).With("done", 0), "#_gone");

    [Test]
    public void Test_553_a_send_whose_parts_cannot_be_evaluated_is_not_made() => Passes(
        State("s0", Entry(Send("timeout", 3), Send("event1") with { Data = IllegalValue }), On("timeout", "pass"), On("event1", "fail")));

    [Test]
    public void A_delay_to_the_internal_queue_is_an_error() => Passes(
        State("s0", Entry(Send("event1", 1) with { Target = "#_internal" }), On("error.execution", "pass"), On("event1", "fail")));

    [Test]
    public void A_computed_delay_that_is_negative_is_an_error() => Passes(
        State("s0", Entry(Send("event1") with { Delay = Computed<Duration>(_ => Duration.FromSeconds(-1)) }), On("error.execution", "pass"), On("event1", "fail")));
}
