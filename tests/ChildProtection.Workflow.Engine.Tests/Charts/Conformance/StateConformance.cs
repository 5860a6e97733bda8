using static ChildProtection.Workflow.Engine.Tests.Charts.ChartText;
using static ChildProtection.Workflow.Engine.Tests.Charts.Conformance.Verdict;

namespace ChildProtection.Workflow.Engine.Tests.Charts.Conformance;

/// <summary>SCXML 3.3 to 3.11: initial states, entry and exit actions, final, history.</summary>
internal sealed class StateConformance
{
    [Test]
    public void Test_355_a_chart_starts_in_its_first_state_unless_told_otherwise() => Passes(
        State("s0", Always("pass")),
        State("s1", Always("fail")));

    [Test]
    public void Test_364_a_state_starts_in_what_it_names_or_else_in_its_first_child() => Passes(
        State("s1", Initial("s11p112 s11p122"), Entry(Send("timeout", 1)), On("timeout", "fail"),
            State("s11", State("s111"),
                Parallel("s11p1",
                    State("s11p11", State("s11p111"), State("s11p112", Entry(Raise("In-s11p112")))),
                    State("s11p12", State("s11p121"), State("s11p122", On("In-s11p112", "s2")))))),
        State("s2", On("timeout", "fail"), Initial("s21p112 s21p122"),
            State("s21", State("s211"),
                Parallel("s21p1",
                    State("s21p11", State("s21p111"), State("s21p112", Entry(Raise("In-s21p112")))),
                    State("s21p12", State("s21p121"), State("s21p122", On("In-s21p112", "s3")))))),
        State("s3", On("timeout", "fail"),
            State("s31", State("s311", State("s3111", Entry(Raise("In-s3111")), On("In-s3111", "pass")), State("s3112"), State("s312")), State("s32"))));

    [Test]
    public void Test_372_a_final_state_is_entered_before_its_done_event() => Passes(Chart(
        State("s0", On("timeout", "fail"), When("done.state.s0", s => s.Int("v") == 2, "pass"), On("done.state.s0", "fail"), Initial("s0final"),
            Final("s0final", Entry(Assign("v", _ => 2)), Exit(Assign("v", _ => 3))))).With("v", 1));

    [Test]
    public void Test_375_entry_blocks_are_done_in_document_order() => Passes(
        State("s0", Entry(Raise("event1")), Entry(Raise("event2")), On("event1", "s1"), On("*", "fail")),
        State("s1", On("event2", "pass"), On("*", "fail")));

    [Test]
    public void Test_376_an_error_in_one_entry_block_does_not_touch_the_next() => Passes(Chart(
        State("s0", Entry(Send("event1") with { Target = "baz" }), Entry(Add("v")), When("", s => s.Int("v") == 2, "pass"), Always("fail"))).With("v", 1));

    [Test]
    public void Test_377_exit_blocks_are_done_in_document_order() => Passes(
        State("s0", Exit(Raise("event1")), Exit(Raise("event2")), Always("s1")),
        State("s1", On("event1", "s2"), On("*", "fail")),
        State("s2", On("event2", "pass"), On("*", "fail")));

    [Test]
    public void Test_378_an_error_in_one_exit_block_does_not_touch_the_next() => Passes(Chart(
        State("s0", Exit(Send("event1") with { Target = "baz" }), Exit(Add("v")), Always("s1")),
        State("s1", When("", s => s.Int("v") == 2, "pass"), Always("fail"))).With("v", 1));

    [Test]
    public void Test_387_a_history_that_remembers_nothing_takes_its_default() => Passes(
        State("start", Entry(Send("timeout", 1)), Always("sh3")),
        State("s3", Shallow("sh3", "s31"), Deep("dh3", "s311"), On("timeout", "fail"),
            State("s31", State("s310", Entry(Raise("enteringS310")), On("enteringS310", "dh4")), State("s311", On("*", "fail"))),
            State("s32")),
        State("s4", Shallow("sh4", "s41"), Deep("dh4", "s422"), On("timeout", "fail"),
            State("s41"),
            State("s42", State("s421", Always("fail")), State("s422", Entry(Raise("enteringS422")), On("enteringS422", "pass")))));

    [Test]
    public void Test_388_a_history_remembers_the_last_configuration_shallow_or_deep() => Passes(Chart(
        State("s0", Entry(Add("v")), Initial("s01"),
            When("entering.s012", s => s.Int("v") == 1, "s1"),
            When("entering.s012", s => s.Int("v") == 2, "s2"),
            When("entering", s => s.Int("v") == 2, "fail"),
            When("entering.s011", s => s.Int("v") == 3, "pass"),
            When("entering", s => s.Int("v") == 3, "fail"),
            Shallow("shallow", "s02"), Deep("deep", "s022"),
            State("s01", State("s011", Entry(Raise("entering.s011"))), State("s012", Entry(Raise("entering.s012")))),
            State("s02", State("s021", Entry(Raise("entering.s021"))), State("s022", Entry(Raise("entering.s022"))))),
        State("s1", Always("deep")),
        State("s2", Always("shallow"))).With("v", 0) with { Initial = ["s012"] });

