using ChildProtection.Workflow.Engine.Calendars;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Expressions;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;
using NUnit.Framework.Constraints;

namespace ChildProtection.Workflow.Engine.Tests.Execution;

public sealed class SnapshotFormatTests
{
    /// <summary>The format's number and the mark of the definition.</summary>
    private const int MarkedBytes = 9;

    /// <summary>Bytes that reading may take from the heap: for itself, and for each byte that is read.</summary>
    private const long RoomMax = 64_000;
    private const long RoomPerByteMax = 100;

    private static readonly Config Fixed = Config.QuickThrowOnFailure.WithMaxTest(500).WithReplay(20_260_302, 17);

    private static ExactTypeConstraint Unreadable => Throws.TypeOf<UnreadableSnapshotException>();

    [Test]
    public void A_snapshot_is_read_back_as_it_was_written()
    {
        var trial = Trial.Held().Pass("2026-05-01 09:00");

        var written = SnapshotFormat.Write(trial.Snapshot);
        var again = SnapshotFormat.Write(SnapshotFormat.Read(trial.Definition, written));

        Assert.That(again, Is.EqualTo(written));
    }

    [Test]
    public void A_snapshot_in_which_somebody_wrote_the_id_of_a_later_record_is_read_back_as_it_was_written()
    {
        var trial = Trial.Held()
            .Act("2026-03-03 09:00", "inspect", answers: [("tidy", Value.Of(false)), ("note", Value.Of("inspection-2"))])
            .Act("2026-03-04 09:00", "inspect", answers: [("tidy", Value.Of(false)), ("note", Value.Of("a shed"))])
            .Act("2026-03-05 09:00", "inspect", answers: [("tidy", Value.Of(true)), ("note", Value.Of("a shed"))]);

        var written = SnapshotFormat.Write(trial.Snapshot);
        var read = SnapshotFormat.Read(trial.Definition, written);

        Assert.That(SnapshotFormat.Write(read), Is.EqualTo(written));
        Assert.That(read.Facts.Records("inspection")[2].RecordedBy, Is.EqualTo(trial.Snapshot.Facts.Records("inspection")[2].RecordedBy));
    }

    [Test]
    public void A_snapshot_of_another_definition_is_not_read()
    {
        var other = Trial.Compile(SampleWorkflow.Text.Replace("title: Allotment", "title: Another", StringComparison.Ordinal));
        var written = SnapshotFormat.Write(Trial.Held().Snapshot);

        Assert.That(() => SnapshotFormat.Read(other, written), Unreadable.With.Message.Contains("another definition"));
    }

    [Test]
    public void A_snapshot_of_another_format_is_not_read()
    {
        var trial = Trial.Held();
        var other = SnapshotFormat.Write(trial.Snapshot);
        other[0]--;

        Assert.That(() => SnapshotFormat.Read(trial.Definition, other), Unreadable.With.Message.Contains("from its journal"));
        Assert.That(() => SnapshotFormat.Read(trial.Definition, "{\"v\":2}"u8.ToArray()), Unreadable.With.Message.Contains("from its journal"));
    }

    [Test]
    public void A_snapshot_that_breaks_off_anywhere_is_not_read()
    {
        var trial = Trial.Held().Pass("2026-05-01 09:00");
        var written = SnapshotFormat.Write(trial.Snapshot);

        for (var length = 0; length < written.Length; length++)
        {
            Assert.That(() => SnapshotFormat.Read(trial.Definition, written.AsMemory(0, length)), Unreadable, $"{length} of {written.Length} bytes");
        }
    }

    [Test]
    public void What_stands_after_the_end_of_a_snapshot_is_not_passed_over()
    {
        var trial = Trial.Held();

        Assert.That(() => SnapshotFormat.Read(trial.Definition, (byte[])[.. SnapshotFormat.Write(trial.Snapshot), 0]), Unreadable.With.Message.Contains("after the end"));
    }

    [Test]
    public void A_snapshot_damaged_anywhere_is_one_or_is_not_read()
    {
        var trial = Trial.Held().Pass("2026-05-01 09:00");
        var written = SnapshotFormat.Write(trial.Snapshot);
        var read = 0;

        Prop.ForAll(Gen.Choose(MarkedBytes, written.Length - 1).ToArbitrary(), Gen.Choose(1, 255).ToArbitrary(), (at, change) =>
        {
            var damaged = written.ToArray();
            damaged[at] ^= (byte)change;
            read += IsReadOrRefused(trial.Definition, damaged) ? 1 : 0;
        }).Check(Fixed.WithMaxTest(5_000));

        Assert.That(read, Is.InRange(100, 4_900), "both came about");
    }

