using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Expressions;

namespace ChildProtection.Workflow.Engine.Tests.Execution;

/// <summary>A soft check is let pass by somebody else than whoever is stopped by it, unless the child cannot wait.</summary>
public sealed class GivenPassTests
{
    private static readonly CaseInput.CompleteTask Decide =
        new("decide", Trial.Answer(("outcome", Value.OfCode("grant")))) { Actor = Trial.Person("clerk") };

    private static readonly CaseInput.LetPass Word = new("decide.1", "we know the keeper", "manager") { Actor = Trial.Person("manager") };

    [Test]
    public void With_the_word_of_somebody_who_may_a_colleague_goes_on_and_the_journal_says_whose_word_it_was()
    {
        var trial = Opened().Do("2026-03-03 09:00", Word).Do("2026-03-03 10:00", Decide);

        Assert.That(trial.Last.OfType<JournalEntry.CheckOverridden>().Single(), Has.Property("By").EqualTo("user-manager").And.Property("Reason").EqualTo("we know the keeper"));
        Assert.That(trial.Last.OfType<JournalEntry.CheckOverridden>().Single(), Has.Property("Actor").EqualTo("user-clerk"));
        Assert.That(trial.Snapshot.Passes, Is.Empty, "a word is good once");
    }

    [Test]
    public void Nobody_goes_on_with_their_own_word()
    {
        var manager = Trial.Person("clerk", "manager");
        var trial = Opened().Do("2026-03-03 09:00", Word with { Actor = manager });

        Assert.That(CodeOf(trial.Try("2026-03-03 10:00", Decide with { Actor = manager })), Is.EqualTo(RefusalCodes.OverrideNeeded));
    }

    [Test]
    public void A_word_of_long_ago_is_good_no_longer()
    {
        var trial = Opened().Do("2026-03-03 09:00", Word);

        Assert.That(CodeOf(trial.Try("2026-03-10 09:01", Decide)), Is.EqualTo(RefusalCodes.OverrideNeeded));
    }

    [Test]
    public void A_word_outlives_the_storing_of_the_case()
    {
        var trial = Opened().Do("2026-03-03 09:00", Word);

        var read = SnapshotFormat.Read(trial.Definition, SnapshotFormat.Write(trial.Snapshot));

        Assert.That(read.Passes, Is.EqualTo(trial.Snapshot.Passes).And.Not.Empty);
    }

    [Test]
    public void What_cannot_wait_is_let_pass_by_whoever_is_stopped_with_a_reason_and_marked_as_such()
    {
        var trial = Opened().Do("2026-03-03 09:00", Decide with { Overrides = [new CheckOverride("decide.1", "nobody answers", "clerk", CannotWait: true)] });

        Assert.That(trial.Last.OfType<JournalEntry.CheckOverridden>().Single(), Has.Property("CannotWait").True.And.Property("By").Null);
    }

    [Test]
    public void What_cannot_wait_needs_a_reason_all_the_same()
    {
        var refused = Opened().Try("2026-03-03 09:00", Decide with { Overrides = [new CheckOverride("decide.1", " ", "clerk", CannotWait: true)] });

        Assert.That(CodeOf(refused), Is.EqualTo(RefusalCodes.OverrideNeeded));
    }

    [TestCase("decide.1", "clerk", RefusalCodes.OverrideNotAllowed)]
    [TestCase("decide.9", "manager", RefusalCodes.NothingToLetPass)]
    [TestCase("nothing", "manager", RefusalCodes.NothingToLetPass)]
    public void A_word_is_taken_only_of_a_role_that_may_and_for_a_check_that_there_is(string check, string role, string code) =>
        Assert.That(CodeOf(Opened().Try("2026-03-03 09:00", new CaseInput.LetPass(check, "why not", role) { Actor = Trial.Person(role) })), Is.EqualTo(code));

    [Test]
    public void A_word_is_not_taken_for_what_is_not_asked()
    {
        var trial = Opened().Do("2026-03-03 09:00", Word).Do("2026-03-03 10:00", Decide);

        Assert.That(CodeOf(trial.Try("2026-03-03 11:00", Word)), Is.EqualTo(RefusalCodes.NotPossibleNow));
    }

    private static Trial Opened() => new Trial().Open("2026-03-02 09:00");

    private static string CodeOf(StepResult result) => ((StepResult.Refused)result).Reasons[0].Code;
}
