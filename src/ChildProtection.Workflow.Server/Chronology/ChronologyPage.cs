using ChildProtection.Workflow.Cases.Chronology;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Server.CasePage;
using ChildProtection.Workflow.Server.Forms;
using ChildProtection.Workflow.Server.Shell;
using ChildProtection.Workflow.Server.SignIn;
using ChildProtection.Workflow.Server.Texts;
using ChildProtection.Workflow.Server.Work;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace ChildProtection.Workflow.Server.Chronology;

/// <summary>A page of a child's chronology.</summary>
public abstract class ChronologyPage(ChronologyKeeping keeping, SignedInStaff signedIn, IStaffDirectory directory, IClock clock, Words words) : PageModel
{
    private StaffNames names = null!;

    [FromRoute(Name = "id")]
    public CaseId Id { get; set; }

    public string ChildName => View.View.Child.Called;

    public ChronologyView View { get; private set; } = null!;

    /// <summary>Every event that the reader sees, in the order in which they happened.</summary>
    public IReadOnlyList<ChronologyLine> Lines { get; private set; } = [];

    /// <summary>What was done to the chronology, the newest first: what, of which event, by whom and when, and why.</summary>
    public IReadOnlyList<(string Act, string Event, string Signed, string Reason)> Journal { get; private set; } = [];

    protected ChronologyKeeping Keeping { get; } = keeping;

    protected Words Words { get; } = words;

    protected CaseTelling Telling { get; private set; } = null!;

    protected StaffMember Reader { get; private set; } = null!;

    public string Path => $"{CasePaths.Case(Id)}/chronology";

    /// <summary>False: there is no such case, or the reader sees none of its chronology.</summary>
    protected async Task<bool> Load(CancellationToken cancellationToken)
    {
        Reader = await signedIn.Get(cancellationToken);
        if (!ModelState.IsValid || await Keeping.Of(Reader, Id, cancellationToken) is not { } view)
        {
            return false;
        }
        View = view;
        names = new StaffNames(await directory.Names(Reader.Authority, cancellationToken), Words);
        Telling = Tell(view);
        Lines = [.. view.Events.Select(one => ChronologyLine.Of(Telling, one, null))];
        return true;
    }

    /// <summary>With the events of the child's other cases among those of this one, each saying whence it comes.</summary>
    protected async Task<bool> LoadWhole(CancellationToken cancellationToken)
    {
        if (!await Load(cancellationToken))
        {
            return false;
        }
        (CaseTelling Telling, ChronologyView View, string? From)[] all =
        [
            (Telling, View, null),
            .. (await Keeping.Beside(Reader, View, cancellationToken)).Select(beside => (Tell(beside.Chronology), beside.Chronology, (string?)JoinedWords.Of(beside.Case, Words))),
        ];
        Lines =
        [
            .. all.SelectMany(each => each.View.Events.Select(one => (Event: one, Line: ChronologyLine.Of(each.Telling, one, each.From))))
                .OrderBy(one => one.Event.At is null).ThenBy(one => one.Event.At).ThenBy(one => one.Event.First.Signed.At).Select(one => one.Line),
        ];
        Journal =
        [
            .. all.SelectMany(each => each.View.Journal.Select(entry => (Entry: entry, each.Telling, each.From))).OrderByDescending(one => one.Entry.Signed.At)
                .Select(one => (
                    Words[$"chronology.act_{one.Entry.Act.ToString().ToLowerInvariant()}"],
                    one.Entry.Source is { } source ? one.Telling.Values.RecordLine(source.List, source.Record) : one.Entry.What,
                    ChronologyLine.Signed(one.Telling, one.Entry) + (one.From is null ? "" : $" – {one.From}"),
                    one.Entry.Reason)),
        ];
        return true;
    }

    private CaseTelling Tell(ChronologyView view) => new(view.View, Reader, names, clock.GetCurrentInstant(), Words);

    /// <summary>Goes on where it is done; null where the page is shown again with what is wrong.</summary>
    protected IActionResult? Answer(ChronologyOutcome outcome, string done, string path)
    {
        switch (outcome)
        {
            case ChronologyOutcome.Done:
                TempData[DoneMessage.Key] = Words[done];
                return LocalRedirect(path);
            case ChronologyOutcome.NotFound:
                return NotFound();
            case ChronologyOutcome.NotAllowed:
                return Forbid();
            default:
                var (field, error) = outcome switch
                {
                    ChronologyOutcome.WhatNeeded => ("what", "chronology.what_missing"),
                    ChronologyOutcome.DayNeeded => ("on.day", "chronology.day_missing"),
                    ChronologyOutcome.ReasonNeeded => ("reason", "chronology.reason_missing"),
                    ChronologyOutcome.TooLong => ("", "chronology.too_long"),
                    _ => ("", "chronology.overtaken"),
                };
                FieldErrors.Say(this, [new FieldError(field, Words[error])]);
                return null;
        }
    }
}
