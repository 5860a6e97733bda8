using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Server.CasePage;
using NodaTime;

namespace ChildProtection.Workflow.Server.Tests.CasePage;

public sealed class WorkEntriesTests
{
    private static readonly Instant Noon = Instant.FromUtc(2026, 3, 2, 12, 0);

    [Test]
    public void A_task_its_deadline_and_every_rung_of_its_ladder_are_one_entry_with_the_highest_and_latest_rung_first()
    {
        var derivation = new Derivation
        {
            Tasks = [Task("hold", "hold@1", 3)],
            Deadlines = [Deadline("hold@1", 3)],
            Escalations = [Rung("hold@1", EscalationKind.Reminder, 1), Rung("hold@1", EscalationKind.Escalation, 3), Rung("hold@1", EscalationKind.Escalation, 4)],
        };

        var entry = WorkEntries.Of(derivation).Single();

        Assert.That((entry.Task?.Key, entry.Deadline?.Key), Is.EqualTo(("hold", "hold@1")));
        Assert.That(entry.Raised.Select(rung => rung.RaisedAt), Is.EqualTo(new[] { Day(4), Day(3), Day(1) }));
    }

    [Test]
    public void Of_two_tasks_with_one_deadline_the_first_tells_of_it()
    {
        var derivation = new Derivation { Tasks = [Task("one", "both@1", 3), Task("two", "both@1", 3)], Deadlines = [Deadline("both@1", 3)], Escalations = [Rung("both@1", EscalationKind.Escalation, 3)] };

        var entries = WorkEntries.Of(derivation);

        Assert.That(entries.Select(entry => (entry.Task?.Key, entry.Deadline?.Key, entry.Raised.Count)), Is.EqualTo(new[] { ("one", "both@1", 1), ("two", null, 0) }));
    }

    [Test]
    public void What_was_raised_comes_first_an_alarm_before_all_and_a_reminder_moves_nothing()
    {
        var derivation = new Derivation
        {
            Tasks = [Task("soon", null, 2), Task("undated", null, null)],
            Deadlines = [Deadline("reminded@1", 9), Deadline("raised@1", 5), Deadline("alarmed@1", 7), Deadline("waits@1", null)],
            Escalations = [Rung("reminded@1", EscalationKind.Reminder, 1), Rung("raised@1", EscalationKind.Escalation, 5), Rung("alarmed@1", EscalationKind.Alarm, 7), Rung("outlived@1", EscalationKind.Alarm, 1)],
        };

        var entries = WorkEntries.Of(derivation);

        Assert.That(
            entries.Select(entry => entry.Task?.Key ?? entry.Deadline?.Key ?? entry.Raised[0].DeadlineKey),
            Is.EqualTo(new[] { "outlived@1", "alarmed@1", "raised@1", "soon", "reminded@1", "undated" }));
    }

    private static Instant Day(int day) => Noon + Duration.FromDays(day);

    private static OpenTask Task(string key, string? deadline, int? due) =>
        new(key, key, null, "open", ["worker"], "worker", null, Noon, due is { } day ? Day(day) : null, deadline);

    private static DerivedDeadline Deadline(string key, int? due) => new()
    {
        Key = key, Name = key.Split('@')[0], StatePath = "open", Status = due is null ? DeadlineStatus.Waiting : DeadlineStatus.Running, DueAt = due is { } day ? Day(day) : null,
    };

    private static OpenEscalation Rung(string deadline, EscalationKind kind, int day) =>
        new($"{deadline}/{kind}/{day}", deadline, deadline.Split('@')[0], null, kind, default, ["manager"], [], Day(day), Day(day), null);
}
