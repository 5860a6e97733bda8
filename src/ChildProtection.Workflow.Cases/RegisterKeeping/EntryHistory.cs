using System.Collections.Immutable;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Engine.Calendars;
using ChildProtection.Workflow.Engine.Execution;
using NodaTime;

namespace ChildProtection.Workflow.Cases.RegisterKeeping;

/// <summary>What an entry was before each of its changes, from the journal of its case: the list itself keeps what it is now.</summary>
public static class EntryHistory
{
    /// <summary>The changes of one entry, in order.</summary>
    /// <param name="asked">What was asked of the register by the steps of its case, in order.</param>
    public static IReadOnlyList<EntryChange> Of(string entry, IEnumerable<JournalRow> asked, WorkingCalendar calendar)
    {
        ArgumentNullException.ThrowIfNull(asked);
        var changes = new List<EntryChange>();
        IReadOnlyList<string>? before = null;
        foreach (var row in asked)
        {
            var read = JournalFormat.Read(row.Kind, row.OccurredAt, row.RecordedAt, row.Actor, row.Payload.Span);
            var change = RegisterChanges.Of(row.Sequence, ImmutableArray.Create(read), calendar).Single();
            if (change is RegisterChange.Entered entered ? entered.EntryId != entry : before is null)
            {
                continue;
            }
            changes.Add(new EntryChange(change, before, row.RecordedAt, row.Actor));
            if (change is RegisterChange.Ended)
            {
                break;
            }
            before = change is RegisterChange.Entered made ? made.Categories : ((RegisterChange.Amended)change).Categories;
        }
        return changes;
    }

    /// <summary>The categories at the end of that day.</summary>
    public static IReadOnlyList<string> CategoriesOn(LocalDate day, IReadOnlyList<EntryChange> changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        var after = changes.FirstOrDefault(change => change.Change is RegisterChange.Amended amended && amended.On > day);
        return after?.Before
            ?? changes.Select(change => change.Change switch { RegisterChange.Entered entered => entered.Categories, RegisterChange.Amended amended => amended.Categories, _ => null }).LastOrDefault(each => each is not null)
            ?? [];
    }
}
