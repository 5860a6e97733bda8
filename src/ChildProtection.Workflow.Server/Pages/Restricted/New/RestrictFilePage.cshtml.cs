using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Access.Restricting;
using ChildProtection.Workflow.Cases.Definitions;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Server.Access;
using ChildProtection.Workflow.Server.Forms;
using ChildProtection.Workflow.Server.Shell;
using ChildProtection.Workflow.Server.SignIn;
using ChildProtection.Workflow.Server.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using NodaTime.Text;

namespace ChildProtection.Workflow.Server.Pages.Restricted.New;

/// <summary>
/// Restricts a child's file. Whoever does it knows the child's whole name and date of birth: nothing is found by browsing, and a file that is restricted already is not found.
/// </summary>
[Needs(Permission.RestrictFiles)]
public sealed class RestrictFilePage(
    FileRestricting restricting, IChildren children, IStaffDirectory staff, SignedInStaff signedIn, ICalendarLibrary calendars, IClock clock, Words words) : PageModel
{
    /// <summary>When the next look is offered.</summary>
    private static readonly Period OfferedReview = Period.FromMonths(3);

    [FromForm(Name = "given")]
    public string? GivenName { get; set; }

    [FromForm(Name = "family")]
    public string? FamilyName { get; set; }

    [FromForm(Name = "born")]
    public string? Born { get; set; }

    [FromForm(Name = "ground")]
    public string? Ground { get; set; }

    [FromForm(Name = "reason")]
    public string? Reason { get; set; }

    [FromForm(Name = "review")]
    public string? Review { get; set; }

    [FromForm(Name = "readers")]
    public IReadOnlyList<string> Readers { get; set; } = [];

    [FromForm(Name = "out")]
    public IReadOnlyList<string> KeptOut { get; set; } = [];

    public IReadOnlyList<Option> Grounds { get; private set; } = [];

    public IReadOnlyList<Option> ReaderOptions { get; private set; } = [];

    public IReadOnlyList<Option> OutOptions { get; private set; } = [];

    public async Task OnGet(CancellationToken cancellationToken)
    {
        var reader = await signedIn.Get(cancellationToken);
        Review = LocalDatePattern.Iso.Format(calendars.Default(reader.Authority).DateOf(clock.GetCurrentInstant()) + OfferedReview);
        await Show(reader, cancellationToken);
    }

    public async Task<IActionResult> OnPost(CancellationToken cancellationToken)
    {
        var reader = await signedIn.Get(cancellationToken);
        await Show(reader, cancellationToken);
        var born = LocalDatePattern.Iso.Parse(Born ?? "");
        var review = LocalDatePattern.Iso.Parse(Review ?? "");
        FieldError?[] errors =
        [
            string.IsNullOrWhiteSpace(GivenName) ? new FieldError("given", words["emergency.given_missing"]) : null,
            string.IsNullOrWhiteSpace(FamilyName) ? new FieldError("family", words["emergency.family_missing"]) : null,
            !born.Success ? new FieldError("born", words["emergency.born_missing"]) : null,
            !Enum.TryParse<RestrictionGround>(Ground, out var ground) || !Enum.IsDefined(ground) ? new FieldError("ground", words["restricted.ground_missing"]) : null,
            !review.Success ? new FieldError("review", words["restricted.review_wrong"]) : null,
        ];
        this.Say(errors.OfType<FieldError>());
        if (!ModelState.IsValid)
        {
            return Page();
        }
        var outcome = RestrictingOutcome.NotFound;
        foreach (var child in await children.Exactly(reader.Authority, GivenName!, FamilyName!, born.Value, cancellationToken))
        {
            outcome = await restricting.Set(reader, child, ground, Reason ?? "", review.Value, Named(), cancellationToken);
            if (outcome == RestrictingOutcome.Done)
            {
                TempData[DoneMessage.Key] = words["restricted.done_set"];
                return LocalRedirect($"/restricted/{child}");
            }
        }
        this.Say([RestrictingErrors.Of(outcome, words, notFoundField: "given")]);
        return Page();
    }

    private IReadOnlyList<RestrictedReader> Named() =>
    [
        .. Users(KeptOut).Select(user => new RestrictedReader(user, ReaderStanding.KeptOut)),
        .. Users(Readers).Except(Users(KeptOut)).Select(user => new RestrictedReader(user, ReaderStanding.Reads)),
    ];

    private static IEnumerable<UserId> Users(IEnumerable<string> typed) =>
        typed.Select(id => UserId.TryParse(id, null, out var user) ? user : (UserId?)null).OfType<UserId>();

    private async Task Show(StaffMember reader, CancellationToken cancellationToken)
    {
        var everybody = (await staff.Everybody(reader.Authority, cancellationToken)).Where(member => member.Id != reader.Id).ToList();
        Grounds = [.. Enum.GetValues<RestrictionGround>().Select(each => new Option(each.ToString(), words[$"restricted.ground_{each.ToString().ToLowerInvariant()}"], each.ToString() == Ground))];
        ReaderOptions = [.. everybody.Where(member => AccessTable.Allows(member, Permission.SeeCase)).Select(member => StaffOption(member, Readers))];
        OutOptions = [.. everybody.Select(member => StaffOption(member, KeptOut))];
    }

    private Option StaffOption(StaffMember member, IReadOnlyList<string> chosen) => new(
        member.Id.ToString(), $"{member.Name} ({string.Join(", ", member.Roles.Select(role => words.Role(role)))})", chosen.Contains(member.Id.ToString()));
}
