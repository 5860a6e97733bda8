using System.Text;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Runtime;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Tests.Databases;

/// <summary>Decided steps as the runtime would decide them: the journal chained, the head at its end.</summary>
internal static class CaseSteps
{
    public static readonly AuthorityId Authority = new(1);

    public static readonly Instant Start = Instant.FromUtc(2026, 3, 2, 9, 0);

    /// <summary>The same id for the same number, so that two databases can be compared.</summary>
    public static CaseId Case(int number) => new(new Guid(number, 0, 0, [1, 0, 0, 0, 0, 0, 0, 1]));

    public static DecidedStep Open(CaseId caseId, string? commandKey = null, AuthorityId? authority = null)
    {
        var before = new CaseHead
        {
            Authority = authority ?? Authority,
            Case = caseId,
            Child = new ChildId(caseId.Value),
            Team = new TeamId(1),
            Version = 0,
            LastSequence = 0,
            LastHash = JournalHash.Start,
            DefinitionHash = "sha256-test",
            MainState = "enquiry",
            Closed = false,
            OpenedAt = Start,
            ChangedAt = Start,
            Snapshot = new byte[] { 3, 0, 255, 128 },
        };
        return Next(before, Start, "case.opened") with { CommandKey = commandKey };
    }

    /// <summary>The next step of a case: by default one journal entry and nothing else.</summary>
    public static DecidedStep Next(CaseHead head, Instant now, params string[] kinds)
    {
        var journal = new List<JournalRow>();
        var (sequence, hash) = (head.LastSequence, head.LastHash);
        foreach (var kind in kinds.Length == 0 ? ["step"] : kinds)
        {
            sequence++;
            var entry = new JournalRow(sequence, kind, now - Duration.FromHours(1), now, "system", Json($$"""{"n": {{sequence}}, "words": "Siân’s visit"}"""), default);
            hash = JournalHash.Of(hash.Span, head.Authority, head.Case, entry);
            journal.Add(entry with { Hash = hash });
        }
        return new DecidedStep
        {
            ExpectedVersion = head.Version,
            ExpectedHash = head.LastHash,
            Head = head with { Version = head.Version + 1, LastSequence = sequence, LastHash = hash, ChangedAt = now },
            Journal = journal,
        };
    }

    public static TaskRow Task(string key, Instant? dueAt = null) =>
        new() { Key = key, Name = key, Kind = TaskRowKind.Task, Role = "lead_social_worker", OpenedAt = Start, DueAt = dueAt, Urgency = 0 };

    public static DeadlineRow Deadline(string key, Instant? nextStageAt) =>
        new() { Key = key, Name = key, From = Start, DueAt = nextStageAt, NextStageAt = nextStageAt };

    public static ReadOnlyMemory<byte> Json(string text) => Encoding.UTF8.GetBytes(text);
}