    [Test]
    public void Test_407_exit_actions_are_done_as_a_state_is_left() => Passes(Chart(
        State("s0", Exit(Add("v")), Always("s1")),
        State("s1", When("", s => s.Int("v") == 1, "pass"), Always("fail"))).With("v", 0));

    [Test]
    public void Test_412_initial_actions_come_after_entry_and_before_those_of_the_child() => Passes(
        State("s0", On("timeout", "fail"), Entry(Send("timeout", 1)),
            State("s01", Entry(Raise("event1")), Initial("s011", Raise("event2")),
                State("s011", Entry(Raise("event3")), Always("s02"))),
            State("s02", On("event1", "s03"), On("*", "fail")),
            State("s03", On("event2", "s04"), On("*", "fail")),
            State("s04", On("event3", "pass"), On("*", "fail"))));

    [Test]
    public void Test_413_a_chart_may_start_in_states_of_several_regions() => Passes(Chart(
        State("s1", Always("fail")),
        State("s2",
            Parallel("s2p1",
                State("s2p11", State("s2p111", Always("fail")), State("s2p112", When("", s => s.In("s2p122"), "pass"), On("*", "fail"))),
                State("s2p12", State("s2p121", Always("fail")), State("s2p122"))))) with { Initial = ["s2p112", "s2p122"] });

    [Test]
    public void Test_415_a_top_level_final_state_ends_the_chart()
    {
        var ending = new ChartSimulation(Chart(State("s0", On("go", "end")), Final("end", _ => 7))).Send("go", "more");

        Assert.That(ending.State.IsRunning, Is.False);
        Assert.That(ending.State.EndedIn, Is.EqualTo("end"));
        Assert.That(ending.DoneData, Is.EqualTo(7));
    }

    [Test]
    public void Test_416_a_final_child_raises_the_done_event_of_its_parent() => Passes(
        State("s1", On("timeout", "fail"),
            State("s11", On("done.state.s11", "pass"), State("s111", Always("s11final")), Final("s11final"))));

    [Test]
    public void Test_417_and_570_a_parallel_is_done_when_all_its_regions_are() => Passes(Chart(
        Parallel("p0", Entry(Raise("e1"), Raise("e2")),
            On("done.state.p0s1", "", Assign("v", _ => 1)),
            On("done.state.p0s2", "s1"),
            State("p0s1", State("p0s11", On("e1", "p0s1final")), Final("p0s1final")),
            State("p0s2", State("p0s21", On("e2", "p0s2final")), Final("p0s2final"))),
        State("s1", When("done.state.p0", s => s.Int("v") == 1, "pass"), On("*", "fail"))).With("v", 0));

    [Test]
    public void Test_576_a_state_may_start_in_states_of_several_regions() => Passes(
        State("s0", Always("s1")),
        State("s1", Initial("s11p112 s11p122"), Entry(Send("timeout", 1)), On("timeout", "fail"),
            State("s11", State("s111"),
                Parallel("s11p1",
                    State("s11p11", State("s11p111"), State("s11p112", Entry(Raise("In-s11p112")))),
                    State("s11p12", State("s11p121"), State("s11p122", On("In-s11p112", "pass")))))));

    [Test]
    public void Test_579_default_history_actions_come_after_the_initial_ones_and_only_while_nothing_is_remembered() => Passes(Chart(
        State("s0", Initial("sh1", Raise("event2")), Entry(Send("timeout", 2), Raise("event1")), Exit(Add("v")),
            Shallow("sh1", "s01", Raise("event3")),
            State("s01", On("event1", "s02"), On("*", "fail")),
            State("s02", On("event2", "s03"), On("*", "fail")),
            State("s03", When("event3", s => s.Int("v") == 0, "s0"), When("event1", s => s.Int("v") == 1, "s2"), On("*", "fail"))),
        State("s2", On("event2", "s3"), On("*", "fail")),
        State("s3", On("event3", "fail"), On("timeout", "pass"))).With("v", 0));

    [Test]
    public void Test_580_a_history_state_is_never_active() => Passes(Chart(
        Parallel("p1", Entry(Send("timeout", 2)),
            State("s0", When("", s => s.In("sh1"), "fail"), On("timeout", "fail")),
            State("s1", Initial("sh1"), Exit(Add("v")), Shallow("sh1", "s11"),
                State("s11", When("", s => s.In("sh1"), "fail"), Always("s12")),
                State("s12"),
                When("", s => s.In("sh1"), "fail"),
                When("", s => s.Int("v") == 0, "sh1"),
                When("", s => s.Int("v") == 1, "pass")))).With("v", 0));
}
