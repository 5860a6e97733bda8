using System.Text;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Runtime;
using NodaTime;

namespace ChildProtection.Workflow.Benchmarks.Storage;

/// <summary>Decided steps of the size of real ones: a journal entry of about 400 bytes, a deadline replaced, a task added, the snapshot of a real case.</summary>
internal static class BenchSteps
{
    public static readonly AuthorityId Authority = new(1);

    public static readonly Instant Start = Instant.FromUtc(2026, 3, 2, 9, 0);

    public static readonly string Payload = $$"""{"input": "task.done", "words": "{{new string('x', 360)}}"}""";

    private static readonly byte[] PayloadBytes = Encoding.UTF8.GetBytes(Payload);

    /// <summary>As <c>lpad(to_hex(n), 32, '0')::uuid</c> makes it in SQL.</summary>
    public static CaseId Case(int number) => new(new Guid(0, 0, 0, [0, 0, 0, 0, (byte)(number >> 24), (byte)(number >> 16), (byte)(number >> 8), (byte)number]));

    public static DecidedStep Open(int number) => Next(
        new CaseHead
        {
            Authority = Authority,
            Case = Case(number),
            Child = new ChildId(Case(number).Value),
            Team = new TeamId(1),
            Version = 0,
            LastSequence = 0,
            LastHash = JournalHash.Start,
            DefinitionHash = new string('d', 64),
            MainState = "protected",
            Closed = false,
            OpenedAt = Start,
            ChangedAt = Start,
            Snapshot = RealSnapshot.Bytes,
        },
        "case.opened");

    public static DecidedStep Next(CaseHead head, string kind)
    {
        var sequence = head.LastSequence + 1;
        var entry = new JournalRow(sequence, kind, Start, Start, "system", PayloadBytes, default);
        var hash = JournalHash.Of(head.LastHash.Span, head.Authority, head.Case, entry);
        return new DecidedStep
        {
            ExpectedVersion = head.Version,
            ExpectedHash = head.LastHash,
            Head = head with { Version = head.Version + 1, LastSequence = sequence, LastHash = hash, ChangedAt = Start },
            Journal = [entry with { Hash = hash }],
        };
    }

    /// <summary>The step that the floor P1 writes bare.</summary>
    public static DecidedStep Typical(CaseHead head)
    {
        var step = Next(head, "task.done");
        return step with
        {
            DeadlinesSet = [new DeadlineRow { Key = "visit", Name = "seen_alone", From = Start, DueAt = Later(head.Version), NextStageAt = Later(head.Version) }],
            TasksOpened = [Task($"visit-{step.Head.Version}")],
        };
    }

    /// <summary>A stage fired: its journal entry, its task, its event to one agency, and its deadline done with.</summary>
    public static DecidedStep Fired(CaseHead head)
    {
        var step = Next(head, "stage.raised");
        var id = new Guid((int)head.Version, 0, 0, head.Case.Value.ToByteArray()[8..]);
        return step with
        {
            DeadlinesEnded = ["visit"],
            TasksOpened = [Task("visit-overdue")],
            Outgoing = [new OutgoingEvent(id, step.Head.LastSequence, "visit.overdue", Start, Start, ["riverside-health"])],
        };
    }

    private static Instant Later(long version) => Start + Duration.FromDays(365) + Duration.FromMinutes(version % 100_000);

    private static TaskRow Task(string key) =>
        new() { Key = key, Name = "visit", Kind = TaskRowKind.Task, Role = "lead_social_worker", Team = new TeamId(1), OpenedAt = Start, DueAt = Start, Urgency = 0 };
}
