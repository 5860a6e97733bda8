using ChildProtection.Workflow.Engine.Charts;
using static ChildProtection.Workflow.Engine.Tests.Charts.ChartText;

namespace ChildProtection.Workflow.Engine.Tests.Charts.Conformance;

/// <summary>
/// Configurations after each event, on the themes of SCION's test framework: hierarchy, parallels that interrupt each other, history, small
/// steps. Where that framework and the Recommendation part, the Recommendation holds (docs/decisions/0002).
/// </summary>
internal sealed class InterruptConformance
{
    private static void Runs(ChartSpec spec, string initial, params (string Event, string Active)[] steps)
    {
        var run = new ChartSimulation(spec);
        Assert.That(string.Join(' ', run.State.ActiveAtomic), Is.EqualTo(initial), "initial");
        foreach (var (happened, active) in steps)
        {
            run.Send(happened.Split(' '));
            Assert.That(string.Join(' ', run.State.ActiveAtomic), Is.EqualTo(active), happened);
        }
    }

    [Test]
    public void An_event_moves_on_what_answers_it_and_nothing_else() => Runs(
        Chart(State("a", On("t", "b")), State("b", On("t2", "c")), State("c")), "a", ("x", "a"), ("t", "b"), ("t", "b"), ("t2", "c"));

    [Test]
    public void Of_two_transitions_of_a_state_the_first_is_taken() => Runs(
        Chart(State("a", On("t", "b"), On("t", "c")), State("b"), State("c")), "a", ("t", "b"));

    [Test]
    public void An_inner_transition_goes_before_an_outer_one_whatever_the_order() => Runs(
        Chart(State("a", On("t", "c"), State("a1", On("t", "a2")), State("a2"))
            , State("c")), "a1", ("t", "a2"), ("t", "c"));

    [Test]
    public void The_outer_transition_is_taken_when_the_inner_guard_does_not_hold() => Runs(
        Chart(State("a", On("t", "c"), State("a1", When("t", _ => false, "a2")), State("a2")), State("c")), "a1", ("t", "c"));

    [Test]
    public void A_transition_to_an_inner_state_enters_all_around_it() => Runs(
        Chart(State("a", On("t", "b21")), State("b", State("b1"), State("b2", State("b20"), State("b21")))), "a", ("t", "b21"));

    [Test]
    public void A_transition_to_one_region_enters_the_others_by_default() => Runs(
        Chart(State("a", On("t", "q2")), Parallel("p", State("r", State("r1"), State("r2")), State("q", State("q1"), State("q2")))), "a", ("t", "r1 q2"));

    [Test]
    public void A_transition_may_name_a_state_for_each_region() => Runs(
        Chart(State("a", On("t", "q2 r2")), Parallel("p", State("r", State("r1"), State("r2")), State("q", State("q1"), State("q2")))), "a", ("t", "r2 q2"));

    private static ChartSpec TwoRegions(string left, string right) => Chart(
        Parallel("p",
            State("l", State("l1", On("t", left)), State("l2")),
            State("r", State("r1", On("t", right)), State("r2"))),
        State("out"), State("out2"));

    [Test]
    public void Regions_answer_one_event_together() => Runs(TwoRegions("l2", "r2"), "l1 r1", ("t", "l2 r2"));

    [Test]
    public void A_region_that_leaves_the_parallel_pre_empts_a_later_one_that_stays() => Runs(TwoRegions("out", "r2"), "l1 r1", ("t", "out"));

    [Test]
    public void A_region_that_stays_pre_empts_a_later_one_that_leaves() => Runs(TwoRegions("l2", "out"), "l1 r1", ("t", "l2 r1"));

    [Test]
    public void Of_two_regions_that_leave_the_first_wins() => Runs(TwoRegions("out", "out2"), "l1 r1", ("t", "out"));

    [Test]
    public void A_transition_into_another_region_enters_the_parallel_anew() => Runs(TwoRegions("r2", "r2"), "l1 r1", ("t", "l1 r2"));

    [Test]
    public void A_deeper_source_pre_empts_what_its_ancestors_selected_for_another_region() => Runs(
        Chart(State("a", On("t", "out"),
                Parallel("p", State("l", State("l1")), State("r", State("r1", On("t", "r2")), State("r2")))),
            State("out")), "l1 r1", ("t", "l1 r2"), ("t", "out"));

