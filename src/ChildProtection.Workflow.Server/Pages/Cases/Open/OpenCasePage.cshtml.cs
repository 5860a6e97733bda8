using ChildProtection.Workflow.Cases.Agencies;
using ChildProtection.Workflow.Cases.People;
using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Definitions;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Cases.Work;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Expressions;
using ChildProtection.Workflow.Server.Access;
using ChildProtection.Workflow.Server.Children;
using ChildProtection.Workflow.Server.Drafts;
using ChildProtection.Workflow.Server.Forms;
using ChildProtection.Workflow.Server.Shell;
using ChildProtection.Workflow.Server.Texts;
using ChildProtection.Workflow.Server.Work;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace ChildProtection.Workflow.Server.Pages.Cases.Open;

/// <summary>Opens a case on a referral, for a new child or one on file.</summary>
[Needs(Permission.OpenCase)]
public sealed class OpenCasePage(
    CaseDesk desk, DraftDesk drafts, ChildFiles children, IAgencies partners, ITeams teams, IDefinitionLibrary definitions, ICalendarLibrary calendars, Words words) : PageModel
{
    /// <summary>Characters of a given or a family name.</summary>
    public const int NameCharactersMax = 100;

    /// <summary>The facts of the opening form that the child's file keeps, too.</summary>
    private const string BornOn = "date_of_birth";
    private const string ExpectedOn = "expected_date_of_birth";

    private StaffMember reader = null!;
    private CompiledDefinition definition = null!;

    /// <summary>The idempotency key; the ids of case and child are made from it, so that the same form sent twice opens one case for one child.</summary>
    [FromForm(Name = "command")]
    public Guid Command { get; set; }

    /// <summary>A child on file; null: a new one.</summary>
    [FromQuery(Name = "child")]
    public ChildId? Child { get; set; }

    /// <summary>The form that is gone on with; null: a new one.</summary>
    [FromQuery(Name = "draft")]
    public Guid? DraftId { get; set; }

    [FromForm(Name = "given")]
    public string? GivenName { get; set; }

    [FromForm(Name = "family")]
    public string? FamilyName { get; set; }

    /// <summary>None of the children on file who are called so is this one.</summary>
    [FromForm(Name = "another")]
    public bool Another { get; set; }

    /// <summary>The family group of brothers and sisters on file; empty: none.</summary>
    [FromForm(Name = "siblings")]
    public FamilyId? Siblings { get; set; }

    /// <summary>The team that will work the case; asked of those who do not work in one team themselves.</summary>
    [FromForm(Name = "team")]
    public TeamId? Team { get; set; }

    [FromForm(Name = "agencies")]
    public IReadOnlyList<string> ChosenAgencies { get; set; } = [];

    public StoredChild? OnFile { get; private set; }

    /// <summary>Children on file who are called like the new one.</summary>
    public IReadOnlyList<StoredChild> Alike { get; private set; } = [];

    /// <summary>Empty: the case is for the reader's own team.</summary>
    public IReadOnlyList<Option> Teams { get; private set; } = [];

    public IReadOnlyList<Option> Families { get; private set; } = [];

    public IReadOnlyList<Option> Agencies { get; private set; } = [];

    public FormView Form { get; private set; } = new([]);

    /// <summary>What is kept of the form until it is sent.</summary>
    public DraftView Draft { get; private set; } = null!;

    /// <summary>Two versions of the draft to choose between, before anything else; null: there is one at most.</summary>
    public DraftConflictView? Conflict { get; private set; }

    private AuthorityId Authority => reader.Authority;

    private Form OpeningForm => definition.Definition.Forms[definition.Definition.Opens.Form];

    private LocalDate Today => calendars.Default(Authority).DateOf(desk.Now);

    public async Task<IActionResult> OnGet(CancellationToken cancellationToken)
    {
        Command = Guid.NewGuid();
        if (!await Load(cancellationToken))
        {
            return NotFound();
        }
        Draft = await drafts.Begin(Place, Command, cancellationToken);
        if (Draft is { Kept: { } kept, Other: { } other })
        {
            var colleagues = await desk.Colleagues(cancellationToken);
            Conflict = new DraftConflictView(Draft, new DraftDifferences(words).Of(kept, other, typed => FormOf(typed, colleagues, [])));
            return Page();
        }
        Resume(Draft.Kept);
        return await Show(Draft.Kept?.Typed ?? Offered(), [], cancellationToken);
    }

    public async Task<IActionResult> OnPost(string? add, string? remove, string? later, CancellationToken cancellationToken)
    {
        if (Command == Guid.Empty || !await Load(cancellationToken))
        {
            return NotFound();
        }
        var typed = TypedAnswers.From(Request.Form);
        Draft = await drafts.Keep(Place, Command, Request.Form, cancellationToken);
        if (later is not null)
        {
            TempData[DoneMessage.Key] = Draft.Status ?? words["draft.nothing_kept"];
            return LocalRedirect("/my-tasks");
        }
        if (RecordRows.Pressed(OpeningForm, typed, add, remove) is { } changed)
        {
            return await Show(changed, [], cancellationToken);
        }
        var read = Reader().Read(OpeningForm.Questions, typed);
        Alike = await NamedLikeIt(cancellationToken);
        var errors = FileErrors().Concat(read.ErrorsOf(OpeningForm, Rules(read.Answers), words)).ToList();
        if (errors.Count > 0)
        {
            return await Show(typed, errors, cancellationToken);
        }
        var outcome = await desk.Open(Opening(read), cancellationToken);
        switch (outcome)
        {
            case WorkOutcome.Done done:
                await drafts.Delete(Place, cancellationToken);
                TempData[DoneMessage.Key] = words["done.opened"];
                return LocalRedirect(CasePaths.Case(done.Case));
            case WorkOutcome.Refused refused:
                return await Show(typed, new RefusalErrors(OpeningForm, [], words).Of(refused.Reasons), cancellationToken);
            default:
                return await Show(typed, [OutcomeWords.Error(outcome, words)], cancellationToken);
        }
    }

    private async Task<bool> Load(CancellationToken cancellationToken)
    {
        reader = await desk.Reader(cancellationToken);
        if (definitions.InForce(Authority, Today) is not { } inForce)
        {
            return false;
        }
        definition = inForce;
        if (!ModelState.IsValid)
        {
            return false;
        }
        OnFile = Child is { } child ? await children.Find(Authority, child, cancellationToken) : null;
        return Child is null || OnFile is not null;
    }

    private DraftPlace Place => Child is { } child ? new DraftPlace.Opening(child) : new DraftPlace.NewOpening(DraftId ?? Command);

    /// <summary>Fills in what was kept of the fields that are not the opening form's own.</summary>
    private void Resume(DraftContent? kept)
    {
        if (kept is null)
        {
            return;
        }
        (GivenName, FamilyName, Another, ChosenAgencies) = (kept.One("given"), kept.One("family"), kept.One("another") is not null, kept.All("agencies"));
        Siblings = FamilyId.TryParse(kept.One("siblings"), null, out var siblings) ? siblings : null;
        Team = TeamId.TryParse(kept.One("team"), null, out var team) ? team : null;
    }

    private bool IsTeamAsked => reader.Teams.Count != 1;

    private AnswerReader Reader() => new(definition.Definition, calendars.Default(Authority), Today, words);

    /// <summary>What the form comes filled in with.</summary>
    private TypedAnswers Offered()
    {
        var calendar = calendars.Default(Authority);
        return FilledAnswers.Offered(OpeningForm, FormQuestions.Offered(definition, null, calendar, desk.Now, OpeningForm), calendar.Zone);
    }

    private IReadOnlyDictionary<string, QuestionAsked> Rules(Answers answers) =>
        FormQuestions.Of(definition, null, calendars.Default(Authority), desk.Now, OpeningForm, answers);

    private IEnumerable<FieldError> FileErrors()
    {
        if (OnFile is null && string.IsNullOrWhiteSpace(GivenName))
        {
            yield return new FieldError("given", words["open.given_missing"]);
        }
        if (OnFile is null && string.IsNullOrWhiteSpace(FamilyName))
        {
            yield return new FieldError("family", words["open.family_missing"]);
        }
        if (GivenName?.Length > NameCharactersMax)
        {
            yield return new FieldError("given", words.With("open.name_long", NameCharactersMax));
        }
        if (FamilyName?.Length > NameCharactersMax)
        {
            yield return new FieldError("family", words.With("open.name_long", NameCharactersMax));
        }
        if (Alike.Count > 0 && !Another)
        {
            yield return new FieldError("another", words["open.alike_missing"]);
        }
        if (IsTeamAsked && Team is null)
        {
            yield return new FieldError("team", words["open.team_missing"]);
        }
    }

    /// <summary>But for the one that this very form has put on file, when it is sent twice.</summary>
    private async Task<IReadOnlyList<StoredChild>> NamedLikeIt(CancellationToken cancellationToken) =>
        OnFile is null && GivenName is { Length: > 0 and <= NameCharactersMax } given && FamilyName is { Length: > 0 and <= NameCharactersMax } family
            ? [.. (await children.Alike(Authority, given, family, cancellationToken)).Where(child => child.ChildId != new ChildId(Command))]
            : [];

    private OpenCase Opening(ReadAnswers read)
    {
        var child = OnFile?.ChildId ?? new ChildId(Command);
        var agencies = ChosenAgencies.Select(id => AgencyId.TryParse(id, null, out var agency) ? agency : (AgencyId?)null).OfType<AgencyId>();
        return new OpenCase(new CaseId(Command), child, IsTeamAsked ? Team : null, read.Answers, read.OccurredOn)
        {
            NewChild = OnFile is null
                ? new NewChild(child, GivenName!.Trim(), FamilyName!.Trim(), DateOf(read.Answers, BornOn), DateOf(read.Answers, ExpectedOn), Siblings, new FamilyId(Command))
                : null,
            Agencies = [.. agencies],
        };
    }

    private static LocalDate? DateOf(Answers answers, string question) =>
        answers.Values.TryGetValue(question, out var value) && value.Kind == ValueKind.Date ? value.Date : null;

    private FormView FormOf(TypedAnswers typed, IReadOnlyList<StaffMember> colleagues, IReadOnlyList<FieldError> errors)
    {
        var rules = Rules(Reader().Read(OpeningForm.Questions, typed).Answers);
        return new FormViews(definition.Definition, new FormChoices { Staff = colleagues }, Today, words).Of(OpeningForm, typed, question => rules[question.Name], errors);
    }

    private async Task<IActionResult> Show(TypedAnswers typed, IReadOnlyList<FieldError> errors, CancellationToken cancellationToken)
    {
        Form = FormOf(typed, await desk.Colleagues(cancellationToken), errors);
        var names = await children.GivenNames(Authority, cancellationToken);
        Families =
        [
            .. (await children.Families(Authority, cancellationToken)).Select(family => new Option(
                family.FamilyId.ToString(), $"{family.Name} ({string.Join(", ", names[family.FamilyId])})", family.FamilyId == Siblings)),
        ];
        Teams = IsTeamAsked
            ? [.. (await teams.Of(Authority, cancellationToken)).Select(team => new Option(team.Id.ToString(), team.Name, team.Id == Team))]
            : [];
        Agencies = AccessTable.Allows(reader.Roles, Permission.RelateAgencies)
            ? [.. (await partners.Of(Authority, cancellationToken)).Where(agency => agency.Active).Select(agency => new Option(agency.Id.Value, agency.Name, ChosenAgencies.Contains(agency.Id.Value)))]
            : [];
        foreach (var error in errors)
        {
            ModelState.AddModelError(error.Field, error.Message);
        }
        return Page();
    }
}
