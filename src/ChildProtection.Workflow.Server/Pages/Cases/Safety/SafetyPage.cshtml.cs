using System.Text.Json.Nodes;
using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.OutOfHours;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Server.Access;
using ChildProtection.Workflow.Server.CasePage;
using ChildProtection.Workflow.Server.Forms;
using ChildProtection.Workflow.Server.OutOfHours;
using ChildProtection.Workflow.Server.Shell;
using ChildProtection.Workflow.Server.SignIn;
using ChildProtection.Workflow.Server.Texts;
using ChildProtection.Workflow.Server.Work;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ChildProtection.Workflow.Server.Pages.Cases.Safety;

/// <summary>What keeps a child safe at night, whom to ring, and what is handed over to the day.</summary>
[Needs(Permission.SeeOutOfHours)]
public sealed class SafetyPage(OutOfHoursDesk desk, SignedInStaff signedIn, Words words) : PageModel
{
    [FromRoute(Name = "id")]
    public CaseId Id { get; set; }

    public SafetySummary Shown { get; private set; } = null!;

    /// <summary>Null: nothing about the child stands on the list of the night.</summary>
    public NightChild? Tonight { get; private set; }

    public IReadOnlyList<(string Kind, string? Detail, string? Safe)> Dangers { get; private set; } = [];

    public IReadOnlyList<string> Ring { get; private set; } = [];

    public IReadOnlyList<InvolvedPerson> Around { get; private set; } = [];

    public IReadOnlyList<NightNote> Notes { get; private set; } = [];

    /// <summary>The id of the note that the form sends: sent twice, it is one.</summary>
    public Guid Note { get; private set; } = Guid.NewGuid();

    public string Said { get; private set; } = "";

    public async Task<IActionResult> OnGet(CancellationToken cancellationToken) => await Load(cancellationToken) ? Page() : NotFound();

    public async Task<IActionResult> OnPost(Guid note, [FromForm(Name = "words")] string? said, CancellationToken cancellationToken)
    {
        if (!await Load(cancellationToken))
        {
            return NotFound();
        }
        if (note != Guid.Empty && await desk.HandOver(Id, note, said ?? "", cancellationToken))
        {
            TempData[DoneMessage.Key] = words["night.handed_over"];
            return LocalRedirect(CasePaths.Safety(Id));
        }
        (Note, Said) = (note == Guid.Empty ? Guid.NewGuid() : note, said ?? "");
        this.Say([new FieldError("words", words.With("night.hand_over_wrong", HandoverNote.WordsMin, HandoverNote.WordsMax))]);
        return Page();
    }

    private async Task<bool> Load(CancellationToken cancellationToken)
    {
        if (Id.Value == Guid.Empty || await desk.Summary(Id, cancellationToken) is not { } found)
        {
            return false;
        }
        var reader = await signedIn.Get(cancellationToken);
        var names = new StaffNames(await desk.Names(cancellationToken), words);
        var definition = found.State.Definition.Definition;
        Shown = found;
        Tonight = found.Tonight is null ? null : desk.Child(reader, found.Tonight);
        Dangers = [.. found.Flags.Select(flag => Danger(definition, flag))];
        Ring =
        [
            .. definition.Roles.Values.Where(role => role.Held == RoleHolding.Case && role.Name is "lead_social_worker" or "cover_worker")
                .Select(role => found.State.Snapshot.Holders.TryGetValue(role.Name, out var holder) ? $"{role.Title.In(words.Language)}: {names.Of(holder)}"
                    : words.With("night.nobody_holds", role.Title.In(words.Language))),
            .. found.Managers.Select(manager => $"{words.Role("team_manager", definition)}: {manager.Name}"),
        ];
        Around = found.People is null ? [] : InvolvedSection.Around(found.Child, found.People, words);
        Notes = await desk.Read(reader, found.Notes, cancellationToken);
        return true;
    }

    private (string Kind, string? Detail, string? Safe) Danger(Definition definition, RecordRow flag)
    {
        var fields = JsonNode.Parse(flag.Fields.Span)!;
        var kind = (string?)fields["kind"];
        var title = definition.Records[flag.List].Fields["kind"].Type is FieldType.Choice choice
            ? definition.Choices[choice.List].Codes.FirstOrDefault(code => code.Code == kind)?.Title.In(words.Language)
            : null;
        return (title ?? kind ?? definition.Records[flag.List].Title.In(words.Language), (string?)fields["detail"], (string?)fields["safe_contact"]);
    }
}
