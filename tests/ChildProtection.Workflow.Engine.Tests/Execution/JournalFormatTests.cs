using System.Text.Json;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Expressions;
using NodaTime;

namespace ChildProtection.Workflow.Engine.Tests.Execution;

public sealed class JournalFormatTests
{
    [Test]
    public void Every_entry_of_a_long_history_is_read_back_as_it_was_written()
    {
        var trial = Trial.Held().Pass("2026-03-20 09:00").Act("2026-03-23 10:00", "inspect", "2026-03-13", answers: ("tidy", Value.True));

        foreach (var entry in trial.Journal)
        {
            var payload = JournalFormat.WritePayload(entry);
            var again = JournalFormat.Read(entry.Kind, entry.OccurredAt, entry.RecordedAt, entry.Actor, payload);

            Assert.That(JournalFormat.WritePayload(again), Is.EqualTo(payload), entry.Kind);
            Assert.That((again.Kind, again.OccurredAt, again.Actor), Is.EqualTo((entry.Kind, entry.OccurredAt, entry.Actor)));
        }
    }

    [Test]
    public void An_unknown_kind_is_not_read() =>
        Assert.That(() => JournalFormat.Read("no.such", Instant.MinValue, Instant.MinValue, "x", "{}"u8), Throws.InstanceOf<JsonException>());
}
