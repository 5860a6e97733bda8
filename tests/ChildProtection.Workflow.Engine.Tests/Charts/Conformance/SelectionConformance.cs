using ChildProtection.Workflow.Engine.Charts;
using static ChildProtection.Workflow.Engine.Tests.Charts.ChartText;
using static ChildProtection.Workflow.Engine.Tests.Charts.Conformance.Verdict;

namespace ChildProtection.Workflow.Engine.Tests.Charts.Conformance;

/// <summary>SCXML 3.12 and 3.13: descriptors, selection, conflict, order, domains.</summary>
internal sealed class SelectionConformance
{
    [Test]
    public void Test_399_descriptors_match_by_whole_tokens() => Passes(
        State("s0", On("timeout", "fail"), Entry(Send("timeout", 2)),
            State("s01", Entry(Raise("foo")), On("foo bar", "s02")),
            State("s02", Entry(Raise("bar")), On("foo bar", "s03")),
            State("s03", Entry(Raise("foo.zoo")), On("foo bar", "s04")),
            State("s04", Entry(Raise("foos")), On("foo", "fail"), On("foos", "s05")),
            State("s05", Entry(Raise("foo.zoo")), On("foo.*", "s06")),
            State("s06", Entry(Raise("foo")), On("*", "pass"))));

    [Test]
    public void Test_314_a_dot_and_a_star_is_a_star() => Passes(
        State("s0", Entry(Raise("foo.bar")), On(".*", "pass"), On("foo", "fail")));

    [Test]
    public void A_transition_with_nothing_but_actions_is_taken_until_an_earlier_one_is_enabled() => Passes(Chart(
        State("s0", When("", s => s.Int("v") == 100, "pass"), Always("", Add("v")))).With("v", 0));

    [Test]
    public void Test_403a_inner_transitions_go_first_then_document_order() => Passes(
        State("s0", Entry(Send("timeout", 1)), On("timeout", "fail"), On("event1", "fail"), On("event2", "pass"),
            State("s01", Entry(Raise("event1")), On("event1", "s02"), On("*", "fail")),
            State("s02", Entry(Raise("event2")), On("event1", "fail"), When("event2", _ => false, "fail"))));

    [Test]
    public void Test_403b_a_transition_selected_by_two_states_is_taken_once() => Passes(Chart(
        State("s0", On("event1", "", Add("v")),
            Parallel("p0", Entry(Raise("event1"), Raise("event2")), On("event1", "", Add("v")),
                State("p0s1", When("event2", s => s.Int("v") == 1, "pass"), On("event2", "fail")),
                State("p0s2")))).With("v", 0));

    [Test]
    public void Test_403c_what_would_leave_the_same_states_is_pre_empted() => Passes(Chart(
        State("s0", Entry(Raise("event1"), Send("timeout", 1)), On("event2", "fail"), On("timeout", "fail"),
            Parallel("p0",
                State("p0s1", On("event1", ""), On("event2", "")),
                State("p0s2", On("event1", "p0s1", Raise("event2"))),
                State("p0s3", On("event1", "fail"), On("event2", "s1")),
                State("p0s4", On("*", "", Add("v"))))),
        State("s1", When("", s => s.Int("v") == 2, "pass"), Always("fail"))).With("v", 0));

    private static StateSpec Order(string id, params string[] events) => State(id,
        [.. events.Select((name, index) => State($"{id}{index}", On(name, index == events.Length - 1 ? "pass" : $"{id}{index + 1}"), On("*", "fail")))]);

    [Test]
    public void Test_404_exits_go_from_the_inside_out_in_reverse_document_order_before_actions() => Passes(
        Parallel("p", Exit(Raise("event3")), Always("order", Raise("event4")),
            State("p1", Exit(Raise("event2"))),
            State("p2", Exit(Raise("event1")))),
        Order("order", "event1", "event2", "event3", "event4"));

    [Test]
    public void Test_405_actions_of_transitions_are_done_in_document_order_after_the_exits() => Passes(
        State("s0",
            Parallel("p", On("event1", "order"),
                State("p1",
                    State("p11", Exit(Raise("event2")), Always("p12", Raise("event3"))),
                    State("p12")),
                State("p2",
                    State("p21", Exit(Raise("event1")), Always("p22", Raise("event4"))),
                    State("p22")))),
        Order("order", "event2", "event3", "event4"));

    [Test]
    public void Test_406_entries_go_from_the_outside_in_in_document_order_after_actions() => Passes(
        State("s0", Entry(Send("timeout", 1)), On("timeout", "fail"),
            State("s01", Always("p", Raise("event1"))),
            Parallel("p", Entry(Raise("event2")), On("event1", "order"),
                State("p1", Entry(Raise("event3"))),
                State("p2", Entry(Raise("event4"))))),
        Order("order", "event2", "event3", "event4"));

