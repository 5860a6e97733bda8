using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Reassigning;
using ChildProtection.Workflow.Cases.Rules;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Texts;
using NodaTime;

namespace ChildProtection.Workflow.Server.CasePage;

/// <summary>Who led a case from when to when and why it changed, the last first; the times in which nobody did stand among them.</summary>
[Basis(
    "O5", "L5.1b",
    En = "The case shows who has led it, from when to when and why it changed, and flags each time in which nobody did.",
    Cy = "Mae’r achos yn dangos pwy a’i harweiniodd, o bryd hyd bryd a pham y newidiodd, ac yn nodi pob amser pan na wnaeth neb.")]
public sealed class LeadHistory(IAssignments assignments, IReassignments reassignments)
{
    private const string Lead = "lead_social_worker";

    /// <summary>A moment in which the one had left off and the other not yet begun is no gap.</summary>
    private static readonly Duration HandingOver = Duration.FromMinutes(5);

    public async Task<IReadOnlyList<LeadTime>> Of(CaseTelling telling, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(telling);
        var head = telling.State.Head;
        var held = await assignments.History(head.Authority, head.Case, Lead, cancellationToken);
        var given = await reassignments.Of(head.Authority, head.Case, Lead, cancellationToken);
        var lines = new List<LeadTime>();
        Instant? next = head.Closed ? held.FirstOrDefault()?.To : null;
        foreach (var (time, first) in held.Select((time, index) => (time, index == 0)))
        {
            var until = next ?? telling.Now;
            if (time.To is { } to && until - to > HandingOver)
            {
                lines.Add(new LeadTime(null, Words(telling, to, first && !head.Closed ? null : until), null));
            }
            var why = SaidThen(telling, time.User, time.From)
                ?? given.FirstOrDefault(one => one.To == time.User && time.From >= one.Made.At && time.From - one.Made.At < HandingOver)?.Reason
                ?? given.FirstOrDefault(one => one.From == time.User && one.Undone is { } undone && time.From >= undone.At && time.From - undone.At < HandingOver) switch
                {
                    null => null,
                    _ => telling.Words["lead.taken_back"],
                };
            lines.Add(new LeadTime(telling.Names.Of(time.User.ToString()), Words(telling, time.From, time.To), why));
            next = time.From;
        }
        return lines;
    }

    /// <summary>What whoever gave them the case said then, where that is among the entries at hand.</summary>
    private static string? SaidThen(CaseTelling telling, UserId who, Instant from) => telling.View.Journal.Select(line => line.Entry).OfType<JournalEntry.RoleAssigned>()
        .FirstOrDefault(entry => entry.Role == Lead && entry.User == who.ToString() && (entry.OccurredAt == from || entry.RecordedAt == from))?.Reason;

    private static string Words(CaseTelling telling, Instant from, Instant? to)
    {
        string Day(Instant at) => DateWords.Long(telling.State.Calendar.DateOf(at), telling.Words.Spoken);
        return to is { } until ? telling.Words.With("absence.from_to", Day(from), Day(until)) : telling.Words.With("lead.since", Day(from));
    }
}
