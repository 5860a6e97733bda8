using System.Globalization;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Engine.Execution;
using NodaTime;

namespace ChildProtection.Workflow.Server.Api;

/// <summary>A case as the API gives it: names of the definition, not words.</summary>
public sealed record CaseResource
{
    public required Guid Case { get; init; }

    public required long Version { get; init; }

    public required Guid Child { get; init; }

    public required string ChildName { get; init; }

    public required string Definition { get; init; }

    public required bool Closed { get; init; }

    /// <summary>Dotted paths; the main one alone for whoever sees a part of the case.</summary>
    public required IReadOnlyList<string> ActiveStates { get; init; }

    public required IReadOnlyList<Task> Tasks { get; init; }

    public required IReadOnlyList<Action> Actions { get; init; }

    public required IReadOnlyList<Deadline> Deadlines { get; init; }

    public required IReadOnlyList<Escalation> Escalations { get; init; }

    /// <summary>The agencies that work with the child now.</summary>
    public required IReadOnlyList<RelatedAgency> Agencies { get; init; }

    /// <summary>Who holds a role for this case: the user's id by the role's name.</summary>
    public required IReadOnlyDictionary<string, string> Holders { get; init; }

    public static CaseResource Of(CaseView view) => new()
    {
        Case = view.State.Head.Case.Value,
        Version = view.State.Head.Version,
        Child = view.Child.Id.Value,
        ChildName = view.Child.Name,
        Definition = view.State.Head.DefinitionHash,
        Closed = view.State.Head.Closed,
        ActiveStates = view.Sight.IsWhole ? view.State.Snapshot.ActiveStates : [view.State.Head.MainState],
        Tasks = [.. view.Derivation.Tasks.Select(task => new Task(task.Key, task.Name, task.Each, task.For, task.Assignee, Utc(task.DueAt)))],
        Actions = [.. view.Derivation.Actions.Select(action => new Action(action.Name, action.Each, action.For))],
        Deadlines = [.. view.Derivation.Deadlines.Select(deadline => new Deadline(
            deadline.Key, deadline.Name, deadline.Each, deadline.Status == DeadlineStatus.Waiting, deadline.From?.ToString(), Utc(deadline.DueAt), deadline.Breached))],
        Escalations = [.. view.Derivation.Escalations.Select(escalation => new Escalation(
            escalation.Key, escalation.Deadline, escalation.Kind.ToString(), escalation.To, Utc(escalation.RaisedAt), escalation.AcknowledgedBy))],
        Agencies = [.. view.Agencies.Select(each => new RelatedAgency(each.Agency.Id.Value, each.Agency.Name, each.Agency.Kind, each.Since.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture), each.Agency.Active))],
        Holders = view.State.Snapshot.Holders,
    };

    private static DateTimeOffset? Utc(Instant? at) => at?.ToDateTimeOffset();

    /// <param name="Key">Of this instance: another once it has been done and is asked anew.</param>
    /// <param name="Record">The id of the record it is for; null when it is for none.</param>
    /// <param name="Roles">The roles that may do it.</param>
    public sealed record Task(string Key, string Name, string? Record, IReadOnlyList<string> Roles, string? Assignee, DateTimeOffset? DueAt);

    /// <param name="Record">The id of the record it is for; null when it is for none.</param>
    /// <param name="Roles">The roles that may take it.</param>
    public sealed record Action(string Name, string? Record, IReadOnlyList<string> Roles);

    /// <param name="Waiting">The fact it counts from is not known yet.</param>
    public sealed record Deadline(string Key, string Name, string? Record, bool Waiting, string? From, DateTimeOffset? DueAt, bool Missed);

    /// <param name="Since">The first day: <c>2026-03-02</c>.</param>
    /// <param name="TakesNotices">False: it was made inactive, and is told nothing.</param>
    public sealed record RelatedAgency(string Agency, string Name, string Kind, string Since, bool TakesNotices);

    /// <param name="Key">What acknowledging names.</param>
    public sealed record Escalation(string Key, string Deadline, string Kind, IReadOnlyList<string> To, DateTimeOffset? RaisedAt, string? AcknowledgedBy);
}
