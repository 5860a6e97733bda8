using ChildProtection.Workflow.Engine.Calendars;
using ChildProtection.Workflow.Engine.Execution;
using NodaTime;

namespace ChildProtection.Workflow.Engine.Tests.Calendars;

/// <summary>Dates and instants are worked out once a day and kept: they must be what the zone itself says, whatever its clocks do.</summary>
public sealed class ZoneDayTests
{
    private static readonly LocalTime[] Times = [LocalTime.Midnight, new(1, 30), new(23, 59, 59)];

    // Clock changes at one in the morning, at midnight, after midnight; a day left out; a day lived twice.
    [TestCase("Europe/London")]
    [TestCase("America/Sao_Paulo")]
    [TestCase("America/St_Johns")]
    [TestCase("Pacific/Apia")]
    [TestCase("Pacific/Kwajalein")]
    public void A_day_begins_and_its_times_stand_where_the_zone_says(string id)
    {
        var calendar = In(id);
        for (var date = new LocalDate(1898, 1, 1); date.Year < 2103; date = date.PlusDays(1))
        {
            foreach (var time in Times)
            {
                if (calendar.At(date, time) != calendar.Zone.AtLeniently(date + time).ToInstant())
                {
                    Assert.Fail($"{date} {time}: {calendar.At(date, time)}");
                }
            }
        }
    }

    [TestCase("Europe/London")]
    [TestCase("America/Sao_Paulo")]
    [TestCase("America/St_Johns")]
    [TestCase("Pacific/Apia")]
    [TestCase("Pacific/Kwajalein")]
    public void An_instant_falls_on_the_date_and_time_that_the_zone_says(string id)
    {
        var calendar = In(id);
        for (var instant = Instant.FromUtc(1898, 1, 1, 0, 0); instant < Instant.FromUtc(2103, 1, 1, 0, 0); instant += Duration.FromSeconds(50_021))
        {
            var local = instant.InZone(calendar.Zone).LocalDateTime;
            if (calendar.DateOf(instant) != local.Date || EventTime.Of(instant, calendar) != new EventTime(local.Date, local.TimeOfDay))
            {
                Assert.Fail($"{instant}: {calendar.DateOf(instant)}, {EventTime.Of(instant, calendar)}");
            }
        }
    }

    private static WorkingCalendar In(string zone) => new(ShippedCalendar.EnglandAndWales.Data with { Zone = DateTimeZoneProviders.Tzdb[zone] });
}
