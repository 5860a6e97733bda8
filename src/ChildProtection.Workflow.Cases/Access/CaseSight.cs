using System.Text.Json.Nodes;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Engine.Execution;

namespace ChildProtection.Workflow.Cases.Access;

/// <summary>
/// How much of a case somebody sees who may see it at all (rules catalogue, section 2): all of it, or only what a narrow role needs. Business support
/// has names, dates, invitations and what is to be sent; the custodian has the register. Neither reads notes, enquiries or visits.
/// </summary>
public sealed class CaseSight
{
    private static readonly Part BusinessSupport = new(
        Facts: ["date_of_birth", "expected_date_of_birth", "conference_called_on", "conference_booked_for", "reviewing"],
        Records: new(StringComparer.Ordinal)
        {
            ["family_member"] = ["name", "kind", "told_of_end_on", "told_how"],
            ["invitation"] = ["name", "kind", "agency", "leaflet_sent_on", "leaflet_answer", "report_lodged_on", "shared_with_child", "report_given_on", "report_answer"],
            ["child_invitation"] = ["decision", "part_needs"],
            ["rebooking"] = ["old_date", "booked_for"],
            ["adjournment"] = ["kind", "reconvene_on"],
            ["conference"] = ["kind", "summary_sent_on", "minutes_approved", "minutes_sent_on"],
            ["core_group_meeting"] = ["record_sent_on"],
            ["agencies_told"] = ["agencies"],
        });

    private static readonly Part Custodian = new(
        Facts: ["date_of_birth", "expected_date_of_birth", "born", "previously_registered", "protection_ended_on", "end_reason"],
        Records: new(StringComparer.Ordinal)
        {
            ["register_change"] = ["kind", "confirmed_on"],
            ["conference"] = ["kind", "categories"],
        });

    /// <summary>Every other role that sees cases sees the whole of them.</summary>
    private static readonly Dictionary<string, Part> Narrow = new(StringComparer.Ordinal)
    {
        ["business_support"] = BusinessSupport,
        ["custodian"] = Custodian,
    };

    private readonly IReadOnlySet<string> roles;
    private readonly IReadOnlyList<Part> parts;

    private CaseSight(IReadOnlySet<string> roles)
    {
        this.roles = roles;
        IsWhole = roles.Any(role => !Narrow.ContainsKey(role) && AccessTable.Allows([role], Permission.SeeCase));
        parts = [.. roles.Where(Narrow.ContainsKey).Select(role => Narrow[role])];
    }

    public bool IsWhole { get; }

    /// <summary>By the roles that somebody has, and those that they hold for this case.</summary>
    public static CaseSight Of(StaffMember staff, CaseSnapshot snapshot) => new(
        staff.Roles.Concat(snapshot.Holders.Where(held => held.Value == staff.Id.ToString()).Select(held => held.Key)).ToHashSet(StringComparer.Ordinal));

    public bool SeesFact(string fact) => IsWhole || parts.Any(part => part.Facts.Contains(fact));

    public bool SeesRecords(string list) => IsWhole || parts.Any(part => part.Records.ContainsKey(list));

    public bool Sees(string list, string field) =>
        IsWhole || parts.Any(part => part.Records.TryGetValue(list, out var fields) && fields.Contains(field));

    /// <summary>Whether what is corrected is seen at all: nobody writes over what they cannot read.</summary>
    public bool MayGive(CaseInput input) => input switch
    {
        CaseInput.CorrectField correct => SeesFact(correct.Field),
        CaseInput.CorrectRecord correct => SeesRecords(correct.List) && correct.Changes.Keys.All(field => Sees(correct.List, field)),
        _ => true,
    };

    /// <summary>The records seen, each with the fields that are seen of it.</summary>
    public IReadOnlyList<RecordRow> Of(IReadOnlyList<RecordRow> records) =>
        IsWhole ? records : [.. records.Where(record => SeesRecords(record.List)).Select(Narrowed)];

    /// <summary>What happened is told in the words of those who wrote it: seen with the whole case alone.</summary>
    public IReadOnlyList<JournalLine> Of(IReadOnlyList<JournalLine> journal) => IsWhole ? journal : [];

    /// <summary>What is asked, offered, due and raised: with a part of the case, only what one's own roles are asked.</summary>
    public Derivation Of(Derivation derivation, DefinitionOutline outline)
    {
        if (IsWhole)
        {
            return derivation;
        }
        var tasks = derivation.Tasks.Where(task => task.For.Any(roles.Contains)).ToList();
        var deadlines = tasks.Select(task => task.DeadlineKey).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return derivation with
        {
            Tasks = [.. tasks],
            Actions = [.. derivation.Actions.Where(action => action.For.Any(roles.Contains))],
            Escalations = [.. derivation.Escalations.Where(escalation => escalation.To.Concat(escalation.Copy).Any(roles.Contains))],
            Deadlines = [.. derivation.Deadlines.Where(deadline =>
                deadlines.Contains(deadline.Key) || outline.Deadlines.GetValueOrDefault(deadline.Name)?.For.Any(roles.Contains) == true)],
        };
    }

    /// <summary>The facts and records, with their fields, that a narrow role sees; null for a role that sees the whole.</summary>
    public static (IReadOnlyList<string> Facts, IReadOnlyDictionary<string, string[]> Records)? PartOf(string role) =>
        Narrow.TryGetValue(role, out var part) ? (part.Facts, part.Records) : null;

    private RecordRow Narrowed(RecordRow record)
    {
        var fields = JsonNode.Parse(record.Fields.Span)!.AsObject();
        foreach (var unseen in fields.Select(field => field.Key).Where(field => !Sees(record.List, field)).ToList())
        {
            fields.Remove(unseen);
        }
        return record with { Fields = System.Text.Encoding.UTF8.GetBytes(fields.ToJsonString()) };
    }

    private sealed record Part(string[] Facts, Dictionary<string, string[]> Records);
}
