using ChildProtection.Workflow.Engine.Execution;

namespace ChildProtection.Workflow.Engine.Tests.Execution;

public sealed class ForecastTests
{
    [Test]
    public void A_forecast_says_day_by_day_who_will_be_told_if_nobody_does_anything()
    {
        var trial = Trial.Held();
        var forecast = Forecast.Of(trial.Definition, trial.Snapshot, trial.CalendarNow, Trial.At("2026-03-03 09:00"), Trial.At("2026-03-31 09:00"));

        Assert.That(forecast.StoppedBecause, Is.Null);
        Assert.That(forecast.Days.Select(day => day.Date.ToString("MM-dd", null)), Is.EqualTo(new[] { "03-11", "03-15", "03-16", "03-17", "03-18" }));
        Assert.That(forecast.Days[3].Lists["manager"], Is.EqualTo(new[] { "tidy" }));
    }

    [Test]
    public void What_a_forecast_tells_is_what_then_happens()
    {
        var trial = Trial.Held();
        var foretold = Forecast.Of(trial.Definition, trial.Snapshot, trial.CalendarNow, Trial.At("2026-03-03 09:00"), Trial.At("2026-03-31 09:00"))
            .Days.SelectMany(day => day.Entries).Select(entry => (entry.Kind, entry.OccurredAt)).ToArray();
        trial.Pass("2026-03-31 09:00");

        Assert.That(trial.Last.Skip(1).Select(entry => (entry.Kind, entry.OccurredAt)), Is.EqualTo(foretold));
    }
}
