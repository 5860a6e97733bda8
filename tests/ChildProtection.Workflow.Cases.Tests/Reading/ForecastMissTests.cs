using System.Collections.Immutable;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Engine.Execution;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Tests.Reading;

public sealed class ForecastMissTests
{
    private static readonly Instant Now = Instant.FromUtc(2026, 3, 2, 12, 0);

    [Test]
    public void A_deadline_that_will_be_missed_stands_once_with_everybody_who_is_told()
    {
        var misses = ForecastMiss.Of(
            Forecasted(
                Stage("seen_alone", StageId.Reminder(1), due: 5, at: 2, to: ["lead"]), Stage("seen_alone", StageId.Due, due: 5, at: 5),
                Stage("seen_alone", StageId.Rung("practice", 1), due: 5, at: 5, to: ["lead", "manager"]), Stage("seen_alone", StageId.Rung("practice", 2), due: 5, at: 7, to: ["senior"])),
            Now);

        var miss = misses.Single();
        Assert.That((miss.Deadline, miss.MissedAt, miss.Already), Is.EqualTo(("seen_alone", Day(5), false)));
        Assert.That(miss.Told.Select(told => (told.At, string.Join(' ', told.To))), Is.EqualTo(new[] { (Day(5), "lead manager"), (Day(7), "senior") }));
    }

    [Test]
    public void What_is_only_reminded_of_is_not_missed() =>
        Assert.That(ForecastMiss.Of(Forecasted(Stage("seen_alone", StageId.Reminder(1), due: 90, at: 50, to: ["lead"])), Now), Is.Empty);

    [Test]
    public void An_alarm_that_is_repeated_is_told_once_with_how_often_it_comes_again()
    {
        var misses = ForecastMiss.Of(
            Forecasted([.. Enumerable.Range(0, 5).Select(repeat => Stage("safe", StageId.Rung("protective", 1, repeat), due: -1, at: 1 + repeat, to: ["manager"]))]), Now);

        Assert.That((misses.Single().Already, misses.Single().Told.Single().At, misses.Single().Told.Single().Again), Is.EqualTo((true, Day(1), 4)));
    }

    [Test]
    public void A_rung_that_nobody_holds_says_which_role_is_vacant()
    {
        var misses = ForecastMiss.Of(Forecasted(Stage("safe", StageId.Rung("practice", 1), due: 3, at: 3, to: [], vacant: ["manager"])), Now);

        Assert.That((misses.Single().Told.Single().To.Count, misses.Single().Told.Single().Vacant[0]), Is.EqualTo((0, "manager")));
    }

    [Test]
    public void What_is_missed_first_stands_first()
    {
        var misses = ForecastMiss.Of(Forecasted(Stage("later", StageId.Due, due: 9, at: 9), Stage("sooner", StageId.Due, due: 4, at: 4)), Now);

        Assert.That(misses.Select(miss => miss.Deadline), Is.EqualTo(new[] { "sooner", "later" }));
    }

    private static Instant Day(int day) => Now + Duration.FromDays(day);

    private static Forecast Forecasted(params JournalEntry.StageRaised[] stages) =>
        new([new ForecastDay(new LocalDate(2026, 3, 2), [.. stages], ImmutableSortedDictionary<string, ImmutableArray<string>>.Empty)], null);

    private static JournalEntry.StageRaised Stage(string deadline, StageId stage, int due, int at, ImmutableArray<string> to = default, ImmutableArray<string> vacant = default) =>
        new($"{deadline} {stage}", deadline, deadline, null, stage, Day(due), to.IsDefault ? [] : to, [], vacant.IsDefault ? [] : vacant, false) { OccurredAt = Day(at) };
}