    [Test]
    public void Test_409_a_state_that_has_been_left_is_not_active_any_more() => Passes(
        State("s0", Entry(Send("timeout", 1)), On("timeout", "pass"), On("event1", "fail"),
            State("s01", Exit(If(s => s.In("s011"), Raise("event1"))), State("s011", Always("s02"))),
            State("s02")));

    [Test]
    public void Test_411_a_state_is_active_in_its_own_entry_actions() => Passes(
        State("s0", Entry(Send("timeout", 1), If(s => s.In("s01"), Raise("event1"))), On("timeout", "fail"), On("event1", "fail"), On("event2", "pass"),
            State("s01", Entry(If(s => s.In("s01"), Raise("event2"))))));

    [Test]
    public void Test_419_eventless_transitions_go_before_events() => Passes(
        State("s1", Entry(Raise("internal"), Send("external")), On("*", "fail"), Always("pass")));

    [Test]
    public void Test_421_internal_events_go_before_external_ones_until_none_is_left() => Passes(
        State("s1", Entry(Send("external"), Raise("internal1"), Raise("internal2"), Raise("internal3"), Raise("internal4")), On("external", "fail"),
            State("s11", On("internal3", "s12")),
            State("s12", On("internal4", "pass"))));

    [Test]
    public void Test_423_external_events_are_taken_until_one_causes_a_transition() => Passes(
        State("s0", Entry(Send("external1"), Send("external2", 1), Raise("internal")), On("internal", "s1"), On("*", "fail")),
        State("s1", On("external2", "pass"), On("internal", "fail")));

    [Test]
    public void Test_503_a_transition_without_target_leaves_and_enters_nothing() => Passes(Chart(
        State("s1", Entry(Raise("foo"), Raise("bar")), Always("s2")),
        State("s2", Exit(Add("exits")), On("foo", "", Add("taken")), When("bar", s => s.Int("taken") == 1, "s3"), On("bar", "fail")),
        State("s3", When("", s => s.Int("exits") == 1, "pass"), Always("fail"))).With("exits", 0).With("taken", 0));

    [Test]
    public void Test_504_an_external_transition_leaves_all_up_to_the_common_compound_ancestor() => Passes(Chart(
        State("s1", Entry(Raise("foo"), Raise("bar")), Always("p")),
        State("s2", Exit(Add("s2")),
            Parallel("p", Exit(Add("p")), On("foo", "ps1", Add("taken")), When("bar", s => s.Int("taken") == 1, "s3"), On("bar", "fail"),
                State("ps1", Exit(Add("ps1"))),
                State("ps2", Exit(Add("ps2"))))),
        State("s3", When("", s => s.Int("p") == 2 && s.Int("ps1") == 2 && s.Int("ps2") == 2 && s.Int("s2") == 1, "pass"), Always("fail")))
        .With("s2", 0).With("p", 0).With("ps1", 0).With("ps2", 0).With("taken", 0));

    [Test]
    public void Test_505_an_internal_transition_does_not_leave_its_compound_source() => Passes(Chart(
        State("s1", Entry(Raise("foo"), Raise("bar")), Exit(Add("s1")),
            On("foo", "s11", Add("taken")).AsInternal(), When("bar", s => s.Int("taken") == 1, "s2"), On("bar", "fail"),
            State("s11", Exit(Add("s11")))),
        State("s2", When("", s => s.Int("s1") == 1 && s.Int("s11") == 2, "pass"), Always("fail")))
        .With("s1", 0).With("s11", 0).With("taken", 0));

    [Test]
    public void Test_506_an_internal_transition_to_its_own_source_leaves_it() => Passes(Chart(
        State("s1", Entry(Raise("foo"), Raise("bar")), Always("s2")),
        State("s2", Exit(Add("s2")),
            On("foo", "s2", Add("taken")).AsInternal(), When("bar", s => s.Int("taken") == 1, "s3"), On("bar", "fail"),
            State("s21", Exit(Add("s21")))),
        State("s3", When("", s => s.Int("s2") == 2 && s.Int("s21") == 2, "pass"), Always("fail")))
        .With("s2", 0).With("s21", 0).With("taken", 0));

    [Test]
    public void Test_533_an_internal_transition_of_a_source_that_is_not_compound_leaves_it() => Passes(Chart(
        State("s1", Entry(Raise("foo"), Raise("bar")), Always("p")),
        Parallel("p", Exit(Add("p")), On("foo", "ps1", Add("taken")).AsInternal(), When("bar", s => s.Int("taken") == 1, "s2"), On("bar", "fail"),
            State("ps1", Exit(Add("ps1"))),
            State("ps2", Exit(Add("ps2")))),
        State("s2", When("", s => s.Int("p") == 2 && s.Int("ps1") == 2 && s.Int("ps2") == 2, "pass"), Always("fail")))
        .With("p", 0).With("ps1", 0).With("ps2", 0).With("taken", 0));
}
