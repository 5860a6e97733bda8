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

/// <summary>Puts on file what is so from a day on. What was so before ends the day before, and stays.</summary>
[Needs(Permission.DoWork)]
public sealed class NewsPage(PeopleReading reading, KeepingPeople keeping, SignedInStaff staff, IClock clock, Words words) : CasePeoplePage(reading, keeping, staff, clock, words)
{
    private const string FromField = "from";
    private const string Prefix = "p";

    [FromRoute(Name = "subject")]
    public SubjectId Subject { get; set; }

    [FromRoute(Name = "kind")]
    public string Kind { get; set; } = "";

    [FromQuery(Name = "series")]
    public Guid? Series { get; set; }

    /// <summary>What held when the form was opened; empty: nothing.</summary>
    [FromForm(Name = "seen")]
    public FactId? Seen { get; set; }

    public string Title { get; private set; } = "";

    public string About { get; private set; } = "";

    public IReadOnlyList<PartField> Fields { get; private set; } = [];

    public IReadOnlyList<Option> WaysOut { get; private set; } = [];

    public string UnsaidWords { get; private set; } = "";

    public QuestionInput.Date From { get; private set; } = new(null, null, null, null);

    /// <summary>The change is one that the chair must hear of.</summary>
    public bool IsChange { get; private set; }

    private FactKind kind = null!;

    public async Task<IActionResult> OnGet(CancellationToken cancellationToken)
    {
        if (!await Load(cancellationToken))
        {
            return NotFound();
        }
        (Command, Seen, Report) = (Guid.NewGuid(), Open()?.Id, true);
        Show(null);
        return Page();
    }

    public async Task<IActionResult> OnPost(CancellationToken cancellationToken)
    {
        if (Command == Guid.Empty || !await Load(cancellationToken))
        {
            return NotFound();
        }
        var (value, errors) = new FactFields(Said, Words).Read(Request.Form, kind, Prefix);
        var (from, fromError) = DayFields.Read(Request.Form, FromField, Words);
        foreach (var error in errors.Concat(fromError is null ? [] : [fromError]))
        {
            ModelState.AddModelError(error.Field, error.Message);
        }
        if (ModelState.IsValid && await Keep(new PeopleEdit.News(Subject, kind, Series, null, value, from, Seen), kind.ChangeOfCircumstances, from, cancellationToken) is { } answer)
        {
            return answer;
        }
        if (Open() is { } now && now.Id != Seen)
        {
            Meanwhile = Said.Value(now);
            Seen = now.Id;
        }
        Show(Request.Form);
        return Page();
    }

    protected override string FieldOf(string part) => kind.Part(part)?.Type == PartType.Date ? $"{Prefix}.{part}.day" : $"{Prefix}.{part}";

    private async Task<bool> Load(CancellationToken cancellationToken)
    {
        if (FactKinds.Find(Kind) is not { } known || !await LoadPeople(correcting: false, cancellationToken) || !People.Sight.Sees(known))
        {
            return false;
        }
        var person = People.View.Person(Subject);
        (kind, Title, IsChange) = (known, Said.Title(known), known.ChangeOfCircumstances is not null);
        About = person?.Name ?? Words["people.about_household"];
        // A tie is made where somebody joins; here it can only change.
        return (person is not null || People.View.Households.Contains(Subject)) && (known.About is null || Open() is not null) && Open()?.Value is not FactValue.Withheld;
    }

    private Fact? Open() => People.View.Of(Subject)
        .FirstOrDefault(fact => fact.Kind == kind && fact.IsOpen && fact.Series == (kind.Several ? Series ?? Guid.Empty : Guid.Empty));

    private void Show(IFormCollection? typed)
    {
        var fields = new FactFields(Said, Words);
        var onFile = Open()?.Value;
        Fields = fields.Of(kind, Prefix, typed, onFile);
        WaysOut = fields.WaysOut(kind, typed, onFile);
        UnsaidWords = FactFields.UnsaidWords(typed, onFile);
        From = FactFields.Day(typed, FromField, null);
    }
}
