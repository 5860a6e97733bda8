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

/// <summary>Says that what is on file was never so. It stays on file, beside what was right and the reason.</summary>
[Needs(Permission.Correct)]
public sealed class CorrectFactOfPersonPage(PeopleReading reading, KeepingPeople keeping, SignedInStaff staff, IClock clock, Words words)
    : CasePeoplePage(reading, keeping, staff, clock, words)
{
    /// <summary>Characters of a reason.</summary>
    public const int ReasonCharactersMax = 2_000;

    private const string Prefix = "p";

    [FromRoute(Name = "subject")]
    public SubjectId Subject { get; set; }

    [FromQuery(Name = "fact")]
    public FactId FactId { get; set; }

    [FromForm(Name = "reason")]
    public string? Reason { get; set; }

    public string Title { get; private set; } = "";

    public string About { get; private set; } = "";

    public IReadOnlyList<PartField> Fields { get; private set; } = [];

    public IReadOnlyList<Option> WaysOut { get; private set; } = [];

    public string UnsaidWords { get; private set; } = "";

    public QuestionInput.Date From { get; private set; } = new(null, null, null, null);

    public QuestionInput.Date To { get; private set; } = new(null, null, null, null);

    private Fact wrong = null!;

    public async Task<IActionResult> OnGet(CancellationToken cancellationToken)
    {
        if (!await Load(cancellationToken))
        {
            return NotFound();
        }
        Command = Guid.NewGuid();
        Show(null);
        return Page();
    }

    public async Task<IActionResult> OnPost(CancellationToken cancellationToken)
    {
        if (Command == Guid.Empty || !await Load(cancellationToken))
        {
            return NotFound();
        }
        var (value, errors) = new FactFields(Said, Words).Read(Request.Form, wrong.Kind, Prefix);
        var (from, fromError) = DayFields.Read(Request.Form, "from", Words);
        var (to, toError) = DayFields.Read(Request.Form, "to", Words);
        FieldError?[] ofDays = [fromError, toError, Reason?.Length > ReasonCharactersMax ? new FieldError("reason", Words.With("people.fault_toolong", Words["people.reason"])) : null];
        foreach (var error in errors.Concat(ofDays.OfType<FieldError>()))
        {
            ModelState.AddModelError(error.Field, error.Message);
        }
        if (ModelState.IsValid && await Keep(new PeopleEdit.Correction(FactId, value, from, to, Reason ?? string.Empty), null, null, cancellationToken) is { } answer)
        {
            return answer;
        }
        if (wrong.Corrected is { } corrected)
        {
            Meanwhile = corrected.Reason;
        }
        Show(Request.Form);
        return Page();
    }

    protected override string FieldOf(string part) => wrong.Kind.Part(part)?.Type == PartType.Date ? $"{Prefix}.{part}.day" : $"{Prefix}.{part}";

    private async Task<bool> Load(CancellationToken cancellationToken)
    {
        if (!await LoadPeople(correcting: true, cancellationToken)
            || People.View.Of(Subject).FirstOrDefault(fact => fact.Id == FactId) is not { Value: not FactValue.Withheld } found)
        {
            return false;
        }
        (wrong, Title) = (found, Said.Title(found.Kind));
        About = People.View.Person(Subject)?.Name ?? Words["people.about_household"];
        return true;
    }

    private void Show(IFormCollection? typed)
    {
        var fields = new FactFields(Said, Words);
        Fields = fields.Of(wrong.Kind, Prefix, typed, wrong.Value);
        WaysOut = fields.WaysOut(wrong.Kind, typed, wrong.Value);
        UnsaidWords = FactFields.UnsaidWords(typed, wrong.Value);
        From = FactFields.Day(typed, "from", wrong.From);
        To = FactFields.Day(typed, "to", wrong.To);
    }
}
