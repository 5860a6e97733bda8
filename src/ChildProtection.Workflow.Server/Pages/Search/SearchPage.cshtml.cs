using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Definitions;
using ChildProtection.Workflow.Cases.People.Facts;
using ChildProtection.Workflow.Cases.People.Matching;
using ChildProtection.Workflow.Server.Access;
using ChildProtection.Workflow.Server.Forms;
using ChildProtection.Workflow.Server.People;
using ChildProtection.Workflow.Server.SignIn;
using ChildProtection.Workflow.Server.Texts;
using ChildProtection.Workflow.Server.Work;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace ChildProtection.Workflow.Server.Pages.Search;

/// <summary>
/// Looks for people and their cases. What is asked is sent in the request's body and not in its address: the names of children belong in no browser's history and no
/// server's log but the log of searches.
/// </summary>
[Needs(Permission.SeeCase)]
public sealed class SearchPage(Searching searching, SignedInStaff staff, ICalendarLibrary calendars, IClock clock, Words words) : PageModel
{
    /// <summary>Characters of what is looked for.</summary>
    public const int NameCharactersMax = 100;

    private const string BornField = "born";

    [FromForm(Name = "name")]
    public string? Name { get; set; }

    [FromForm(Name = "number")]
    public string? Number { get; set; }

    public QuestionInput.Date Born { get; private set; } = new(null, null, null, null);

    /// <summary>Null: nothing has been looked for yet.</summary>
    public SearchAnswer? Answer { get; private set; }

    public IReadOnlyList<Line> Lines { get; private set; } = [];

    public IActionResult OnGet() => Page();

    public async Task<IActionResult> OnPost(CancellationToken cancellationToken)
    {
        var reader = await staff.Get(cancellationToken);
        Born = new QuestionInput.Date(Request.Form["born.day"], Request.Form["born.month"], Request.Form["born.year"], null);
        var (born, dateError) = DayFields.Read(Request.Form, BornField, words);
        FieldError?[] found =
        [
            Name?.Length > NameCharactersMax ? new FieldError("name", words.With("search.name_long", NameCharactersMax)) : null,
            dateError,
            born > calendars.Default(reader.Authority).DateOf(clock.GetCurrentInstant()) ? new FieldError($"{BornField}.day", words["search.born_ahead"]) : null,
            !string.IsNullOrWhiteSpace(Number) && NhsNumber.Normalised(Number) is null ? new FieldError("number", words["open.number_wrong"]) : null,
        ];
        var errors = found.OfType<FieldError>().ToList();
        var question = new PersonQuestion(Name, born, NhsNumber.Normalised(Number ?? string.Empty));
        if (errors.Count == 0 && question.IsEmpty)
        {
            errors.Add(new FieldError("name", words["search.nothing_asked"]));
        }
        if (errors.Count > 0)
        {
            errors.ForEach(error => ModelState.AddModelError(error.Field, error.Message));
            return Page();
        }
        if (await searching.For(reader, question, cancellationToken) is not { } answer)
        {
            return Forbid();
        }
        Answer = answer;
        Lines =
        [
            .. answer.People.Select(person => new Line(
                person.Card.Name,
                PersonWords.Born(person.Card, words),
                [.. person.Cases.Select(through => (CasePaths.Case(through.Case), words.With(through.Closed ? "search.closed_case_of" : "search.case_of", through.Child.Name)))])),
        ];
        return Page();
    }

    /// <param name="Cases">Where they lead, and what they are called.</param>
    public sealed record Line(string Name, string Born, IReadOnlyList<(string Path, string Title)> Cases);
}
