using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Definitions;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Server.Access;
using ChildProtection.Workflow.Server.Mailing;
using ChildProtection.Workflow.Server.Operations;
using ChildProtection.Workflow.Server.Shell;
using ChildProtection.Workflow.Server.SignIn;
using ChildProtection.Workflow.Server.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace ChildProtection.Workflow.Server.Pages.Operations;

[Needs(Permission.Operate)]
public sealed class OperationsPage(OperationsDesk desk, MailSettings mail, ICalendarLibrary calendars, IClock clock, Words words) : PageModel
{
    public OperationsView Shown { get; private set; } = null!;

    public MailSettings Mail => mail;

    public async Task OnGet(CancellationToken cancellationToken) => Shown = await desk.Look(User.Authority(), cancellationToken);

    public async Task<IActionResult> OnPostRetry(CaseId caseId, long? delivery, CancellationToken cancellationToken) =>
        Said(await desk.Retry(User.Authority(), caseId, delivery, User.User().ToString(), cancellationToken) ? "operations.retried" : "operations.gone");

    public async Task<IActionResult> OnPostDiscard(long delivery, CancellationToken cancellationToken) =>
        Said(await desk.Discard(User.Authority(), delivery, User.User().ToString(), cancellationToken) ? "operations.discarded" : "operations.gone");

    public async Task<IActionResult> OnPostRetryMail([FromForm(Name = "mail")] Guid mailId, CancellationToken cancellationToken) =>
        Said(await desk.RetryMail(User.Authority(), mailId, cancellationToken) ? "operations.retried" : "operations.gone");

    public async Task<IActionResult> OnPostAgency(AgencyId agency, bool active, CancellationToken cancellationToken) =>
        Said(!await desk.SetActive(User.Authority(), agency, active, User.User(), cancellationToken) ? "operations.gone"
            : active ? "operations.agency_started" : "operations.agency_stopped");

    /// <summary>The time of day to the second: nodes check in every few.</summary>
    public string Second(Instant at) =>
        at.InZone(calendars.Default(User.Authority()).Zone).ToString("HH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);

    public string Moment(Instant at) => new DueWords(calendars.Default(User.Authority()), clock.GetCurrentInstant(), words).Moment(at);

    private RedirectToPageResult Said(string key)
    {
        TempData[DoneMessage.Key] = words[key];
        return RedirectToPage();
    }
}
