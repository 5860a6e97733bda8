using System.Collections.Immutable;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Expressions;
using NodaTime;

namespace ChildProtection.Workflow.Engine.Tests.Execution;

/// <summary>Answers of several records, rows that are there already, answers that are offered, and forms that see the record at hand.</summary>
public sealed class RowAnswerTests
{
    [TestCase("forward forward", 0)]
    [TestCase("forward back", 1)]
    [TestCase("", 0)]
    public void The_rows_of_an_answer_can_be_asked_about(string progress, int worse)
    {
        var trial = GardenPlan.WithAims().Do("2026-03-03 09:00", Judge(progress.Split(' ', StringSplitOptions.RemoveEmptyEntries)));

        Assert.That(trial.Snapshot.Facts.Field("worse"), Is.EqualTo(Value.Of(worse)));
    }

    [Test]
    public void A_check_may_ask_about_all_rows()
    {
        var result = GardenPlan.WithAims().Try("2026-03-03 09:00", Judge("back", "back"));

        Assert.That(Codes(result), Is.EqualTo(new[] { (RefusalCodes.CheckFailed, (string?)null) }));
    }

    [Test]
    public void What_is_required_in_a_row_hangs_on_that_row_and_on_the_form()
    {
        var trial = GardenPlan.WithAims();

        Assert.That(Codes(trial.Try("2026-03-03 09:00", Judge(reasons: false, worry: false, "forward", "back"))), Is.EqualTo(new[] { (RefusalCodes.AnswerMissing, "judgements[2].why") }));
        Assert.That(
            Codes(trial.Try("2026-03-03 09:00", Judge(reasons: false, worry: true, "forward", "forward"))),
            Is.EqualTo(new[] { (RefusalCodes.AnswerMissing, "judgements[1].why"), (RefusalCodes.AnswerMissing, "judgements[2].why") }));
        Assert.That(trial.Try("2026-03-03 09:00", Judge(reasons: false, worry: false, "forward", "forward")), Is.InstanceOf<StepResult.Accepted>());
    }

    [Test]
    public void A_form_comes_with_a_row_for_each_record_and_with_what_is_offered()
    {
        var trial = GardenPlan.WithAims().Act("2026-03-02 11:00", "add_aim", answers: [("name", Value.Of("Hedge")), ("state", Value.OfCode("open"))]);

        var offered = Offered(trial, "judge");

        Assert.That(offered.Records["judgements"].Select(row => string.Join(",", row.Select(pair => $"{pair.Key}={pair.Value}"))), Is.EqualTo(new[] { "aim_ref='aim-1'", "aim_ref='aim-3'" }));
        Assert.That(offered.Values, Is.EqualTo(new[] { KeyValuePair.Create("jobs_done", Value.Of(0m)) }));
    }

    [Test]
    public void A_form_for_a_record_sees_that_record()
    {
        var trial = GardenPlan.WithAims();

        Assert.That(Offered(trial, "reach", ("aim", "aim-2")).Values["state"], Is.EqualTo(Value.OfCode("reached")));
        Assert.That(Codes(trial.Try("2026-03-03 09:00", Reach("aim-1"))), Is.EqualTo(new[] { (RefusalCodes.AnswerMissing, "words") }));
        Assert.That(trial.Try("2026-03-03 09:00", Reach("aim-2")), Is.InstanceOf<StepResult.Accepted>());
    }

    private static Answers Offered(Trial trial, string form, (string, string)? each = null) =>
        FormQuestions.Offered(trial.Definition, trial.Snapshot, Trial.Calendar, trial.Snapshot.At + Duration.FromHours(1), trial.Definition.Definition.Forms[form], each);

    private static CaseInput.TakeAction Judge(params string[] progress) => Judge(reasons: true, worry: false, progress);

    private static CaseInput.TakeAction Judge(bool reasons, bool worry, params string[] progress) => new("judge", Trial.Answer(("worry", Value.Of(worry))) with
    {
        Records = Answers.None.Records.Add("judgements",
        [
            .. progress.Select(code => ImmutableSortedDictionary.CreateRange(StringComparer.Ordinal,
            [
                KeyValuePair.Create("aim_ref", Value.Of("aim-1")), KeyValuePair.Create("progress", Value.OfCode(code)), KeyValuePair.Create("why", reasons ? Value.Of("rain") : Value.Unknown),
            ])),
        ]),
    }) { Actor = Trial.Person("clerk") };

    private static CaseInput.TakeAction Reach(string aim) => new("reach", Trial.Answer(("state", Value.OfCode("reached"))), aim) { Actor = Trial.Person("clerk") };

    private static IEnumerable<(string, string?)> Codes(StepResult result) =>
        ((result as StepResult.Refused)?.Reasons ?? []).Select(reason => (reason.Code, reason.Question));
}
