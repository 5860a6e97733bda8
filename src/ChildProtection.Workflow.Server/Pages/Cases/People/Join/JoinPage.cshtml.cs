using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People;
using ChildProtection.Workflow.Cases.People.Facts;
using ChildProtection.Workflow.Cases.People.Matching;
using ChildProtection.Workflow.Server.Access;
using ChildProtection.Workflow.Server.Forms;
using ChildProtection.Workflow.Server.People;
using ChildProtection.Workflow.Server.SignIn;
using ChildProtection.Workflow.Server.Texts;
using ChildProtection.Workflow.Server.Work;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace ChildProtection.Workflow.Server.Pages.Cases.People.Join;

/// <summary>Somebody joins the family or the household: found on file, or put on file when nobody there is the same.</summary>
[Needs(Permission.DoWork)]
public sealed class JoinPage(PeopleReading reading, KeepingPeople keeping, OpeningDesk file, SignedInStaff staff, IClock clock, Words words)
    : CasePeoplePage(reading, keeping, staff, clock, words)
{
    /// <summary>Characters of a given or a family name.</summary>
    public const int NameCharactersMax = 100;

    private const string RelationshipPrefix = "r";
    private const string LivesPrefix = "l";

    private readonly SignedInStaff readers = staff;

    [FromForm(Name = "given")]
    public string? GivenName { get; set; }

    [FromForm(Name = "family")]
    public string? FamilyName { get; set; }

    /// <summary>Somebody on file; empty: somebody new.</summary>
    [FromForm(Name = "person")]
    public PersonId? Person { get; set; }

    [FromForm(Name = "another")]
    public bool Another { get; set; }

    [FromForm(Name = "child")]
    public bool IsChild { get; set; }

    [FromForm(Name = "related")]
    public bool Related { get; set; }

    [FromForm(Name = "lives")]
    public bool Lives { get; set; }

    public QuestionInput.Date Born { get; private set; } = new(null, null, null, null);

    public QuestionInput.Date From { get; private set; } = new(null, null, null, null);

    public IReadOnlyList<PartField> Relationship { get; private set; } = [];

    public IReadOnlyList<PartField> LivesAs { get; private set; } = [];

    public IReadOnlyList<DuplicateLine> Alike { get; private set; } = [];

    /// <summary>Where the child lives; null: not on file, and so nobody can live there too.</summary>
    public SubjectId? Home { get; private set; }

    public async Task<IActionResult> OnGet(CancellationToken cancellationToken)
    {
        if (!await Load(cancellationToken))
        {
            return NotFound();
        }
        (Command, Report) = (Guid.NewGuid(), true);
        Show(null);
        return Page();
    }

    public async Task<IActionResult> OnPost(CancellationToken cancellationToken)
    {
        if (Command == Guid.Empty || !await Load(cancellationToken))
        {
            return NotFound();
        }
        var fields = new FactFields(Said, Words);
        var (born, bornError) = DayFields.Read(Request.Form, "born", Words);
        var (from, fromError) = DayFields.Read(Request.Form, "from", Words);
        Alike = Person is null && !string.IsNullOrWhiteSpace(GivenName)
            ? [.. (await file.MayBe(
                await readers.Get(cancellationToken),
                new PersonSketch([new PersonSketch.Called(GivenName, FamilyName ?? string.Empty)], born, null, null), cancellationToken)).Where(line => line.Id != PersonId.Of(new ChildId(People.View.Child.Id.Value)))]
            : [];
        FieldError?[] errors =
        [
            Person is null && string.IsNullOrWhiteSpace(GivenName) ? new FieldError("given", Words["people.given_missing"]) : null,
            GivenName?.Length > NameCharactersMax ? new FieldError("given", Words.With("open.name_long", NameCharactersMax)) : null,
            FamilyName?.Length > NameCharactersMax ? new FieldError("family", Words.With("open.name_long", NameCharactersMax)) : null,
            bornError,
            fromError,
            Alike.Count > 0 && !Another ? new FieldError("another", Words["people.alike_missing"]) : null,
        ];
        foreach (var error in errors.OfType<FieldError>())
        {
            ModelState.AddModelError(error.Field, error.Message);
        }
        // What was chosen counts, whether its box was ticked or not: nothing that was said is lost.
        Related |= Request.Form[$"{RelationshipPrefix}.kind"].Count > 0;
        Lives |= Request.Form[$"{LivesPrefix}.as"].Count > 0;
        var relationship = Related ? fields.Read(Request.Form, FactKinds.Relationship, RelationshipPrefix).Value : null;
        var lives = Lives && Home is not null ? fields.Read(Request.Form, FactKinds.LivesIn, LivesPrefix).Value : null;
        var edit = new PeopleEdit.Joined(
            Person, GivenName ?? string.Empty, FamilyName ?? string.Empty, born, null, IsChild, relationship, lives is null ? null : Home, lives, from);
        if (ModelState.IsValid && await Keep(edit, lives is null ? "other" : FactKinds.LivesIn.ChangeOfCircumstances, from, cancellationToken) is { } answer)
        {
            return answer;
        }
        Show(Request.Form);
        return Page();
    }

    protected override string FieldOf(string part) =>
        FactKinds.LivesIn.Part(part) is not null ? $"{LivesPrefix}.{part}" : FactKinds.Relationship.Part(part) is not null ? $"{RelationshipPrefix}.{part}" : part;

    private async Task<bool> Load(CancellationToken cancellationToken)
    {
        if (!await LoadPeople(correcting: false, cancellationToken))
        {
            return false;
        }
        Home = People.View.HomeOf(SubjectId.Of(People.View.Child.Id));
        return true;
    }

    private void Show(IFormCollection? typed)
    {
        var fields = new FactFields(Said, Words);
        Relationship = fields.Of(FactKinds.Relationship, RelationshipPrefix, typed, null);
        LivesAs = fields.Of(FactKinds.LivesIn, LivesPrefix, typed, null);
        Born = FactFields.Day(typed, "born", null);
        From = FactFields.Day(typed, "from", null);
    }
}
