using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Expressions;

namespace ChildProtection.Workflow.Engine.Tests.Execution;

public sealed class RefusalTests
{
    private static readonly CaseInput.CompleteTask Decide = new("decide", Trial.Answer(("outcome", Value.OfCode("grant")), ("keeper", Value.Of("x")))) { Actor = Trial.Person("clerk") };

    private static IEnumerable<TestCaseData> Inputs()
    {
        yield return Case(RefusalCodes.AlreadyOpen, new CaseInput.Open(Answers.None) { Actor = Trial.Person("clerk") });
        yield return Case(RefusalCodes.NotPossibleNow, new CaseInput.CompleteTask("settle", Answers.None) { Actor = Trial.Person("clerk") });
        yield return Case(RefusalCodes.NotPossibleNow, new CaseInput.CompleteTask("no_such", Answers.None) { Actor = Trial.Person("clerk") });
        yield return Case(RefusalCodes.NotPossibleNow, new CaseInput.TakeAction("inspect", Answers.None) { Actor = Trial.Person("clerk") });
        yield return Case(RefusalCodes.NotYourRole, Decide with { Actor = Trial.Person("director") });
        yield return Case(RefusalCodes.AnswerMissing, Decide with { Answers = Trial.Answer(("keeper", Value.Of("x"))) });
        yield return Case(RefusalCodes.AnswerWrong, Decide with { Answers = Trial.Answer(("outcome", Value.OfCode("perhaps")), ("keeper", Value.Of("x"))) });
        yield return Case(RefusalCodes.AnswerWrong, Decide with { Answers = Trial.Answer(("outcome", Value.True), ("keeper", Value.Of("x"))) });
        yield return Case(RefusalCodes.AnswerUnknown, Decide with { Answers = Trial.Answer(("outcome", Value.OfCode("grant")), ("keeper", Value.Of("x")), ("hat", Value.True)) });
        yield return Case(RefusalCodes.OverrideNeeded, Decide with { Answers = Trial.Answer(("outcome", Value.OfCode("grant"))) });
        yield return Case(RefusalCodes.OverrideNotAllowed, Decide with { Answers = Trial.Answer(("outcome", Value.OfCode("grant"))), Overrides = [new CheckOverride("decide.1", "later", "clerk")] });
        yield return Case(RefusalCodes.NothingToLetPass, new CaseInput.LetPass("decide.2", "x", "manager") { Actor = Trial.Person("manager") });
        yield return Case(RefusalCodes.InTheFuture, Decide with { OccurredOn = EventTime.Parse("2026-03-04") });
        yield return Case(RefusalCodes.CannotBeSetAside, new CaseInput.NotNeeded("decide", "why not") { Actor = Trial.Person("manager") });
        yield return Case(RefusalCodes.ReasonMissing, new CaseInput.NotNeeded("decide", " ") { Actor = Trial.Person("manager") });
        yield return Case(RefusalCodes.NoSuchField, new CaseInput.CorrectField("hat", Value.True, "x") { Actor = Trial.Person("clerk") });
        yield return Case(RefusalCodes.NoSuchRecord, new CaseInput.CorrectRecord("inspection", "inspection-9", Answers.None.Values, "x") { Actor = Trial.Person("clerk") });
        yield return Case(RefusalCodes.NothingToCorrect, new CaseInput.CorrectField("granted_on", Value.Unknown, "x") { Actor = Trial.Person("clerk") });
        yield return Case(RefusalCodes.NothingToAcknowledge, new CaseInput.Acknowledge("tidy@2026-03-02") { Actor = Trial.Person("clerk") });
        yield return Case(RefusalCodes.NoSuchBreach, new CaseInput.Excuse("tidy", "x") { Actor = Trial.Person("clerk") });
        yield return Case(RefusalCodes.NoSuchRole, new CaseInput.AssignRole("manager", "x") { Actor = Actor.System });
        yield return Case(RefusalCodes.TooLong, new CaseInput.Excuse("tidy", new string('x', ExecutionLimits.ReasonCharactersMax + 1)) { Actor = Trial.Person("clerk") });
        yield return Case(RefusalCodes.TooLong, Decide with { Overrides = [new CheckOverride("decide.1", new string('x', ExecutionLimits.ReasonCharactersMax + 1), "manager")] });
        yield return Case(RefusalCodes.CannotBeKept, new CaseInput.Excuse("tidy", "x\0") { Actor = Trial.Person("clerk") });
        yield return Case(RefusalCodes.CannotBeKept, Decide with { Answers = Trial.Answer(("outcome", Value.OfCode("grant")), ("keeper", Value.Of("x\0"))) });
    }

    [TestCaseSource(nameof(Inputs))]
    public void An_input_that_cannot_be_taken_is_refused_with_its_code_and_changes_nothing(string code, CaseInput input)
    {
        var trial = new Trial().Open("2026-03-02 09:00");
        var before = SnapshotFormat.Write(trial.Snapshot);

        var result = trial.Try("2026-03-03 09:00", input);

        Assert.That((result as StepResult.Refused)?.Reasons.Select(reason => reason.Code), Is.EqualTo(new[] { code }));
        Assert.That(SnapshotFormat.Write(trial.Snapshot), Is.EqualTo(before));
    }

    [Test]
    public void A_step_before_the_last_one_is_refused()
    {
        var result = new Trial().Open("2026-03-02 09:00").Try("2026-03-02 08:59", Decide);

        Assert.That(((StepResult.Refused)result).Reasons[0].Code, Is.EqualTo(RefusalCodes.TimeWentBack));
    }

    [Test]
    public void A_case_that_is_not_open_takes_nothing_but_its_opening()
    {
        var result = new Trial().Try("2026-03-02 08:59", Decide);

        Assert.That(((StepResult.Refused)result).Reasons[0].Code, Is.EqualTo(RefusalCodes.NotOpen));
    }

    [Test]
    public void What_is_not_possible_now_is_told_with_what_would_make_it_possible()
    {
        var result = new Trial().Open("2026-03-02 09:00").Try("2026-03-03 09:00", new CaseInput.CompleteTask("settle", Answers.None) { Actor = Trial.Person("clerk") });

        Assert.That(((StepResult.Refused)result).Reasons[0].Message, Is.EqualTo("'Settle' is asked while the case is in 'Settled', and it is in 'Asked' now."));
    }

    [Test]
    public void Whoever_is_stopped_does_not_let_it_pass_for_themselves_though_they_hold_a_role_that_may()
    {
        var result = new Trial().Open("2026-03-02 09:00").Try("2026-03-03 09:00", Decide with
        {
            Answers = Trial.Answer(("outcome", Value.OfCode("grant"))),
            Actor = Trial.Person("clerk", "manager"),
            Overrides = [new CheckOverride("decide.1", "nobody yet", "manager")],
        });

        Assert.That(((StepResult.Refused)result).Reasons[0].Code, Is.EqualTo(RefusalCodes.OverrideNotAllowed));
    }

    [Test]
    public void Every_code_is_used_once()
    {
        var codes = typeof(RefusalCodes).GetFields().Select(field => (string)field.GetValue(null)!).ToArray();

        Assert.That(codes, Is.Unique.And.All.Match("^CPW1[23][0-9]{2}$"));
    }

    private static TestCaseData Case(string code, CaseInput input) => new TestCaseData(code, input).SetArgDisplayNames(code, input.GetType().Name);
}
