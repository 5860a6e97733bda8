using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Definitions;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Server.Access;
using ChildProtection.Workflow.Server.Forms;
using ChildProtection.Workflow.Server.Shell;
using ChildProtection.Workflow.Server.SignIn;
using ChildProtection.Workflow.Server.Texts;
using ChildProtection.Workflow.Server.Work;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace ChildProtection.Workflow.Server.Pages.Oversight.Review;

/// <summary>Reviews a file opened in an emergency whose case asks for no review: it is closed.</summary>
[Needs(Permission.ReviewEmergencies)]
public sealed class ReviewEmergencyPage(
    EmergencyOversight oversight, SignedInStaff signedIn, IStaffDirectory staff, ICalendarLibrary calendars, IClock clock, Words words) : PageModel
{
    [FromQuery(Name = "case")]
    public string? Case { get; set; }

    [FromQuery(Name = "user")]
    public string? Opener { get; set; }

    /// <summary>When it was opened, in ticks of Unix time.</summary>
    [FromQuery(Name = "at")]
    public long At { get; set; }

    [FromForm(Name = "view")]
    public string? View { get; set; }

    [FromForm(Name = "words")]
    public string? Follows { get; set; }

    public string ChildName { get; private set; } = "";

    public string What { get; private set; } = "";

    public string Reason { get; private set; } = "";

    public IReadOnlyList<Option> Views => [.. Enum.GetValues<EmergencyView>().Select(each => new Option(each.ToString(), words[$"looks.review_{each.ToString().ToLowerInvariant()}"], each.ToString() == View))];

    public async Task<IActionResult> OnGet(CancellationToken cancellationToken) => await Load(cancellationToken) is null ? NotFound() : Page();

    public async Task<IActionResult> OnPost(CancellationToken cancellationToken)
    {
        if (await Load(cancellationToken) is not { } file)
        {
            return NotFound();
        }
        if (!Enum.TryParse<EmergencyView>(View, out var view) || !Enum.IsDefined(view))
        {
            this.Say([new FieldError("view", words["looks.review_missing"])]);
            return Page();
        }
        var outcome = await oversight.Review(await signedIn.Get(cancellationToken), file.Access.Case, file.Access.User, file.Access.At, view, Follows ?? "", cancellationToken);
        switch (outcome)
        {
            case EmergencyReviewOutcome.Done:
                TempData[DoneMessage.Key] = words["looks.review_done"];
                return LocalRedirect("/looks");
            case EmergencyReviewOutcome.WordsNeeded:
                this.Say([new FieldError("words", words["looks.review_words_missing"])]);
                return Page();
            default:
                return NotFound();
        }
    }

    /// <summary>Null: there is none that is the reader's to review here.</summary>
    private async Task<OpenedFile?> Load(CancellationToken cancellationToken)
    {
        var reader = await signedIn.Get(cancellationToken);
        var file = CaseId.TryParse(Case, null, out var id) && UserId.TryParse(Opener, null, out var opener) && opener != reader.Id
            ? (await oversight.Opened(reader, cancellationToken)).FirstOrDefault(each =>
                each.Access.Case == id && each.Access.User == opener && each.Access.At.ToUnixTimeTicks() == At && each is { View: null, InTheCase: false })
            : null;
        if (file is not null)
        {
            var names = new StaffNames(await staff.Names(reader.Authority, cancellationToken), words);
            var due = new DueWords(calendars.Default(reader.Authority), clock.GetCurrentInstant(), words);
            (ChildName, Reason) = (file.ChildName, file.Access.Reason);
            What = words.With("looks.emergency_by", names.Of(file.Access.User.ToString()), due.Moment(file.Access.At), due.Moment(file.Access.Until));
        }
        return file;
    }
}
