using System.Globalization;
using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Chronology;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Server.Access;
using ChildProtection.Workflow.Server.Chronology;
using ChildProtection.Workflow.Server.Forms;
using ChildProtection.Workflow.Server.People;
using ChildProtection.Workflow.Server.Shell;
using ChildProtection.Workflow.Server.SignIn;
using ChildProtection.Workflow.Server.Texts;
using Microsoft.AspNetCore.Mvc;
using NodaTime;

namespace ChildProtection.Workflow.Server.Pages.Cases.Chronology;

/// <summary>Writes an event down that the case does not record, or says more, or something else, of one that is in the chronology; takes one off.</summary>
[Needs(Permission.DoWork)]
public sealed class EventPage(ChronologyKeeping keeping, SignedInStaff signedIn, IStaffDirectory directory, IClock clock, Words words)
    : ChronologyPage(keeping, signedIn, directory, clock, words)
{
    /// <summary>Null: a new one.</summary>
    [FromRoute(Name = "event")]
    public ChronologyId? Event { get; set; }

    /// <summary>The idempotency key of a new event.</summary>
    [FromForm(Name = "command")]
    public Guid Command { get; set; }

    /// <summary>The line that was on the screen.</summary>
    [FromForm(Name = "seen")]
    public int Seen { get; set; }

    [FromForm(Name = "what")]
    public string? What { get; set; }

    [FromForm(Name = "impact")]
    public string? Impact { get; set; }

    [FromForm(Name = "origin")]
    public string? Origin { get; set; }

    [FromForm(Name = "about_others")]
    public bool AboutOthers { get; set; }

    [FromForm(Name = "reason")]
    public string? Reason { get; set; }

    public QuestionInput.Date Day { get; private set; } = new("", "", "", null);

    /// <summary>Null: a new one.</summary>
    public ChronologyEvent? Now { get; private set; }

    public ChronologyLine? Line { get; private set; }

    /// <summary>It is written down here, and rests on no record.</summary>
    public bool IsOwn => Now?.Now.Source is null;

    public async Task<IActionResult> OnGet(CancellationToken cancellationToken)
    {
        if (!await LoadEvent(cancellationToken))
        {
            return NotFound();
        }
        Command = Guid.NewGuid();
        if (Now is { Now: var now })
        {
            (Seen, What, Impact, Origin, AboutOthers) = (now.Number, now.What, now.Impact, now.Origin, now.AboutOthers);
            Day = now.On is { } on ? new QuestionInput.Date(Text(on.Day), Text(on.Month), Text(on.Year), null) : Day;
        }
        return Page();
    }

    public async Task<IActionResult> OnPost(CancellationToken cancellationToken)
    {
        if (!await LoadEvent(cancellationToken) || (Event is null && Command == Guid.Empty))
        {
            return NotFound();
        }
        Day = new QuestionInput.Date(Request.Form["on.day"].ToString(), Request.Form["on.month"].ToString(), Request.Form["on.year"].ToString(), null);
        var (day, error) = DayFields.Read(Request.Form, "on", Words);
        if (error is not null && IsOwn)
        {
            FieldErrors.Say(this, [error]);
            return Page();
        }
        var said = new ChronologyChange(day, What ?? "", Impact ?? "", Origin ?? "", AboutOthers, Reason ?? "");
        var outcome = Event is { } known
            ? await Keeping.Change(Reader, Id, known, Seen, said, cancellationToken)
            : await Keeping.Write(Reader, Id, said, Command, cancellationToken);
        return Answer(outcome, Event is null ? "chronology.written" : "chronology.changed", Path) ?? Page();
    }

    public async Task<IActionResult> OnPostTakeOff(CancellationToken cancellationToken)
    {
        if (!await LoadEvent(cancellationToken) || Event is not { } known)
        {
            return NotFound();
        }
        return Answer(await Keeping.TakeOff(Reader, Id, known, Seen, Reason ?? "", cancellationToken), "chronology.taken_off", Path) ?? Page();
    }

    private async Task<bool> LoadEvent(CancellationToken cancellationToken)
    {
        if (!await Load(cancellationToken) || !View.MayChange)
        {
            return false;
        }
        Now = Event is { } known ? View.Events.FirstOrDefault(one => one.Now.Event == known) : null;
        Line = Now is null ? null : Lines.First(line => line.Event == Now.Now.Event);
        return Event is null || Now is not null;
    }

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
