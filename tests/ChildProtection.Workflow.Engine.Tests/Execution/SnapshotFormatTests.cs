using System.Text;
using System.Text.Json;
using ChildProtection.Workflow.Engine.Execution;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace ChildProtection.Workflow.Engine.Tests.Execution;

public sealed class SnapshotFormatTests
{
    private static readonly Config Fixed = Config.QuickThrowOnFailure.WithMaxTest(500).WithReplay(20_260_302, 17);

    [Test]
    public void A_snapshot_is_read_back_as_it_was_written()
    {
        var trial = Trial.Held().Pass("2026-05-01 09:00");

        var written = SnapshotFormat.Write(trial.Snapshot);
        var again = SnapshotFormat.Write(SnapshotFormat.Read(trial.Definition, written));

        Assert.That(again, Is.EqualTo(written));
    }

    [Test]
    public void A_snapshot_of_another_definition_is_not_read()
    {
        var other = Trial.Compile(SampleWorkflow.Text.Replace("title: Allotment", "title: Another", StringComparison.Ordinal));
        var written = SnapshotFormat.Write(Trial.Held().Snapshot);

        Assert.That(() => SnapshotFormat.Read(other, written), Throws.ArgumentException);
    }

    [Test]
    public void A_snapshot_of_another_format_is_not_read()
    {
        var trial = Trial.Held();
        var older = Encoding.UTF8.GetString(SnapshotFormat.Write(trial.Snapshot)).Replace("\"v\":2", "\"v\":1", StringComparison.Ordinal);

        Assert.That(() => SnapshotFormat.Read(trial.Definition, Encoding.UTF8.GetBytes(older)), Throws.InstanceOf<JsonException>().With.Message.Contains("from its journal"));
    }

    [TestCase("{}")]
    [TestCase("[]")]
    [TestCase("{\"v\":\"2\"}")]
    [TestCase("{\"v\":2,\"q\":[]}")]
    [TestCase("{\"v\":2")]
    public void What_is_no_snapshot_is_not_read(string text) =>
        Assert.That(() => SnapshotFormat.Read(Trial.Held().Definition, Encoding.UTF8.GetBytes(text)), Throws.InstanceOf<JsonException>());

    [Test]
    public void A_number_that_the_definition_does_not_have_is_not_read()
    {
        var trial = Trial.Held();
        var wrong = Encoding.UTF8.GetString(SnapshotFormat.Write(trial.Snapshot)).Replace("\"s\":[", "\"s\":[9999,", StringComparison.Ordinal);

        Assert.That(() => SnapshotFormat.Read(trial.Definition, Encoding.UTF8.GetBytes(wrong)), Throws.InstanceOf<JsonException>());
    }

    [Test]
    public void Every_instant_is_read_back_to_the_nanosecond() => Prop.ForAll(
        Gen.Choose(-2_000_000_000, 2_000_000_000).ToArbitrary(), Gen.Elements(0, 1, 999_999_999, 123_456_000).ToArbitrary(), (seconds, nanoseconds) =>
        {
            var trial = Trial.Held();
            var at = Instant.FromUnixTimeSeconds(seconds) + Duration.FromNanoseconds(nanoseconds);

            Assert.That(Again(trial, trial.Snapshot with { OpenedAt = at }).OpenedAt, Is.EqualTo(at));
        }).Check(Fixed);

    [Test]
    public void Every_date_and_time_is_read_back_to_the_second() => Prop.ForAll(
        Gen.Choose(-60_000, 60_000).ToArbitrary(), Gen.Choose(-1, 86_399).ToArbitrary(), (days, second) =>
        {
            var trial = Trial.Held();
            var on = new EventTime(new LocalDate(1970, 1, 1).PlusDays(days), second < 0 ? null : LocalTime.FromSecondsSinceMidnight(second));
            var outcome = new TaskOutcome("decide", "plot-7", 3, 2, on, trial.Snapshot.At, true, on);

            Assert.That(Again(trial, trial.Snapshot with { Outcomes = [outcome] }).Outcomes, Is.EqualTo(new[] { outcome }));
        }).Check(Fixed);

    [Test]
    public void A_breach_is_read_back_with_all_that_is_known_of_it([Values] bool late, [Values] bool moved, [Values] bool ended, [Values] bool met, [Values] bool excused, [Values("plot-1", null)] string? each)
    {
        var trial = Trial.Held();
        var ledger = new DeadlineLedger
        {
            Name = "decide",
            Each = each,
            From = new EventTime(new LocalDate(2026, 3, 2)),
            DueAt = Trial.At("2026-03-09 23:59"),
            Since = Trial.At("2026-03-02 09:00"),
            Raised = [new RaisedStage(StageId.Reminder(2), Trial.At("2026-03-05 09:00"), ["clerk"], Closed: true), new RaisedStage(StageId.Due, Trial.At("2026-03-09 23:59"), []),
                new RaisedStage(StageId.Rung("unknown", 2, 3), Trial.At("2026-03-11 09:00"), ["clerk", "nobody"], "k"), new RaisedStage(StageId.Rung("unknown", 3), Trial.At("2026-03-12 09:00"), [])],
        };
        var breach = ledger.Missed() with
        {
            RecordedLate = late, Moved = moved, Ended = ended, MetOn = met ? ledger.From : null, ExcusedBecause = excused ? "Snow." : null, ExcusedBy = excused ? "m" : null,
        };

        var again = Again(trial, trial.Snapshot with { Ledger = [ledger with { Breach = breach }] }).Ledger[0];

        Assert.That(again.Breach, Is.EqualTo(breach));
        Assert.That(again.Each, Is.EqualTo(each));
        Assert.That(again.Raised.Select(Told), Is.EqualTo(ledger.Raised.Select(Told)));

        static string Told(RaisedStage stage) => $"{stage.Id} {stage.At} {string.Join(',', stage.To)} {stage.AcknowledgedBy} {stage.Closed}";
    }

    private static CaseSnapshot Again(Trial trial, CaseSnapshot snapshot) => SnapshotFormat.Read(trial.Definition, SnapshotFormat.Write(snapshot));
}
