using System.Collections.Immutable;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Expressions;
using NodaTime;

namespace ChildProtection.Workflow.Engine.Tests.Execution;

/// <summary>Answers that point to a record of the same case.</summary>
public sealed class RecordAnswerTests
{
    [Test]
    public void An_answer_may_be_a_record_of_the_case()
    {
        var trial = GardenPlan.WithAims();

        trial.Do("2026-03-03 09:00", GardenPlan.Job("aim-1"));

        Assert.That(trial.Last.OfType<JournalEntry.RecordAdded>().Single().Values["aim_ref"], Is.EqualTo(Value.Of("aim-1")));
    }

    [TestCase("aim-9", RefusalCodes.NoSuchRecord, TestName = "A_record_that_the_case_does_not_have_is_refused")]
    [TestCase("job-1", RefusalCodes.NoSuchRecord, TestName = "A_record_of_another_list_is_refused")]
    [TestCase("aim-2", RefusalCodes.AnswerWrong, TestName = "A_record_that_is_not_among_those_to_choose_from_is_refused")]
    public void A_record_that_cannot_be_meant_is_refused(string id, string code)
    {
        var trial = GardenPlan.WithAims().Do("2026-03-02 11:00", GardenPlan.Job("aim-1"));

        Assert.That(Codes(trial.Try("2026-03-03 09:00", GardenPlan.Job(id))), Is.EqualTo(new[] { (code, "aim_ref") }));
    }

    [Test]
    public void An_answer_that_is_no_id_is_refused()
    {
        var result = GardenPlan.WithAims().Try("2026-03-03 09:00", new CaseInput.TakeAction("choose", Trial.Answer(("first_aim", Value.Of(1m)))) { Actor = Trial.Person("clerk") });

        Assert.That(Codes(result), Is.EqualTo(new[] { (RefusalCodes.AnswerWrong, "first_aim") }));
    }

    [Test]
    public void The_records_to_choose_from_hang_on_the_answers_so_far()
    {
        var trial = GardenPlan.WithAims();

        Assert.That(Codes(trial.Try("2026-03-03 09:00", GardenPlan.Job("aim-1", over: true))), Is.EqualTo(new[] { (RefusalCodes.AnswerWrong, "aim_ref") }));
        Assert.That(Offered(trial, ("over", Value.True)), Is.Empty);
        Assert.That(Offered(trial, ("over", Value.False)), Is.EqualTo(new[] { "aim-1" }));
    }

    [Test]
    public void A_question_without_a_condition_offers_every_record_of_the_list()
    {
        var trial = GardenPlan.WithAims();
        var form = trial.Definition.Definition.Forms["choose"];

        var offered = FormQuestions.RecordsFor(form.Questions[0], trial.Definition, trial.Snapshot, Trial.Calendar, trial.Snapshot.At, form, Answers.None);

        Assert.That(offered, Is.EqualTo(new[] { "aim-1", "aim-2" }));
    }

    [Test]
    public void What_is_offered_is_taken_and_nothing_else()
    {
        var trial = GardenPlan.WithAims().Act("2026-03-02 10:30", "add_aim", answers: [("name", Value.Of("Paths")), ("state", Value.OfCode("open"))]);
        var offered = Offered(trial, ("over", Value.False));

        foreach (var id in new[] { "aim-1", "aim-2", "aim-3", "aim-4" })
        {
            var taken = CaseMachine.Step(trial.Definition, trial.Snapshot, GardenPlan.Job(id), Trial.Calendar, Trial.At("2026-03-03 09:00"));
            Assert.That(taken is StepResult.Accepted, Is.EqualTo(offered.Contains(id)), id);
        }
    }

    [Test]
    public void Each_of_several_records_may_point_to_one()
    {
        var trial = GardenPlan.WithAims();

        Assert.That(Codes(trial.Try("2026-03-03 09:00", Jobs("jobs", "aim-2"))), Is.EqualTo(new[] { (RefusalCodes.AnswerWrong, "jobs[1].aim_ref") }));
        Assert.That(Codes(trial.Try("2026-03-03 09:00", Jobs("also", "aim-7"))), Is.EqualTo(new[] { (RefusalCodes.NoSuchRecord, "also[1].aim_ref") }));
        Assert.That(trial.Try("2026-03-03 09:00", Jobs("also", "aim-2")), Is.InstanceOf<StepResult.Accepted>());
    }

