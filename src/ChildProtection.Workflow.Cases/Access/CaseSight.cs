using System.Collections.Immutable;
using System.Text.Json.Nodes;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Expressions;

namespace ChildProtection.Workflow.Cases.Access;

/// <summary>
/// How much of a case somebody sees who may see it at all: what the definition lets their roles see (<c>sees</c> of a role, <c>seen_by</c> of a record or a field).
/// Business support has names, dates, invitations and what is to be sent; the custodian has the register. Neither reads notes, enquiries or visits.
/// </summary>
public sealed class CaseSight
{
    private readonly Definition definition;

    /// <summary>All roles, by which work is asked.</summary>
    private readonly IReadOnlySet<string> roles;

    /// <summary>Those by which cases are seen.</summary>
    private readonly IReadOnlyList<string> seeing;

    private readonly Lazy<bool> seesEverything;

    private CaseSight(IReadOnlySet<string> roles, Definition definition)
    {
        this.definition = definition;
        this.roles = roles;
        seeing = [.. roles.Where(role => AccessTable.Allows([role], Permission.SeeCase))];
        IsWhole = seeing.Any(role => definition.Roles.GetValueOrDefault(role)?.Sees is null);
        seesEverything = new(() => IsWhole
            && definition.Fields.Keys.All(SeesFact)
            && definition.Records.Values.All(list => list.Fields.Keys.All(field => Sees(list.Name, field)) && SeesRecords(list.Name)));
    }

    /// <summary>One of the roles is not narrowed: then all is seen but what the definition keeps for others.</summary>
    public bool IsWhole { get; }

    /// <summary>By the roles that somebody has, and those that they hold for this case; and so by those of whoever they cover for.</summary>
    public static CaseSight Of(StaffMember staff, CaseState state) => new(
        staff.Covers.Where(covered => covered.Acts).Select(covered => covered.Away).Prepend(staff).SelectMany(member => RolesOf(member, state)).ToHashSet(StringComparer.Ordinal),
        state.Definition.Definition);

    private static IEnumerable<string> RolesOf(StaffMember member, CaseState state) =>
        member.Roles.Concat(state.Snapshot.Holders.Where(held => held.Value == member.Id.ToString()).Select(held => held.Key));

    /// <summary>Whether one of these is a role by which the reader sees the case.</summary>
    public bool IsOneOf(IEnumerable<string> wanted) => wanted.Any(seeing.Contains);

    /// <summary>
    /// Whether the reader may have that document. Staff read in one of their own nothing that they do not see in the case. A letter for somebody outside may say
    /// more than whoever sends it sees: it is theirs to send.
    /// </summary>
    public bool MayHave(Document document) =>
        (IsWhole || DefinitionOutline.Of(definition) is var outline && outline.Giving(document).SelectMany(outline.AskedOf).Any(roles.Contains))
        && (document.To != DocumentReader.Staff || document.Shows.All(shown => shown.List is null ? SeesFact(shown.Field) : Shows(shown.List, shown.Field)));

    // What every record has (when it happened, who entered it) is seen with the record.
    private bool Shows(string list, string field) =>
        SeesRecords(list) && (!definition.Records[list].Fields.ContainsKey(field) || Sees(list, field));

    public bool SeesFact(string fact) =>
        definition.Fields.TryGetValue(fact, out var field) ? seeing.Any(role => definition.Sees(role, field)) : IsWhole;

    public bool SeesRecords(string list) =>
        definition.Records.TryGetValue(list, out var type) ? seeing.Any(role => definition.Sees(role, type)) : IsWhole;

    public bool Sees(string list, string field) =>
        definition.Records.TryGetValue(list, out var type) && type.Fields.TryGetValue(field, out var known)
            ? seeing.Any(role => definition.Sees(role, type, known))
            : IsWhole;

    /// <summary>Whether the reader may correct a field of a record: it is seen, and the definition keeps its correction for nobody else.</summary>
    public bool MayCorrect(string list, string field) =>
        Sees(list, field) && (definition.Records[list] is var type && type.Correcting(type.Fields[field]) is not { } kept || kept.Any(roles.Contains));

    /// <summary>Whether what is corrected is seen at all: nobody writes over what they cannot read.</summary>
    public bool MayGive(CaseInput input) => input switch
    {
        CaseInput.CorrectField correct => SeesFact(correct.Field),
        CaseInput.CorrectRecord correct => SeesRecords(correct.List) && correct.Changes.Keys.All(field => Sees(correct.List, field)),
        _ => true,
    };

    /// <summary>The records seen, each with the fields that are seen of it.</summary>
    public IReadOnlyList<RecordRow> Of(IReadOnlyList<RecordRow> records) =>
        seesEverything.Value ? records : [.. records.Where(record => SeesRecords(record.List)).Select(Narrowed)];

    /// <summary>What happened is told in the words of those who wrote it: seen with the whole case alone, and without what is kept for others.</summary>
    public IReadOnlyList<JournalLine> Of(IReadOnlyList<JournalLine> journal) =>
        !IsWhole ? []
        : seesEverything.Value ? journal
        : [.. journal.Select(line => Narrowed(line.Entry) is { } entry ? line with { Entry = entry } : null).OfType<JournalLine>()];

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

    /// <summary>Null: it tells of nothing that is seen.</summary>
    private JournalEntry? Narrowed(JournalEntry entry) => entry switch
    {
        JournalEntry.FieldSet set => SeesFact(set.Field) ? set : null,
        JournalEntry.FieldCorrected corrected => SeesFact(corrected.Field) ? corrected : null,
        JournalEntry.RecordAdded added => SeesRecords(added.List) ? added with { Values = Seen(added.List, added.Values), NotKnown = added.NotKnown?.RemoveRange(added.NotKnown.Keys.Where(field => !Sees(added.List, field))) }
            : null,
        JournalEntry.AnswerNotKnown answer => SeesAnswer(answer) ? answer : null,
        JournalEntry.RecordUpdated updated => SeesRecords(updated.List) ? updated with { Values = Seen(updated.List, updated.Values) } : null,
        JournalEntry.RecordCorrected corrected => SeesRecords(corrected.List)
            ? corrected with { Before = Seen(corrected.List, corrected.Before), After = Seen(corrected.List, corrected.After) }
            : null,
        _ => entry,
    };

    // A reason tells of what was asked: it is seen by whoever sees everything that bears the name of the question.
    private bool SeesAnswer(JournalEntry.AnswerNotKnown answer) =>
        (definition.Forms.GetValueOrDefault(answer.Form)?.Records is not { } list || SeesRecords(list))
        && definition.Records.Values.Where(type => type.Fields.ContainsKey(answer.Question)).All(type => SeesRecords(type.Name) && Sees(type.Name, answer.Question))
        && (!definition.Fields.ContainsKey(answer.Question) || SeesFact(answer.Question));

    private ImmutableSortedDictionary<string, Value> Seen(string list, ImmutableSortedDictionary<string, Value> values) =>
        values.RemoveRange(values.Keys.Where(field => !Sees(list, field)));

    private RecordRow Narrowed(RecordRow record)
    {
        var fields = JsonNode.Parse(record.Fields.Span)!.AsObject();
        foreach (var unseen in fields.Select(field => field.Key).Where(field => !Sees(record.List, field)).ToList())
        {
            fields.Remove(unseen);
        }
        return record with { Fields = System.Text.Encoding.UTF8.GetBytes(fields.ToJsonString()) };
    }
}
