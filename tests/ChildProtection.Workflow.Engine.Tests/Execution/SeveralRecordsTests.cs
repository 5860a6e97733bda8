using System.Collections.Immutable;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Expressions;

namespace ChildProtection.Workflow.Engine.Tests.Execution;

/// <summary>What is done to several records at once, and what is added for each of several.</summary>
public sealed class SeveralRecordsTests
{
    [Test]
    public void Every_record_for_which_the_condition_holds_is_changed_in_the_order_of_entry()
    {
        var trial = WithJobs().Act("2026-03-04 09:00", "end_year");

        Assert.That(
            trial.Last.OfType<JournalEntry.RecordUpdated>().Select(update => $"{update.Id} {update.Revision} {string.Join(",", update.Values.Select(value => $"{value.Key}={value.Value}"))}"),
            Is.EqualTo(new[] { "job-1 2 over=yes", "job-3 2 over=yes", "aim-1 2 jobs=3", "aim-2 2 jobs=0" }));
        Assert.That(trial.Snapshot.Facts.Records("job").Select(job => job.Revision), Is.EqualTo(new[] { 2, 2, 2 }));
    }

    [Test]
    public void Done_again_it_changes_only_what_it_is_about()
    {
        var trial = WithJobs().Act("2026-03-04 09:00", "end_year").Act("2026-03-05 09:00", "end_year");

        Assert.That(trial.Last.OfType<JournalEntry.RecordUpdated>().Select(update => update.Id), Is.EqualTo(new[] { "aim-1", "aim-2" }));
    }

    [Test]
    public void Records_that_point_to_the_record_at_hand_are_changed_and_no_others()
    {
        var trial = WithJobs();

        trial.Do("2026-03-04 09:00", new CaseInput.TakeAction("end_jobs", Answers.None, "aim-2") { Actor = Trial.Person("clerk") });
        Assert.That(trial.Last.OfType<JournalEntry.RecordUpdated>(), Is.Empty);

        trial.Do("2026-03-04 10:00", new CaseInput.TakeAction("end_jobs", Answers.None, "aim-1") { Actor = Trial.Person("clerk") });
        Assert.That(trial.Last.OfType<JournalEntry.RecordUpdated>().Select(update => update.Id), Is.EqualTo(new[] { "job-1", "job-2", "job-3" }));
    }

    [Test]
    public void Each_of_several_answered_records_gets_the_fields_that_are_given_beside_the_answers()
    {
        var trial = GardenPlan.WithAims();

        trial.Do("2026-03-03 09:00", Jobs("Dig", "Water"));

        Assert.That(
            trial.Last.OfType<JournalEntry.RecordAdded>().Select(added => string.Join(",", added.Values.Select(value => $"{value.Key}={value.Value}"))),
            Is.EqualTo(new[] { "aim_ref='aim-2',over=no,what='Dig'", "aim_ref='aim-2',over=no,what='Water'" }));
    }

    [Test]
    public void One_record_is_added_for_each_record_of_a_list()
    {
        var trial = WithJobs().Act("2026-03-04 09:00", "remind_all");

        Assert.That(
            trial.Last.OfType<JournalEntry.RecordAdded>().Select(added => $"{added.Id} {added.On.Date:uuuu-MM-dd} {string.Join(",", added.Values.Select(value => $"{value.Key}={value.Value}"))}"),
            Is.EqualTo(new[] { "reminder-1 2026-03-03 job_ref='job-1'", "reminder-2 2026-03-03 job_ref='job-3'" }));
    }

    [Test]
    public void What_was_done_to_several_records_is_the_same_from_the_journal_and_from_a_snapshot()
    {
        var trial = WithJobs().Act("2026-03-04 09:00", "end_year").Act("2026-03-04 10:00", "remind_all");

        var written = trial.Journal.Select(entry => JournalFormat.Read(entry.Kind, entry.OccurredAt, entry.RecordedAt, entry.Actor, JournalFormat.WritePayload(entry)).ToString());

        Assert.That(written.Count(), Is.EqualTo(trial.Journal.Count));
        Assert.That(SnapshotFormat.Write(SnapshotFormat.Read(trial.Definition, SnapshotFormat.Write(trial.Snapshot))), Is.EqualTo(SnapshotFormat.Write(trial.Snapshot)));
    }

    // Three jobs of the first aim, of which the second is over. Only roses that are not over may be chosen for one: it is corrected to be.
    private static Trial WithJobs() => GardenPlan.WithAims()
        .Do("2026-03-03 09:00", GardenPlan.Job("aim-1"))
        .Do("2026-03-03 10:00", GardenPlan.Job("aim-1"))
        .Do("2026-03-03 11:00", GardenPlan.Job("aim-1"))
        .Do("2026-03-03 12:00", new CaseInput.CorrectRecord("job", "job-2", Trial.Answer(("over", Value.True)).Values, "it was") { Actor = Trial.Person("clerk") });

    private static CaseInput.TakeAction Jobs(params string[] what) => new("add_jobs_to_last", Answers.None with
    {
        Records = Answers.None.Records.Add("jobs", [.. what.Select(text => ImmutableSortedDictionary.Create<string, Value>(StringComparer.Ordinal).Add("what", Value.Of(text)))]),
    }) { Actor = Trial.Person("clerk") };
}
