using System.Collections.Immutable;
using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People;
using ChildProtection.Workflow.Cases.People.Facts;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Engine.Documents;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Texts;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Documents;

/// <summary>Letters, leaflets and plans of a case, made out for each recipient. Who may have one is asked here, for pages and API alike.</summary>
public sealed class CaseDocuments(CaseReading reading, PeopleReading people, ICaseFiles files, IStaffDirectory staff, IAuthorities authorities, IClock clock)
{
    /// <summary>Whom a family rings.</summary>
    private const string Lead = "lead_social_worker";

    /// <summary>
    /// Null when the case is none of the reader's. Whoever sees the whole case has its documents; a narrower role those that its own tasks give.
    /// </summary>
    /// <param name="reader">Who looks.</param>
    /// <param name="caseId">The case.</param>
    /// <param name="cancellationToken">Given up.</param>
    public async Task<CasePapers?> Of(StaffMember reader, CaseId caseId, CancellationToken cancellationToken)
    {
        if (await reading.Case(reader, caseId, CasePart.Document, cancellationToken) is not { } view)
        {
            return null;
        }
        var state = view.State;
        var rows = FullRecords.Of(state.Definition.Definition, await files.Records(reader.Authority, caseId, cancellationToken), state.Calendar);
        var around = await people.Around(reader, state, cancellationToken);
        var (colleagues, authority, now) = (await staff.Names(reader.Authority, cancellationToken), await authorities.Name(reader.Authority, cancellationToken), clock.GetCurrentInstant());
        DocumentNames Names(Instant? at) => new(
            Called(around, SubjectId.Of(view.Child.Id), at) ?? view.Child.Name,
            authority,
            id => UserId.TryParse(id, null, out var user) && colleagues.TryGetValue(user, out var name) ? name
                : view.Child.People.FirstOrDefault(person => person.Id == id) is { } person ? (PersonId.TryParse(id, null, out var known) ? Called(around, SubjectId.Of(known), at) : null) ?? person.Name
                : null);
        DocumentComposer In(string language) => new(state.Definition, state.Snapshot, state.Calendar, now, rows, Names(null), Spoken(language));
        DocumentComposer Then(string language, CaseSnapshot stood, Instant at, IReadOnlyDictionary<string, ImmutableArray<FullRecord>> records) =>
            new(state.Definition, stood, state.Calendar, at, records, Names(at), Spoken(language));
        var telephones = (await staff.Everybody(reader.Authority, cancellationToken)).ToDictionary(member => member.Id, member => member.Telephone);
        LetterHead HeadAt(CaseSnapshot stood, Instant at)
        {
            UserId? worker = stood.Holders.TryGetValue(Lead, out var held) && UserId.TryParse(held, null, out var user) ? user : null;
            return new LetterHead(
                authority, worker is { } one ? colleagues.GetValueOrDefault(one) : null, worker is { } who ? telephones.GetValueOrDefault(who) : null, state.Calendar.DateOf(at),
                LetterHead.ReferenceOf(caseId));
        }
        var copies = In("en").Copies().Where(copy => view.Sight.MayHave(copy.Document)).ToLookup(copy => copy.Withheld);
        return new CasePapers(view, [.. copies[false]], [.. copies[true]], In, Then, HeadAt, around);
    }

    private static Language Spoken(string tag) => tag == "cy" ? Language.Welsh : Language.English;

    /// <summary>What somebody was called on file at a time; null: no time is asked for, or nothing was on file.</summary>
    private static string? Called(PeopleView? around, SubjectId who, Instant? at) => at is not { } then ? null : around?.Of(who)
        .Where(fact => fact.Kind == FactKinds.Name && fact.Recorded.At <= then && !(fact.Corrected?.Signature.At <= then) && !(fact.Ended?.At <= then))
        .OrderBy(fact => fact.Recorded.At).Select(fact => fact.Value).OfType<FactValue.Said>().Select(said => $"{said["given"]} {said["family"]}".Trim()).LastOrDefault();
}
