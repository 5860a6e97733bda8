using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Engine.Documents;
using ChildProtection.Workflow.Engine.Texts;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Documents;

/// <summary>Letters, leaflets and plans of a case, made out for each recipient. Who may have one is asked here, for pages and API alike.</summary>
public sealed class CaseDocuments(CaseReading reading, PeopleReading people, ICaseFiles files, IStaffDirectory staff, IAuthorities authorities, IClock clock)
{
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
        var (names, now) = (await Names(reader, view, cancellationToken), clock.GetCurrentInstant());
        DocumentComposer In(string language) =>
            new(state.Definition, state.Snapshot, state.Calendar, now, rows, names, language == "cy" ? Language.Welsh : Language.English);
        return new CasePapers(
            view, [.. In("en").Copies().Where(copy => view.Sight.MayHave(copy.Document))], In, await people.Around(reader, state, cancellationToken));
    }

    private async Task<DocumentNames> Names(StaffMember reader, CaseView view, CancellationToken cancellationToken)
    {
        var colleagues = await staff.Names(reader.Authority, cancellationToken);
        var people = view.Child.People.ToDictionary(person => person.Id, person => person.Name, StringComparer.Ordinal);
        return new DocumentNames(
            view.Child.Name,
            await authorities.Name(reader.Authority, cancellationToken),
            id => UserId.TryParse(id, null, out var user) && colleagues.TryGetValue(user, out var name) ? name : people.GetValueOrDefault(id));
    }
}
