using ChildProtection.Workflow.Engine.Execution;

namespace ChildProtection.Workflow.Engine.Tests.Execution;

public sealed class SnapshotFormatTests
{
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
}
