using System.Text;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Storage.Steps;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Sqlite;

/// <summary>Writes decided steps in the writer's transaction.</summary>
internal static class StepWriter
{
    private static readonly ApplyOutcome Applied = new ApplyOutcome.Applied();

    private static readonly ApplyOutcome Conflicted = new ApplyOutcome.Conflict();

    public static ApplyOutcome[] Write(SqliteWriter writer, IReadOnlyList<DecidedStep> steps)
    {
        var outcomes = new ApplyOutcome[steps.Count];
        for (var i = 0; i < steps.Count; i++)
        {
            outcomes[i] = WriteOne(writer, steps[i]);
        }
        return outcomes;
    }

    private static ApplyOutcome WriteOne(SqliteWriter writer, DecidedStep step)
    {
        var authority = (object)step.Head.Authority.Value;
        if (step.CommandKey is { } key && writer.Scalar(ApplySql.KnownCommand, authority, key) is long version)
        {
            return new ApplyOutcome.AlreadyApplied(version);
        }
        if (!WriteHead(writer, step.Head, step))
        {
            return Conflicted;
        }
        var caseId = (object)step.Head.Case.Value;
        if (step.CommandKey is not null)
        {
            writer.Execute(ApplySql.Command, authority, step.CommandKey, caseId, step.Head.Version, Micros(step.Head.ChangedAt));
        }
        foreach (var entry in step.Journal)
        {
            writer.Execute(
                ApplySql.Journal, authority, entry.Sequence, Micros(entry.OccurredAt), Micros(entry.RecordedAt), caseId, entry.Hash.ToArray(), entry.Kind, entry.Actor, Json(entry.Payload));
        }
        WriteTasks(writer, step, authority, caseId);
        WriteDeadlines(writer, step, authority, caseId);
        WriteCaseFile(writer, step, authority, caseId);
        foreach (var change in step.HoldersChanged)
        {
            writer.Execute(ApplySql.EndAssignment, authority, caseId, change.Role, Micros(step.Head.ChangedAt));
            if (change.User is { } user)
            {
                writer.Execute(ApplySql.BeginAssignment, authority, caseId, change.Role, Micros(step.Head.ChangedAt), user.Value);
            }
        }
        foreach (var (outgoing, recipient) in Delivery.Of(step))
        {
            writer.Execute(
                ApplySql.Deliver, authority, caseId, step.Head.Child.Value, recipient, outgoing.EventId, outgoing.Sequence, outgoing.Kind, Micros(outgoing.OccurredAt), Micros(outgoing.RecordedAt), step.Head.DefinitionHash);
        }
        return Applied;
    }

    private static bool WriteHead(SqliteWriter writer, CaseHead head, DecidedStep step) => step.ExpectedVersion == 0
        ? writer.Execute(
            ApplySql.Open, head.Authority.Value, head.Case.Value, head.Child.Value, head.Team.Value, head.LastSequence, head.LastHash.ToArray(), head.DefinitionHash, head.MainState, head.Closed, Micros(head.OpenedAt), Micros(head.ChangedAt), head.Snapshot.ToArray()) > 0
        : writer.Execute(
            ApplySql.Move, head.Authority.Value, head.Case.Value, step.ExpectedVersion, head.Team.Value, head.LastSequence, head.LastHash.ToArray(), head.DefinitionHash, head.MainState, head.Closed, Micros(head.ChangedAt), head.Snapshot.ToArray(), step.ExpectedHash.ToArray()) > 0;

    private static void WriteTasks(SqliteWriter writer, DecidedStep step, object authority, object caseId)
    {
        WriteTaskRows(writer, ApplySql.OpenTask, step.TasksOpened, authority, caseId);
        WriteTaskRows(writer, ApplySql.ChangeTask, step.TasksChanged, authority, caseId);
        foreach (var key in step.TasksClosed)
        {
            writer.Execute(ApplySql.CloseTask, authority, caseId, key);
        }
    }

    private static void WriteTaskRows(SqliteWriter writer, string sql, IReadOnlyList<TaskRow> tasks, object authority, object caseId)
    {
        foreach (var task in tasks)
        {
            writer.Execute(
                sql, authority, caseId, task.Key, task.Name, (int)task.Kind, task.Role, task.Assignee?.Value, task.Team?.Value, Micros(task.OpenedAt), Micros(task.DueAt), task.Urgency);
        }
    }

    private static void WriteDeadlines(SqliteWriter writer, DecidedStep step, object authority, object caseId)
    {
        foreach (var deadline in step.DeadlinesSet)
        {
            writer.Execute(ApplySql.SetDeadline, authority, caseId, deadline.Key, deadline.Name, Micros(deadline.From), Micros(deadline.DueAt), Micros(deadline.NextStageAt));
        }
        foreach (var key in step.DeadlinesEnded)
        {
            writer.Execute(ApplySql.EndDeadline, authority, caseId, key);
        }
    }

    private static void WriteCaseFile(SqliteWriter writer, DecidedStep step, object authority, object caseId)
    {
        foreach (var breach in step.BreachesSet)
        {
            writer.Execute(ApplySql.SetBreach, authority, caseId, breach.Key, breach.Name, Micros(breach.DueAt), Micros(breach.MetAt), breach.RecordedLate, breach.Excused, breach.Moved);
        }
        foreach (var record in step.RecordsSet)
        {
            WriteRecord(writer, record, authority, caseId);
        }
        foreach (var entry in RegisterWrite.Fold(step.Register))
        {
            var (to, amended) = (SqliteWriter.Iso(entry.To), SqliteWriter.Iso(entry.AmendedOn));
            if (entry.IsNew)
            {
                writer.Execute(
                    ApplySql.EnterRegister, authority, caseId, entry.EntryId, step.Head.Child.Value, entry.Kind, SqliteWriter.Iso(entry.From), to, entry.EndReason, amended, entry.Categories);
            }
            else
            {
                writer.Execute(ApplySql.ChangeRegister, authority, caseId, to, entry.EndReason, amended, entry.Categories);
            }
        }
    }

    private static void WriteRecord(SqliteWriter writer, RecordRow record, object authority, object caseId)
    {
        if (record.Revision == 1)
        {
            writer.Execute(
                ApplySql.AddRecord, authority, caseId, record.Id, record.List, Micros(record.OccurredAt), Micros(record.RecordedAt), record.RecordedBy, record.Revision, Json(record.Fields));
        }
        else if (writer.Scalar(ApplySql.RecordFields, authority, caseId, record.Id) is string stored)
        {
            writer.Execute(
                ApplySql.ReviseRecord, authority, caseId, record.Id, Micros(record.OccurredAt), Micros(record.RecordedAt), record.RecordedBy, record.Revision, RecordFields.Overlay(stored, Json(record.Fields)));
        }
    }

    private static object? Micros(Instant? instant) => SqliteWriter.Micros(instant);

    private static string Json(ReadOnlyMemory<byte> utf8) => Encoding.UTF8.GetString(utf8.Span);
}