    [Test]
    public void A_correction_and_a_signal_point_to_records_that_there_are()
    {
        var trial = GardenPlan.WithAims().Do("2026-03-02 11:00", GardenPlan.Job("aim-1"));
        var changes = Trial.Answer(("aim_ref", Value.Of("aim-5"))).Values;

        Assert.That(Codes(trial.Try("2026-03-03 09:00", new CaseInput.CorrectRecord("job", "job-1", changes, "x") { Actor = Trial.Person("clerk") })),
            Is.EqualTo(new[] { (RefusalCodes.NoSuchRecord, "aim_ref") }));
        Assert.That(Codes(trial.Try("2026-03-03 09:00", new CaseInput.CorrectField("first_aim", Value.Of("aim-5"), "x") { Actor = Trial.Person("clerk") })),
            Is.EqualTo(new[] { (RefusalCodes.NoSuchRecord, "first_aim") }));
        Assert.That(Codes(trial.Try("2026-03-03 09:00", new CaseInput.Signal("praised", Trial.Answer(("aim", Value.Of("aim-5"))).Values) { Actor = Actor.System })),
            Is.EqualTo(new[] { (RefusalCodes.NoSuchRecord, "aim") }));
    }

    [Test]
    public void One_list_is_asked_about_another_by_what_its_records_point_to()
    {
        var trial = GardenPlan.WithAims();
        Assert.That(trial.Derived.Tasks.Select(task => task.Each), Is.EqualTo(new[] { "aim-1" }));
        Assert.That(trial.Derived.Actions.Select(action => action.Name), Has.None.EqualTo("close"));

        trial.Do("2026-03-03 09:00", GardenPlan.Job("aim-1"));

        Assert.That(trial.Derived.Tasks, Is.Empty);
        Assert.That(trial.Derived.Actions.Select(action => action.Name), Has.One.EqualTo("close"));
    }

    [Test]
    public void What_points_to_a_record_is_the_same_in_a_snapshot_read_back()
    {
        var trial = GardenPlan.WithAims().Do("2026-03-03 09:00", GardenPlan.Job("aim-1")).Act("2026-03-03 10:00", "choose", answers: [("first_aim", Value.Of("aim-2"))]);

        var read = SnapshotFormat.Read(trial.Definition, SnapshotFormat.Write(trial.Snapshot));

        Assert.That(read.Facts.Field("first_aim"), Is.EqualTo(Value.Of("aim-2")));
        Assert.That(read.Facts.Records("job").Single().Values, Is.EqualTo(trial.Snapshot.Facts.Records("job").Single().Values));
    }

    [Test]
    public void A_person_on_file_is_known_by_an_id()
    {
        var trial = new Trial(GardenPlan.Definition).Open("2026-03-02 09:00", answers: Trial.Answer(("gardener", Value.Of("p-17"))));

        Assert.That(trial.Snapshot.Facts.Field("gardener"), Is.EqualTo(Value.Of("p-17")));
    }

    private static IReadOnlyList<string> Offered(Trial trial, params (string, Value)[] given)
    {
        var form = trial.Definition.Definition.Forms["job"];
        var question = form.Questions.Single(each => each.Name == "aim_ref");
        return FormQuestions.RecordsFor(question, trial.Definition, trial.Snapshot, Trial.Calendar, trial.Snapshot.At + Duration.FromHours(1), form, Trial.Answer(given));
    }

    private static CaseInput.TakeAction Jobs(string question, string aim) => new("add_jobs", Answers.None with
    {
        Records = Answers.None.Records.Add(question, [ImmutableSortedDictionary.Create<string, Value>(StringComparer.Ordinal).Add("aim_ref", Value.Of(aim))]),
    }) { Actor = Trial.Person("clerk") };

    private static IEnumerable<(string, string?)> Codes(StepResult result) =>
        ((result as StepResult.Refused)?.Reasons ?? []).Select(reason => (reason.Code, reason.Question));
}
