using ChildProtection.Workflow.Engine.Execution;

namespace ChildProtection.Workflow.Cases.Simulation;

/// <summary>Counts what the journals of a simulation say.</summary>
internal sealed class SimulatedTally
{
    public SortedDictionary<string, Timeliness> Timeliness { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, long> Stages { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, long> Events { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, long> Refused { get; } = new(StringComparer.Ordinal);

    public long Steps { get; private set; }

    public long Entries { get; private set; }

    public void Accepted(IEnumerable<JournalEntry> entries)
    {
        Steps++;
        foreach (var entry in entries)
        {
            Entries++;
            Count(entry);
        }
    }

    public void Refuse(string code) => Refused[code] = Refused.GetValueOrDefault(code) + 1;

    public void Overdue(string deadline) => Change(deadline, kept => kept with { StillOverdue = kept.StillOverdue + 1 });

    private void Count(JournalEntry entry)
    {
        switch (entry)
        {
            case JournalEntry.DeadlineMet { RecordedLate: true } met:
                Change(met.Deadline, kept => kept with { RecordedLate = kept.RecordedLate + 1 });
                break;
            case JournalEntry.DeadlineMet { Late: true } met:
                Change(met.Deadline, kept => kept with { Late = kept.Late + 1 });
                break;
            case JournalEntry.DeadlineMet met:
                Change(met.Deadline, kept => kept with { InTime = kept.InTime + 1 });
                break;
            case JournalEntry.StageRaised raised:
                var stage = raised.Stage.Kind == StageKind.Reminder ? "reminder" : raised.Stage.ToString();
                Stages[stage] = Stages.GetValueOrDefault(stage) + 1;
                break;
            case JournalEntry.EventPublished published:
                Events[published.Event] = Events.GetValueOrDefault(published.Event) + 1;
                break;
        }
    }

    private void Change(string deadline, Func<Timeliness, Timeliness> change) =>
        Timeliness[deadline] = change(Timeliness.GetValueOrDefault(deadline) ?? Cases.Simulation.Timeliness.None);
}
