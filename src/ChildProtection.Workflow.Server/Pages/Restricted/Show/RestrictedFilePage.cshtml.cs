using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Access.Restricting;
using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Definitions;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Server.Access;
using ChildProtection.Workflow.Server.Administration;
using ChildProtection.Workflow.Server.Forms;
using ChildProtection.Workflow.Server.Shell;
using ChildProtection.Workflow.Server.SignIn;
using ChildProtection.Workflow.Server.Texts;
using ChildProtection.Workflow.Server.Work;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using NodaTime.Text;

namespace ChildProtection.Workflow.Server.Pages.Restricted.Show;

/// <summary>A restricted file: who may see it, what was told about it, whether it is needed still, and how it is lifted by two people.</summary>
[Needs(Permission.RestrictFiles)]
public sealed class RestrictedFilePage(
    FileRestricting restricting, ICaseFiles files, IAdministrativeJournal journal, IStaffDirectory staff, SignedInStaff signedIn, ICalendarLibrary calendars, IClock clock, Words words) : PageModel
{
    private StaffMember reader = null!;
    private StaffNames names = null!;
    private DueWords due = null!;

    [FromRoute(Name = "child")]
    public ChildId Child { get; set; }

    public Restriction Restriction { get; private set; } = null!;

    public string ChildName { get; private set; } = "";

    public IReadOnlyList<string> Cases { get; private set; } = [];

    public IReadOnlyList<(string Id, string Name, bool KeptOut)> Readers { get; private set; } = [];

    public IReadOnlyList<NoticeLine> Notices { get; private set; } = [];

    public IReadOnlyList<ChangeLine> Journal { get; private set; } = [];

    public IReadOnlyList<Option> Staff { get; private set; } = [];

    public string ReviewOn => due.Day(Restriction.ReviewOn);

    public bool ReviewLate { get; private set; }

    /// <summary>Who has asked that it be lifted, and when; null: nobody has.</summary>
    public (string Who, string When)? Asked => Restriction.LiftingAsked is { } asked ? (names.Of(asked.By.ToString()), due.Moment(asked.At)) : null;

    public bool MayLift => Restriction.LiftingAsked is { } asked && asked.By != reader.Id;

    public string SetWords => words.With("restricted.set_by", names.Of(Restriction.Set.By.ToString()), due.Moment(Restriction.Set.At));

    public Task<IActionResult> OnGet(CancellationToken cancellationToken) => Shown(cancellationToken);

    public Task<IActionResult> OnPostName(string? user, bool keptOut, CancellationToken cancellationToken) => UserId.TryParse(user, null, out var named)
        ? Change(new RestrictionChange.Name(named, keptOut ? ReaderStanding.KeptOut : ReaderStanding.Reads), "restricted.done_named", cancellationToken)
        : Refused(RestrictingOutcome.ReaderUnknown, cancellationToken);

    public Task<IActionResult> OnPostRemove(string? user, CancellationToken cancellationToken) => UserId.TryParse(user, null, out var named)
        ? Change(new RestrictionChange.Remove(named), "restricted.done_removed", cancellationToken)
        : Refused(RestrictingOutcome.ReaderUnknown, cancellationToken);

    public Task<IActionResult> OnPostReview(string? next, string? reason, CancellationToken cancellationToken) => LocalDatePattern.Iso.Parse(next ?? "") is { Success: true } day
        ? Change(new RestrictionChange.Review(day.Value, reason ?? ""), "restricted.done_reviewed", cancellationToken)
        : Refused(RestrictingOutcome.ReviewDayWrong, cancellationToken);

    public Task<IActionResult> OnPostAsk(string? reason, CancellationToken cancellationToken) =>
        Change(new RestrictionChange.AskToLift(reason ?? ""), "restricted.done_asked", cancellationToken);

    public Task<IActionResult> OnPostKeep(CancellationToken cancellationToken) => Change(new RestrictionChange.KeepAfterAll(), "restricted.done_kept", cancellationToken);

    public Task<IActionResult> OnPostLift(CancellationToken cancellationToken) => Change(new RestrictionChange.Lift(), "restricted.done_lifted", cancellationToken);

    public async Task<IActionResult> OnPostAnswer(Guid notice, string? answer, CancellationToken cancellationToken)
    {
        var outcome = await restricting.Answer(await signedIn.Get(cancellationToken), Child, notice, answer ?? "", cancellationToken);
        return outcome == RestrictingOutcome.Done ? Done("restricted.done_answered", $"/restricted/{Child}") : await Refused(outcome, cancellationToken);
    }

    private async Task<IActionResult> Change(RestrictionChange change, string done, CancellationToken cancellationToken)
    {
        var outcome = await restricting.Change(await signedIn.Get(cancellationToken), Child, change, cancellationToken);
        return outcome == RestrictingOutcome.Done
            ? Done(done, change is RestrictionChange.Lift ? "/restricted" : $"/restricted/{Child}")
            : await Refused(outcome, cancellationToken);
    }

    private RedirectResult Done(string done, string path)
    {
        TempData[DoneMessage.Key] = words[done];
        return Redirect(path);
    }

    private async Task<IActionResult> Refused(RestrictingOutcome outcome, CancellationToken cancellationToken)
    {
        var page = await Shown(cancellationToken);
        this.Say([RestrictingErrors.Of(outcome, words)]);
        return page;
    }

    private async Task<IActionResult> Shown(CancellationToken cancellationToken)
    {
        reader = await signedIn.Get(cancellationToken);
        if (Child == default || await restricting.Kept(reader, Child, cancellationToken) is not { } kept)
        {
            return NotFound();
        }
        var (calendar, now) = (calendars.Default(reader.Authority), clock.GetCurrentInstant());
        var everybody = await staff.Names(reader.Authority, cancellationToken);
        (Restriction, names, due, ReviewLate) = (kept, new StaffNames(everybody, words), new DueWords(calendar, now, words), kept.ReviewOn < calendar.DateOf(now));
        ChildName = (await files.Child(reader.Authority, Child, cancellationToken))?.Name ?? "–";
        Cases = [.. (await files.CasesOf(reader.Authority, Child, cancellationToken)).OrderBy(head => head.Closed).Select(head => CasePaths.Case(head.Case))];
        Readers = [.. kept.Readers.Select(each => (each.User.ToString(), names.Of(each.User.ToString()), each.Standing == ReaderStanding.KeptOut)).OrderBy(each => each.Item3).ThenBy(each => each.Item2, StringComparer.CurrentCulture)];
        Staff = [.. (await staff.Everybody(reader.Authority, cancellationToken)).Where(member => member.Id != reader.Id)
            .Select(member => new Option(member.Id.ToString(), $"{member.Name} ({string.Join(", ", member.Roles.Select(role => words.Role(role)))})", false))];
        Notices = [.. (await restricting.Notices([kept], cancellationToken)).Select(notice => new NoticeLine(
            notice.Id,
            words.With($"restricted.notice_{notice.Kind.ToString().ToLowerInvariant()}", names.Of(notice.By.By.ToString()), due.Moment(notice.By.At)),
            notice.Words,
            notice.IsOverdue(now),
            notice.Answered is { } answered ? words.With("restricted.answered_by", names.Of(answered.By.ToString()), due.Moment(answered.At)) : null,
            notice.Answer,
            notice.By.By != reader.Id))];
        var told = new ChangeLines(everybody, new Dictionary<AgencyId, string>(), new Dictionary<string, string>(), due, words);
        Journal = [.. (await journal.OfChild(reader.Authority, Child, cancellationToken)).Where(entry => entry.Act is >= AdministrativeAct.FileRestricted and <= AdministrativeAct.RestrictionLifted).Select(told.Of)];
        return Page();
    }

    /// <param name="Answered">Who dealt with it and when, in words; null: nobody yet.</param>
    /// <param name="MayAnswer">It is not about the reader.</param>
    public sealed record NoticeLine(Guid Id, string What, string Words, bool Late, string? Answered, string? Answer, bool MayAnswer);
}
