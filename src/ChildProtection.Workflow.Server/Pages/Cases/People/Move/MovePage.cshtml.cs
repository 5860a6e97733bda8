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

namespace ChildProtection.Workflow.Server.Pages.Cases.People.Move;

/// <summary>The child lives somewhere else: a new household, who moves along, and whether where it is is restricted.</summary>
[Needs(Permission.DoWork)]
public sealed class MovePage(PeopleReading reading, KeepingPeople keeping, SignedInStaff staff, IClock clock, Words words) : CasePeoplePage(reading, keeping, staff, clock, words)
{
    private const string Prefix = "p";
    private const string FromField = "from";

    /// <summary>Where the child lived when the form was opened; empty: not on file.</summary>
    [FromForm(Name = "seen")]
    public SubjectId? Seen { get; set; }

    [FromForm(Name = "restricted")]
    public string? Restricted { get; set; }

    [FromForm(Name = "with")]
    public IReadOnlyList<string> With { get; set; } = [];

    public IReadOnlyList<PartField> Fields { get; private set; } = [];

    public IReadOnlyList<Option> WaysOut { get; private set; } = [];

    public string UnsaidWords { get; private set; } = "";

    public IReadOnlyList<Option> Movers { get; private set; } = [];

    public IReadOnlyList<Option> Restriction { get; private set; } = [];

    public QuestionInput.Date From { get; private set; } = new(null, null, null, null);

    public async Task<IActionResult> OnGet(CancellationToken cancellationToken)
    {
        if (!await LoadPeople(correcting: false, cancellationToken))
        {
            return NotFound();
        }
        (Command, Seen, Report) = (Guid.NewGuid(), Home(), true);
        Show(null);
        return Page();
    }

    public async Task<IActionResult> OnPost(CancellationToken cancellationToken)
    {
        if (Command == Guid.Empty || !await LoadPeople(correcting: false, cancellationToken))
        {
            return NotFound();
        }
        var (address, errors) = new FactFields(Said, Words).Read(Request.Form, FactKinds.Address, Prefix);
        var (from, fromError) = DayFields.Read(Request.Form, FromField, Words);
        foreach (var error in errors.Concat(fromError is null ? [] : [fromError]))
        {
            ModelState.AddModelError(error.Field, error.Message);
        }
        bool? restricted = Restricted switch { "yes" => true, "no" => false, _ => null };
        var movers = With.Select(id => SubjectId.TryParse(id, null, out var mover) ? mover : (SubjectId?)null).OfType<SubjectId>().ToList();
        if (ModelState.IsValid
            && await Keep(new PeopleEdit.Moved(address, restricted, movers, from, Seen), FactKinds.Address.ChangeOfCircumstances, from, cancellationToken) is { } answer)
        {
            return answer;
        }
        if (Home() != Seen)
        {
            (Meanwhile, Seen) = (Words["people.moved_meanwhile"], Home());
        }
        Show(Request.Form);
        return Page();
    }

    private SubjectId? Home() => People.View.HomeOf(SubjectId.Of(People.View.Child.Id));

    private void Show(IFormCollection? typed)
    {
        var fields = new FactFields(Said, Words);
        Fields = fields.Of(FactKinds.Address, Prefix, typed, null);
        WaysOut = fields.WaysOut(FactKinds.Address, typed, null);
        UnsaidWords = FactFields.UnsaidWords(typed, null);
        From = FactFields.Day(typed, FromField, null);
        Restriction = [.. new[] { "yes", "no" }.Select(code => new Option(code, Said.Choice(code), code == Restricted))];
        Movers =
        [
            .. People.View.Persons.Where(person => person.Id != People.View.Child.Id)
                .OrderByDescending(person => People.View.HomeOf(SubjectId.Of(person.Id)) == Home())
                .Select(person => new Option(person.Id.ToString(), person.Name, With.Contains(person.Id.ToString()))),
        ];
    }
}
