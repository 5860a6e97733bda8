using System.Text.Json.Nodes;
using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.RegisterKeeping;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Server.Access;
using ChildProtection.Workflow.Server.RegisterKeeping;
using ChildProtection.Workflow.Server.SignIn;
using ChildProtection.Workflow.Server.Texts;
using ChildProtection.Workflow.Server.Work;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;
using NodaTime.Text;

namespace ChildProtection.Workflow.Server.Pages.RegisterKeeping.Show;

/// <summary>One child's entry: what it is, and what it was before each change.</summary>
[Needs(Permission.SeeRegister)]
public sealed class EntryPage(ReadingRegister reading, RegisterWords said, SignedInStaff signedIn, IStaffDirectory staff, IClock clock, Words words) : PageModel
{
    private const string KindField = "kind";
    private const string ConfirmedField = "confirmed_on";

    [FromRoute(Name = "id")]
    public Guid Case { get; set; }

    [FromRoute(Name = "entry")]
    public string Entry { get; set; } = "";

    public string Register { get; private set; } = "";

    public string Child { get; private set; } = "";

    public IReadOnlyList<(string Label, string Value)> Facts { get; private set; } = [];

    public IReadOnlyList<(string When, string What, string Entered)> Changes { get; private set; } = [];

    public IReadOnlyList<(string When, string What, string? Confirmed)> Checks { get; private set; } = [];

    /// <summary>The child's file; null: the reader may not open it.</summary>
    public string? FilePath { get; private set; }

    public async Task<IActionResult> OnGet(CancellationToken cancellationToken)
    {
        var reader = await signedIn.Get(cancellationToken);
        if (await reading.Find(reader, new CaseId(Case), Entry, cancellationToken) is not { Line: var line, State: var state } view)
        {
            return NotFound();
        }
        var (definition, due, names) = (state.Definition.Definition, new DueWords(state.Calendar, clock.GetCurrentInstant(), words), await staff.Names(reader.Authority, cancellationToken));
        var who = new StaffNames(names, words);
        (Register, Child, FilePath) = (said.Title(reader.Authority), line.ChildName, view.MayOpenFile ? CasePaths.Case(line.Case) : null);
        Facts =
        [
            (words["register.born"], said.Born(line)),
            (words["register.stands"], $"{said.Kind(line.Entry)}. {said.When(line.Entry)}{(line.PastItsTime ? $" – {words["register.past_its_time"]}" : "")}"),
            .. line.Entry.EndReason is { } reason ? [(words["register.ended"], said.EndReason(definition, reason))] : Array.Empty<(string, string)>(),
            (words["register.category"], said.Categories(definition, line.Entry.Categories)),
            (said.LeadWorker(reader.Authority), line.LeadWorker is { } lead ? names.GetValueOrDefault(lead, words["actor.unknown"]) : words["register.nobody"]),
        ];
        Changes = [.. view.Changes.Select(change => Said(definition, change, due, who))];
        Checks =
        [
            .. view.Checks.Select(record => (Fields: JsonNode.Parse(record.Fields.Span)!, record.OccurredAt)).Select(record => (
                record.OccurredAt is { } at ? due.Day(state.Calendar.DateOf(at)) : "",
                said.Change(definition, record.Fields[KindField]?.GetValue<string>() ?? ""),
                record.Fields[ConfirmedField]?.GetValue<string>() is { } on && LocalDatePattern.Iso.Parse(on) is { Success: true } day ? due.Day(day.Value) : null)),
        ];
        return Page();
    }

    private (string When, string What, string Entered) Said(Definition definition, EntryChange change, DueWords due, StaffNames who)
    {
        var (on, what) = change.Change switch
        {
            RegisterChange.Entered entered => (entered.From, words.With("register.change_entered", said.Categories(definition, entered.Categories))),
            RegisterChange.Amended amended => (amended.On, words.With("register.change_amended", said.Categories(definition, change.Before ?? []), said.Categories(definition, amended.Categories))),
            RegisterChange.Ended ended => (ended.To, words.With("register.change_ended", said.EndReason(definition, ended.Reason), said.Categories(definition, change.Before ?? []))),
            _ => throw new InvalidOperationException($"{change.Change.GetType().Name} is no change of an entry."),
        };
        return (due.Day(on), what, words.With("register.entered_by", due.Moment(change.RecordedAt), who.Of(change.By)));
    }
}
