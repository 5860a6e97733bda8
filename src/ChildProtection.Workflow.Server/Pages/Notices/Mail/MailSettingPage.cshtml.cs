using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Definitions;
using ChildProtection.Workflow.Cases.Mailing;
using ChildProtection.Workflow.Server.Access;
using ChildProtection.Workflow.Server.Forms;
using ChildProtection.Workflow.Server.Mailing;
using ChildProtection.Workflow.Server.Notices;
using ChildProtection.Workflow.Server.Shell;
using ChildProtection.Workflow.Server.SignIn;
using ChildProtection.Workflow.Server.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using NodaTime.Text;

namespace ChildProtection.Workflow.Server.Pages.Notices.Mail;

/// <summary>Which mails the reader wants, where to, and when not.</summary>
[Needs(Permission.SeeMyWork)]
public sealed class MailSettingPage(IMailbox mailbox, MailSettings settings, SignedInStaff signedIn, ICalendarLibrary calendars, IClock clock, Words words) : PageModel
{
    private const string Morning = "morning";
    private const string Alarms = "alarms";

    private static readonly LocalTimePattern Time = LocalTimePattern.CreateWithInvariantCulture("HH:mm");

    public bool IsOn => settings.IsOn;

    public string Address { get; private set; } = "";

    public IReadOnlyList<Option> Which { get; private set; } = [];

    public string QuietFrom { get; private set; } = "";

    public string QuietUntil { get; private set; } = "";

    public string Language { get; private set; } = "";

    public async Task OnGet(CancellationToken cancellationToken)
    {
        var kept = await mailbox.SettingOf(await signedIn.Get(cancellationToken), cancellationToken);
        Show(kept.Address, kept.Morning, kept.Alarms, Time.Format(kept.QuietFrom), Time.Format(kept.QuietUntil), kept == MailSetting.Usual ? words.Language : kept.Language);
    }

    public async Task<IActionResult> OnPost(
        string? address, string[]? which, [FromForm(Name = "quiet_from")] string? quietFrom, [FromForm(Name = "quiet_until")] string? quietUntil, string? language, CancellationToken cancellationToken)
    {
        var to = (address ?? "").Trim();
        var chosen = which ?? [];
        var (morning, alarms) = (chosen.Contains(Morning), chosen.Contains(Alarms));
        Show(to, morning, alarms, quietFrom ?? "", quietUntil ?? "", language == "cy" ? "cy" : "en");
        var errors = new List<FieldError>();
        if (to.Length == 0 ? morning || alarms : to.Length > MailSetting.AddressMax || !settings.Takes(to))
        {
            errors.Add(new FieldError("address", settings.Domains.Count == 0 || to.Length == 0 ? words["mail.address_wrong"]
                : words.With("mail.address_domain", string.Join(", ", settings.Domains.Select(domain => "@" + domain)))));
        }
        if (!Time.Parse(QuietFrom).TryGetValue(default, out var from) | !Time.Parse(QuietUntil).TryGetValue(default, out var until))
        {
            errors.Add(new FieldError("quiet_from", words["mail.quiet_wrong"]));
        }
        if (errors.Count > 0)
        {
            this.Say(errors);
            return Page();
        }
        var reader = await signedIn.Get(cancellationToken);
        var before = await mailbox.SettingOf(reader, cancellationToken);
        // Whoever chooses it during the day is written to from the next morning on.
        var today = calendars.Default(reader.Authority).DateOf(clock.GetCurrentInstant());
        await mailbox.Keep(reader, new MailSetting(to, morning, alarms, from, until, Language, morning && !before.Morning ? today : before.DigestedOn), cancellationToken);
        TempData[DoneMessage.Key] = words["mail.kept"];
        return LocalRedirect(NoticePaths.Mail);
    }

    private void Show(string address, bool morning, bool alarms, string quietFrom, string quietUntil, string language)
    {
        (Address, QuietFrom, QuietUntil, Language) = (address, quietFrom, quietUntil, language);
        Which = [new Option(Morning, words["mail.morning"], morning), new Option(Alarms, words["mail.at_once"], alarms)];
    }
}
