using ChildProtection.Workflow.Cases.Access.Restricting;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Oversight;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Oversight;

/// <summary>Reads from the journals which required questions were not known: an index holds these entries alone.</summary>
public sealed class NotKnownAnswers(IDbContextFactory<WorkflowDbContext> contexts) : INotKnownAnswers
{
    /// <summary>The kind of entry, as the journal writes it; the index in the schema has the same words.</summary>
    internal const string Filter = "kind = 'answer.not_known'";

    private const string Kind = "answer.not_known";

    public async Task<IReadOnlyList<NotKnownAnswer>> Between(
        AuthorityId authority, IReadOnlyList<TeamId> teams, HiddenFiles hidden, Instant since, Instant before, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(hidden);
        var unseen = hidden.Children;
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var rows = await (
            from entry in database.Journal.AsNoTracking()
            join one in database.Cases.AsNoTracking() on new { entry.AuthorityId, entry.CaseId } equals new { one.AuthorityId, one.CaseId }
            where entry.AuthorityId == authority && entry.Kind == Kind && entry.RecordedAt >= since && entry.RecordedAt < before
                && (teams.Count == 0 || teams.Contains(one.TeamId)) && !unseen.Contains(one.ChildId)
            orderby entry.RecordedAt descending, entry.CaseId, entry.Sequence
            select new { Entry = entry, one.TeamId, one.DefinitionHash }).Take(INotKnownAnswers.EntriesMax).ToListAsync(cancellationToken);
        return [.. rows.Select(row => Read(row.Entry, row.TeamId, row.DefinitionHash))];
    }

    private static NotKnownAnswer Read(StoredJournalEntry row, TeamId team, string definition) =>
        JournalFormat.Read(row.Kind, row.OccurredAt, row.RecordedAt, row.Actor, System.Text.Encoding.UTF8.GetBytes(row.Payload)) is JournalEntry.AnswerNotKnown answer
            ? new NotKnownAnswer(row.CaseId, team, definition, answer.Form, answer.Question, row.Actor, row.RecordedAt, answer.Reason)
            : throw new InvalidOperationException($"{row.Kind} is no answer that was not known.");
}