    [Test]
    public void An_outer_parallel_transition_yields_to_any_inner_one() => Runs(
        Chart(Parallel("p", On("t", "out"), State("l", State("l1", On("t", "l2")), State("l2")), State("r", State("r1"), State("r2"))), State("out")),
        "l1 r1", ("t", "l2 r1"), ("t", "out"));

    [Test]
    public void Nested_regions_move_independently() => Runs(
        Chart(Parallel("p",
            State("l", Parallel("lp", State("la", State("la1", On("t", "la2")), State("la2")), State("lb", State("lb1", On("t", "lb2")), State("lb2")))),
            State("r", State("r1", On("t", "r2")), State("r2")))),
        "la1 lb1 r1", ("t", "la2 lb2 r2"));

    [Test]
    public void A_region_left_from_a_nested_parallel_interrupts_its_own_region_only() => Runs(
        Chart(Parallel("p",
            State("l", State("lx"), Parallel("lp", State("la", State("la1", On("t", "lx"))), State("lb", State("lb1", On("t", "lb2")), State("lb2")))),
            State("r", State("r1", On("t", "r2")), State("r2"))), State("start", On("go", "lp"))) with { Initial = ["start"] },
        "start", ("go", "la1 lb1 r1"), ("t", "lx r2"));

    // The dispute of docs/decisions/0002: the source is a region, so its external transition leaves the whole parallel state.
    [Test]
    public void An_external_transition_of_a_region_leaves_the_parallel_around_it() => Runs(
        Chart(Parallel("p", State("a", On("t", "a2"), State("a1"), State("a2")), State("b", State("b1", On("t", "b2")), State("b2")))),
        "a1 b1", ("t", "a2 b1"));

    [Test]
    public void An_internal_transition_of_a_region_leaves_the_other_regions_alone() => Runs(
        Chart(Parallel("p", State("a", On("t", "a2").AsInternal(), State("a1"), State("a2")), State("b", State("b1", On("t", "b2")), State("b2")))),
        "a1 b1", ("t", "a2 b2"));

    [Test]
    public void A_region_entered_again_by_its_own_transition_takes_the_parallel_with_it()
    {
        var run = new ChartSimulation(Chart(
            Parallel("p", Entry(Note("+p")), Exit(Note("-p")),
                State("a", Entry(Note("+a")), Exit(Note("-a")), On("t", "a")),
                State("b", Entry(Note("+b")), Exit(Note("-b"))))));

        run.Send("t");

        Assert.That(run.Data.Log, Is.EqualTo(new[] { "+p", "+a", "+b", "-b", "-a", "-p", "+p", "+a", "+b" }));
    }

    [Test]
    public void A_shallow_history_enters_the_remembered_child_by_default() => Runs(
        Chart(State("a", On("out", "x"), Shallow("h", "a1"), State("a1"), State("a2", State("a21", On("in", "a22")), State("a22")), On("two", "a2")), State("x", On("back", "h"))),
        "a1", ("two", "a21"), ("in", "a22"), ("out", "x"), ("back", "a21"));

    [Test]
    public void A_deep_history_enters_the_remembered_descendants() => Runs(
        Chart(State("a", On("out", "x"), Deep("h", "a1"), State("a1"), State("a2", State("a21", On("in", "a22")), State("a22")), On("two", "a2")), State("x", On("back", "h"))),
        "a1", ("two", "a21"), ("in", "a22"), ("out", "x"), ("back", "a22"));

    [Test]
    public void A_deep_history_of_a_parallel_remembers_every_region() => Runs(
        Chart(State("x", On("go", "h")), Parallel("p", On("out", "x"), Deep("h", "p1 q1"),
            State("pp", State("p1", On("t", "p2")), State("p2")), State("q", State("q1", On("u", "q2")), State("q2")))),
        "x", ("go", "p1 q1"), ("t", "p2 q1"), ("out", "x"), ("go", "p2 q1"), ("u", "p2 q2"), ("out", "x"), ("go", "p2 q2"));

    [Test]
    public void A_history_of_one_region_leaves_the_other_to_its_default() => Runs(
        Chart(Parallel("p", On("out", "x"),
                State("l", Shallow("h", "l1"), State("l1", On("t", "l2")), State("l2")),
                State("r", State("r1", On("t", "r2")), State("r2"))),
            State("x", On("back", "h"))),
        "l1 r1", ("t", "l2 r2"), ("out", "x"), ("back", "l2 r1"));

