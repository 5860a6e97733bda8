using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People;
using ChildProtection.Workflow.Cases.People.Facts;
using ChildProtection.Workflow.Server.Access;
using ChildProtection.Workflow.Server.Forms;
using ChildProtection.Workflow.Server.People;
using ChildProtection.Workflow.Server.SignIn;
using ChildProtection.Workflow.Server.Texts;
using ChildProtection.Workflow.Server.Work;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace ChildProtection.Workflow.Server.Pages.Cases.People.OneFact;

/// <summary>Says that something holds no longer: somebody moved out, a telephone was given up, a relationship ended.</summary>
[Needs(Permission.DoWork)]
public sealed class EndPage(PeopleReading reading, KeepingPeople keeping, SignedInStaff staff, IClock clock, Words words) : CasePeoplePage(reading, keeping, staff, clock, words)
{
    private const string ToField = "to";

    [FromRoute(Name = "subject")]
    public SubjectId Subject { get; set; }

    [FromQuery(Name = "fact")]
    public FactId FactId { get; set; }

    public string Title { get; private set; } = "";

    public string About { get; private set; } = "";

    public string Value { get; private set; } = "";

    public QuestionInput.Date To { get; private set; } = new(null, null, null, null);

    public bool IsChange { get; private set; }

    private Fact ending = null!;

    public async Task<IActionResult> OnGet(CancellationToken cancellationToken)
    {
        if (!await Load(cancellationToken))
        {
            return NotFound();
        }
        (Command, Report) = (Guid.NewGuid(), true);
        return Page();
    }

    public async Task<IActionResult> OnPost(CancellationToken cancellationToken)
    {
        if (Command == Guid.Empty || !await Load(cancellationToken))
        {
            return NotFound();
        }
        To = FactFields.Day(Request.Form, ToField, null);
        var (to, error) = DayFields.Read(Request.Form, ToField, Words);
        if (to is null)
        {
            ModelState.AddModelError($"{ToField}.day", error?.Message ?? Words["people.to_missing"]);
            return Page();
        }
        // Whoever moved out is no new member of the household.
        var change = ending.Kind == FactKinds.LivesIn ? "other" : ending.Kind.ChangeOfCircumstances;
        return await Keep(new PeopleEdit.Ended(FactId, to.Value), change, to, cancellationToken) ?? Page();
    }

    private async Task<bool> Load(CancellationToken cancellationToken)
    {
        if (!await LoadPeople(correcting: false, cancellationToken)
            || People.View.Of(Subject).FirstOrDefault(fact => fact.Id == FactId) is not { Value: not FactValue.Withheld } found)
        {
            return false;
        }
        (ending, Title, Value, IsChange) = (found, Said.Title(found.Kind), Said.Value(found), found.Kind.ChangeOfCircumstances is not null);
        About = People.View.Person(Subject)?.Name ?? Words["people.about_household"];
        return true;
    }
}