    [Test]
    public void Bytes_of_anything_are_a_snapshot_or_are_not_read()
    {
        var trial = Trial.Held();
        var marked = SnapshotFormat.Write(trial.Snapshot)[..MarkedBytes];

        Prop.ForAll(Gen.ArrayOf(Gen.Frequency((3, Gen.Choose(0, 12)), (1, Gen.Choose(0, 255)))).ToArbitrary(), rest =>
        {
            IsReadOrRefused(trial.Definition, [.. marked, .. rest.Select(part => (byte)part)]);
        }).Check(Fixed.WithMaxTest(5_000));
    }

    [TestCase(new byte[] { 0xFE, 0xFF, 0xFF, 0xFF, 0x0F }, TestName = "A_text_that_claims_a_gigabyte_is_not_read")]
    [TestCase(new byte[] { 4, 4, 4, 0xFF, 0xFF, 0xFF, 0xFF, 0x07 }, TestName = "A_list_that_claims_a_thousand_million_states_is_not_read")]
    [TestCase(new byte[] { 6, 0x41, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01 }, TestName = "A_number_without_end_is_not_read")]
    public void What_asks_for_much_is_given_nothing(byte[] rest)
    {
        var trial = Trial.Held();
        byte[] bytes = [.. SnapshotFormat.Write(trial.Snapshot)[..MarkedBytes], 0, .. rest];

        Assert.That(() => SnapshotFormat.Read(trial.Definition, bytes), Unreadable);
        IsReadOrRefused(trial.Definition, bytes);
    }

    [Test]
    public void Every_value_is_read_back_as_it_was() => Prop.ForAll(Values().ToArbitrary(), value =>
    {
        var trial = Trial.Held();
        var facts = trial.Snapshot.Facts;

        var again = Again(trial, trial.Snapshot with { Facts = facts with { Fields = facts.Fields.SetItem(0, value).SetItem(1, value) } }).Facts;

        Assert.That((again.Fields[0], again.Fields[1]), Is.EqualTo((value, value)));
        Assert.That(again.Fields[0].ToString(), Is.EqualTo(value.ToString()));
    }).Check(Fixed);

    [TestCase("9f0c7a44-19b1-4c38-9d7e-0f6a5b2c1d3e")]
    [TestCase("9F0C7A44-19B1-4C38-9D7E-0F6A5B2C1D3E")]
    [TestCase("9f0c7a44-19b1-4c38-9d7e-0f6a5b2c1d3z")]
    [TestCase("Siân ŵ 子")]
    [TestCase("")]
    public void A_person_is_read_back_as_written(string person)
    {
        var trial = Trial.Held();
        var holders = trial.Snapshot.Holders.SetItem("clerk", person).SetItem("nobody", person);

        Assert.That(Again(trial, trial.Snapshot with { Holders = holders }).Holders, Is.EqualTo(holders));
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

    private static Gen<Value> Values() => Gen.OneOf(
        Gen.Elements(Value.Unknown, Value.True, Value.False),
        from number in Gen.Choose(-1_000_000, 1_000_000) from places in Gen.Choose(0, 4) select Value.Of(new decimal(Math.Abs(number), 0, 0, number < 0, (byte)places)),
        Gen.Elements(Value.Of(Value.NumberMax), Value.Of(-Value.NumberMax), Value.Of(0m), Value.Of(0.00m), Value.Of(1.50m)),
        Gen.Elements("", "Siân", "c:x", "9f0c7a44-19b1-4c38-9d7e-0f6a5b2c1d3e", new string('x', 5_000)).Select(Value.Of),
        Gen.Elements("grant", "refuse", "no_code_of_any_list").Select(Value.OfCode),
        Gen.Choose(-300_000, 300_000).Select(days => Value.Of(new LocalDate(2026, 3, 2).PlusDays(days))),
        from seconds in Gen.Choose(-2_000_000_000, 2_000_000_000) from rest in Gen.Elements(0, 1, 1_000, 999_999_999) select Value.Of(Instant.FromUnixTimeSeconds(seconds) + Duration.FromNanoseconds(rest)),
        from amount in Gen.Choose(0, CalendarPeriod.AmountMax) from unit in Gen.Elements(Enum.GetValues<PeriodUnit>()) select Value.Of(new CalendarPeriod(amount, unit)));

    /// <summary>Whether the bytes were read, and then are written and read the same; if they were not, that it was said in the one way. Neither makes much room.</summary>
    private static bool IsReadOrRefused(CompiledDefinition definition, byte[] bytes)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        CaseSnapshot? read = null;
        try
        {
            read = SnapshotFormat.Read(definition, bytes);
        }
        catch (UnreadableSnapshotException)
        {
        }
        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(RoomMax + (RoomPerByteMax * bytes.Length)));
        if (read is null)
        {
            return false;
        }
        var written = SnapshotFormat.Write(read);
        Assert.That(SnapshotFormat.Write(SnapshotFormat.Read(definition, written)), Is.EqualTo(written));
        return true;
    }
}