    [Test]
    public void A_history_may_be_where_a_state_starts() => Runs(
        Chart(State("a", Initial("h"), On("out", "x"), Shallow("h", "a2"), State("a1"), State("a2", On("t", "a1"))), State("x", On("back", "a"))),
        "a2", ("t", "a1"), ("out", "x"), ("back", "a1"));

    // docs/decisions/0002: what is not left is not entered again.
    [Test]
    public void A_history_targeted_from_inside_its_parent_enters_only_what_was_left()
    {
        var run = new ChartSimulation(Chart(
            State("s", Deep("h", "d2"),
                Parallel("p",
                    State("r1", State("d1", On("t", "h")), State("d2")),
                    State("r2", Entry(Note("+r2")), State("e1", On("u", "e2")), State("e2"))))));

        run.Send("u", "t");

        Assert.That(run.State.ActiveAtomic, Is.EqualTo(new[] { "d2", "e2" }));
        Assert.That(run.Data.Log, Is.EqualTo(new[] { "+r2" }));
    }

    [Test]
    public void An_assignment_is_seen_by_the_next_action_of_the_step() => Runs(
        Chart(
            State("a", On("t", "b", Assign("x", _ => 1), Assign("x", s => s.Int("x") * 10)), Data("x", _ => 0)),
            State("b", When("", s => s.Int("x") == 10, "c"), Always("f")), State("c"), State("f")),
        "a", ("t", "c"));

    [Test]
    public void An_assignment_in_one_region_is_seen_by_the_actions_of_the_next_region() => Runs(
        Chart(
            Parallel("p",
                State("l", State("l1", On("t", "l2", Assign("x", _ => 2))), State("l2")),
                State("r", State("r1", On("t", "r2", Assign("y", s => s["x"]))), State("r2", When("", s => s.Int("y") == 2, "r3")), State("r3"))))
            .With("x", 0).With("y", 0),
        "l1 r1", ("t", "l2 r3"));

    [Test]
    public void All_guards_of_a_microstep_are_asked_before_any_of_its_actions() => Runs(
        Chart(
            Parallel("p",
                State("l", State("l1", On("t", "l2", Assign("x", _ => 2))), State("l2")),
                State("r", State("r1", When("t", s => s.Int("x") == 0, "r2")), State("r2"))))
            .With("x", 0),
        "l1 r1", ("t", "l2 r2"));

    [Test]
    public void In_asked_by_a_guard_is_as_before_the_microstep() => Runs(
        Chart(Parallel("p",
            State("l", State("l1", On("t", "l2")), State("l2")),
            State("r", State("r1", When("t", s => s.In("l2"), "wrong"), When("t", s => s.In("l1"), "r2")), State("r2"), State("wrong")))),
        "l1 r1", ("t", "l2 r2"));

    [Test]
    public void A_loop_of_eventless_transitions_ends_when_its_guard_does() => Runs(
        Chart(State("a", On("t", "b", Assign("i", _ => 0))), State("b", When("", s => s.Int("i") < 100, "b", Add("i")), When("", s => s.Int("i") == 100, "c")), State("c")).With("i", -1),
        "a", ("t", "c"));

    [Test]
    public void A_transition_without_target_in_one_region_goes_with_any_in_another() => Runs(
        Chart(
            Parallel("p", On("t", "out"),
                State("l", On("t", "", Add("x")), State("l1")),
                State("r", State("r1", On("t", "r2")), State("r2"))),
            State("out")).With("x", 0),
        "l1 r1", ("t", "l1 r2"));

    [Test]
    public void A_transition_without_target_outside_yields_to_one_inside() => Runs(
        Chart(State("a", On("t", "", Add("x")), State("a1", When("t", s => s.Int("x") == 0, "a2")), State("a2", When("t", s => s.Int("x") == 1, "a1")))).With("x", 0),
        "a1", ("t", "a2"), ("t", "a2"), ("t", "a1"));

    [Test]
    public void A_star_answers_what_nothing_before_it_does() => Runs(
        Chart(State("a", On("x.y", "b"), On("*", "c")), State("b"), State("c", On("back", "a"))), "a", ("x", "c"), ("back", "a"), ("x.y.z", "b"));

    [Test]
    public void Done_events_wait_behind_events_raised_before()
    {
        var run = new ChartSimulation(Chart(
            State("a", On("first", "", Note("first")), On("done.state.a", "", Note("done")),
                State("a1", On("t", "a2", Raise("first"))), Final("a2"))));

        run.Send("t");

        Assert.That(run.Data.Log, Is.EqualTo(new[] { "first", "done" }));
    }
}
