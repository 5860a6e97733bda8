using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People;
using ChildProtection.Workflow.Cases.People.Facts;
using ChildProtection.Workflow.Server.Access;
using ChildProtection.Workflow.Server.People;
using ChildProtection.Workflow.Server.SignIn;
using ChildProtection.Workflow.Server.Texts;
using ChildProtection.Workflow.Server.Work;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace ChildProtection.Workflow.Server.Pages.Cases.People.Choose;

/// <summary>What can be put on file about somebody or a household.</summary>
[Needs(Permission.DoWork)]
public sealed class ChoosePage(PeopleReading reading, KeepingPeople keeping, SignedInStaff staff, IClock clock, Words words) : CasePeoplePage(reading, keeping, staff, clock, words)
{
    [FromRoute(Name = "subject")]
    public SubjectId Subject { get; set; }

    public string Name { get; private set; } = "";

    public IReadOnlyList<(string Title, string Path)> Kinds { get; private set; } = [];

    public async Task<IActionResult> OnGet(CancellationToken cancellationToken)
    {
        if (!await LoadPeople(correcting: false, cancellationToken))
        {
            return NotFound();
        }
        var person = People.View.Person(Subject);
        if (person is null && !People.View.Households.Contains(Subject))
        {
            return NotFound();
        }
        Name = person?.Name ?? Words["people.about_household"];
        Kinds =
        [
            .. FactKinds.All.Where(kind => kind.About is null && Suits(kind, person) && People.Sight.Sees(kind) && (kind.Several || People.View.Now(Subject, kind) is null))
                .Select(kind => (Said.Title(kind), PeoplePaths.News(Id, Subject, kind))),
        ];
        return Page();
    }

    private static bool Suits(FactKind kind, PersonCard? person) => kind.Subject switch
    {
        FactSubject.Household => person is null,
        FactSubject.Child => person is { IsChild: true },
        _ => person is not null,
    };
}
