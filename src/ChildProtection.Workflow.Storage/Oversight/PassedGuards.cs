using ChildProtection.Workflow.Cases.Access.Restricting;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Oversight;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Oversight;

/// <summary>Reads from the journals which checks were passed: an index holds these entries alone.</summary>
public sealed class PassedGuards(IDbContextFactory<WorkflowDbContext> contexts) : IPassedGuards
{
    /// <summary>The kinds of entry, as the journal writes them; the index in the schema has the same words.</summary>
    internal const string Filter = "kind in ('check.overridden', 'check.flagged')";

    private static readonly string[] Kinds = ["check.overridden", "check.flagged"];

    public async Task<IReadOnlyList<PassedGuard>> Between(
        AuthorityId authority, IReadOnlyList<TeamId> teams, HiddenFiles hidden, Instant since, Instant before, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(hidden);
        var unseen = hidden.Children;
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await (
            from entry in database.Journal.AsNoTracking()
            join one in database.Cases.AsNoTracking() on new { entry.AuthorityId, entry.CaseId } equals new { one.AuthorityId, one.CaseId }
            where entry.AuthorityId == authority && Kinds.Contains(entry.Kind) && entry.RecordedAt >= since && entry.RecordedAt < before
                && (teams.Count == 0 || teams.Contains(one.TeamId)) && !unseen.Contains(one.ChildId)
            orderby entry.RecordedAt descending, entry.CaseId, entry.Sequence
            select new { Entry = entry, one.TeamId, one.DefinitionHash }).Take(IPassedGuards.EntriesMax).ToListAsync(cancellationToken);
        return [.. rows.Select(row => Read(row.Entry, row.TeamId, row.DefinitionHash))];
    }

    private static PassedGuard Read(StoredJournalEntry row, TeamId team, string definition) =>
        JournalFormat.Read(row.Kind, row.OccurredAt, row.RecordedAt, row.Actor, System.Text.Encoding.UTF8.GetBytes(row.Payload)) switch
        {
            JournalEntry.CheckOverridden passed => new PassedGuard(
                row.CaseId, team, definition, passed.Check, row.Actor, row.RecordedAt, passed.Role, passed.Reason, passed.By, passed.CannotWait),
            JournalEntry.CheckFlagged noted => new PassedGuard(row.CaseId, team, definition, noted.Check, row.Actor, row.RecordedAt, null, null, null, false),
            var other => throw new InvalidOperationException($"{other.GetType().Name} is no passed check."),
        };
}
