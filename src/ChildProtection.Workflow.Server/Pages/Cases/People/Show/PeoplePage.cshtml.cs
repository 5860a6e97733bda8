using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Definitions;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People;
using ChildProtection.Workflow.Cases.People.Matching;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Server.Access;
using ChildProtection.Workflow.Server.People;
using ChildProtection.Workflow.Server.SignIn;
using ChildProtection.Workflow.Server.Texts;
using ChildProtection.Workflow.Server.Work;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace ChildProtection.Workflow.Server.Pages.Cases.People.Show;

/// <summary>Who is who around a child: safe contact first, the household now and before, relationships, and what is on file about each.</summary>
[Needs(Permission.SeeCase)]
public sealed class PeoplePage(
    PeopleReading reading, IPersonSearch search, CaseLoading loading, CaseDoor door, IAssignments assignments, IStaffDirectory directory, IDefinitionLibrary definitions, SignedInStaff staff, IClock clock, Words words) : PageModel
{
    private const string LeadRole = "lead_social_worker";

    [FromRoute(Name = "id")]
    public CaseId Id { get; set; }

    public PeopleScreen Screen { get; private set; } = null!;

    public async Task<IActionResult> OnGet(CancellationToken cancellationToken)
    {
        var reader = await staff.Get(cancellationToken);
        if (!ModelState.IsValid || await reading.Of(reader, Id, cancellationToken) is not { } people)
        {
            return NotFound();
        }
        var names = new StaffNames(await directory.Names(reader.Authority, cancellationToken), words);
        var moments = new DueWords(people.State.Calendar, clock.GetCurrentInstant(), words);
        var leads = await assignments.History(reader.Authority, Id, LeadRole, cancellationToken);
        Screen = new PeopleScreens(people, names, moments, await CasesSeen(reader, people, cancellationToken), words).Screen(
        [
            .. leads.Select(lead => (names.Of(lead.User.ToString()), lead.To is { } to
                ? words.With("people.from_to", moments.Moment(lead.From), moments.Moment(to))
                : words.With("people.since", moments.Moment(lead.From)))),
        ]);
        return Page();
    }

    /// <summary>The open or last case of each other child, where the reader may see it.</summary>
    private async Task<IReadOnlyDictionary<PersonId, (string Path, string State)>> CasesSeen(StaffMember reader, CasePeople people, CancellationToken cancellationToken)
    {
        var children = people.View.Persons.Where(person => person.IsChild && person.Id != people.View.Child.Id).Select(person => new ChildId(person.Id.Value)).ToList();
        var seen = new Dictionary<PersonId, (string, string)>();
        var admission = await door.AdmissionOf(reader, cancellationToken);
        foreach (var head in (await search.CasesOf(reader.Authority, children, cancellationToken)).OrderByDescending(head => head.Closed).ThenBy(head => head.OpenedAt))
        {
            if (await loading.Read(new LoadedCase(head, []), cancellationToken) is CaseRead.Ready { State: var state } && admission.GroundOf(head.Case, CaseRelation.Of(state)) is not null)
            {
                var title = definitions.Find(reader.Authority, head.DefinitionHash)?.State(head.MainState)?.Title.In(words.Language) ?? head.MainState;
                seen[PersonId.Of(head.Child)] = (CasePaths.Case(head.Case), head.Closed ? words["case_list.closed"] : title);
            }
        }
        return seen;
    }
}
