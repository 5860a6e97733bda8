using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Workflow.EndToEnd.Tests.Nodes;

/// <summary>What is in the database when all is over, held against what must be there.</summary>
internal sealed class StoredCases(TwoNodes nodes)
{
    /// <summary>The entries of every case's journal, in order.</summary>
    public async Task<Dictionary<CaseId, List<JournalEntry>>> Journals()
    {
        var journals = new Dictionary<CaseId, List<JournalEntry>>();
        foreach (var caseId in nodes.Cases)
        {
            journals[caseId] = await Journal(caseId);
        }
        return journals;
    }

    /// <summary>
    /// Each case: its chain holds to the end that it names; its inputs make it again; its stored tasks and deadlines are those derived from scratch.
    /// </summary>
    public async Task AreSound()
    {
        foreach (var caseId in nodes.Cases)
        {
            Assert.That(
                await nodes.Get<IJournal>().Verify(TwoNodes.Authority, caseId, CancellationToken.None), Is.InstanceOf<JournalVerdict.Intact>(), $"the chain of {caseId}");
            var loaded = await nodes.Get<ICaseStore>().Load(TwoNodes.Authority, caseId, null, CancellationToken.None);
            var state = ((CaseRead.Ready)nodes.Get<CaseDecider>().Read(loaded!)).State;
            var inputs = (await Journal(caseId)).OfType<JournalEntry.Given>();
            var again = CaseMachine.Replay(state.Definition, _ => state.Calendar, inputs).Last().Snapshot;
            Assert.That(SnapshotFormat.Write(again), Is.EqualTo(SnapshotFormat.Write(state.Snapshot)), $"{caseId}, made again from the inputs in its journal");
            await RowsAreThoseOf(state);
        }
    }

    /// <summary>
    /// Every command that was acknowledged is in the journal of its case, once, and nothing else is; the versions that were acknowledged are those that
    /// there were, without a gap.
    /// </summary>
    public async Task Hold(IReadOnlyCollection<Acknowledged> acknowledged)
    {
        var journals = await Journals();
        foreach (var (caseId, journal) in journals)
        {
            var notes = journal.OfType<JournalEntry.Given>().Select(given => given.Input).OfType<CaseInput.TakeAction>().Select(input => input.Answers.Values["words"].Text);
            var mine = acknowledged.Where(one => one.Case == caseId).OrderBy(one => one.Version).ToList();
            Assert.That(notes, Is.EqualTo(mine.Select(one => one.Key)), $"the notes of {caseId} in the order of the versions that were acknowledged");
            Assert.That(mine.Select(one => one.Version), Is.EqualTo(Enumerable.Range(2, mine.Count).Select(version => (long)version)), $"the versions of {caseId} after its opening");
        }
    }

    /// <summary>The events of the journals, as notices: in each case in order, and to whom each goes.</summary>
    public async Task<List<(Guid EventId, CaseId Case, long Sequence)>> Events()
    {
        await using var context = await nodes.Context();
        var published = await context.Journal.AsNoTracking()
            .Where(entry => entry.Kind == "event.published")
            .OrderBy(entry => entry.CaseId).ThenBy(entry => entry.Sequence)
            .Select(entry => new { entry.CaseId, entry.Sequence })
            .ToListAsync();
        return [.. published.Select(one => (EventIds.Of(one.CaseId, one.Sequence), one.CaseId, one.Sequence))];
    }

    private async Task<List<JournalEntry>> Journal(CaseId caseId)
    {
        var entries = new List<JournalEntry>();
        IReadOnlyList<JournalRow> page;
        do
        {
            page = await nodes.Get<IJournal>().Read(TwoNodes.Authority, caseId, entries.Count, IJournal.EntriesMax, CancellationToken.None);
            entries.AddRange(page.Select(row => JournalFormat.Read(row.Kind, row.OccurredAt, row.RecordedAt, row.Actor, row.Payload.Span)));
        }
        while (page.Count == IJournal.EntriesMax);
        return entries;
    }

    private async Task RowsAreThoseOf(CaseState state)
    {
        var derived = CaseMachine.Derive(state.Definition, state.Snapshot, state.Calendar);
        await using var context = await nodes.Context();
        var tasks = await context.Tasks.AsNoTracking().Where(row => row.CaseId == state.Head.Case).ToListAsync();
        var deadlines = await context.Deadlines.AsNoTracking().Where(row => row.CaseId == state.Head.Case).ToListAsync();
        Assert.That(
            tasks.Select(Row),
            Is.EquivalentTo(TaskRows.Of(state.Definition.Definition, state.Snapshot, derived, state.Calendar, state.Head.Team).Values),
            $"the stored tasks of {state.Head.Case}");
        Assert.That(deadlines.Select(Row), Is.EquivalentTo(DeadlineRows.Of(derived, state.Calendar).Values), $"the stored deadlines of {state.Head.Case}");
    }

    private static TaskRow Row(StoredTask stored) => new()
    {
        Key = stored.TaskKey,
        Name = stored.Name,
        Kind = stored.Kind,
        Role = stored.Role,
        Assignee = stored.Assignee,
        Team = stored.TeamId,
        OpenedAt = stored.OpenedAt,
        DueAt = stored.DueAt,
        Urgency = stored.Urgency,
    };

    private static DeadlineRow Row(StoredDeadline stored) => new()
    {
        Key = stored.DeadlineKey,
        Name = stored.Name,
        From = stored.FromAt,
        DueAt = stored.DueAt,
        NextStageAt = stored.NextStageAt,
    };
}
