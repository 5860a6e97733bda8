using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Agencies;
using ChildProtection.Workflow.Cases.Definitions;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People;
using ChildProtection.Workflow.Cases.People.Facts;
using ChildProtection.Workflow.Cases.People.Matching;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Cases.Work;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Expressions;
using ChildProtection.Workflow.Server.Access;
using ChildProtection.Workflow.Server.Drafts;
using ChildProtection.Workflow.Server.Forms;
using ChildProtection.Workflow.Server.People;
using ChildProtection.Workflow.Server.Shell;
using ChildProtection.Workflow.Server.Texts;
using ChildProtection.Workflow.Server.Work;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.WebUtilities;
using NodaTime;

namespace ChildProtection.Workflow.Server.Pages.Cases.Open;

/// <summary>Opens a case on a referral: who the child is and whether the child is known comes first, the referral after it.</summary>
[Needs(Permission.OpenCase)]
public sealed class OpenCasePage(
    CaseDesk desk, DraftDesk drafts, OpeningDesk people, IAgencies partners, ITeams teams, IDefinitionLibrary definitions, ICalendarLibrary calendars, Words words) : PageModel
{
    /// <summary>Characters of a given or a family name.</summary>
    public const int NameCharactersMax = 100;

    /// <summary>The facts of the opening form that the child's file keeps, too, and that tell the child from others.</summary>
    private const string BornOn = "date_of_birth";
    private const string ExpectedOn = "expected_date_of_birth";
    private const string FamilyRows = "family";

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

    [FromForm(Name = "number")]
    public string? Number { get; set; }

    /// <summary>None of those on file who may be this child is.</summary>
    [FromForm(Name = "another")]
    public bool Another { get; set; }

    [FromForm(Name = "because")]
    public string? Because { get; set; }

    /// <summary>The family group of brothers and sisters on file; empty: none.</summary>
    [FromForm(Name = "siblings")]
    public FamilyId? Siblings { get; set; }

    /// <summary>The team that will work the case; asked of those who do not work in one team themselves.</summary>
    [FromForm(Name = "team")]
    public TeamId? Team { get; set; }

    [FromForm(Name = "agencies")]
    public IReadOnlyList<string> ChosenAgencies { get; set; } = [];

    public PersonCard? OnFile { get; private set; }

    /// <summary>Those on file who may be the child, the likeliest first.</summary>
    public IReadOnlyList<DuplicateLine> Alike { get; private set; } = [];

    /// <summary>Whether somebody has looked who is on file: what follows is asked only then.</summary>
    public bool Looked { get; private set; }

    /// <summary>Empty: the case is for the reader's own team.</summary>
    public IReadOnlyList<Option> Teams { get; private set; } = [];

    public IReadOnlyList<Option> Families { get; private set; } = [];

    public IReadOnlyList<Option> Agencies { get; private set; } = [];

    /// <summary>What of the opening form tells the child from others.</summary>
    public FormView Who { get; private set; } = new([]);

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
            Conflict = new DraftConflictView(Draft, new DraftDifferences(words).Of(kept, other, version => FormOf(version.Typed, colleagues, []).Questions));
            return Page();
        }
        Resume(Draft.Kept);
        var typed = Draft.Kept?.Typed ?? Offered();
        Looked |= Draft.Kept is not null;
        Alike = Looked ? await MayBe(Reader().Read(OpeningForm.Questions, typed).Answers, cancellationToken) : [];
        return await Show(typed, [], cancellationToken);
    }

    /// <summary>
    /// Where the form is sent: here, whatever was asked before. After looking whether the child is known, the browser's address is that of looking.
    /// </summary>
    public string Here => QueryHelpers.AddQueryString(Request.Path, Request.Query.Where(value => value.Key != "handler"));

    /// <summary>Says who on file may be the child, before anything else is asked.</summary>
    public async Task<IActionResult> OnPostLook(CancellationToken cancellationToken)
    {
        if (Command == Guid.Empty || !await Load(cancellationToken))
        {
            return NotFound();
        }
        var typed = TypedAnswers.From(Request.Form);
        Draft = await drafts.Keep(Place, Command, Request.Form, cancellationToken);
        var read = Reader().Read(OpeningForm.Questions, typed);
        FieldError[] errors = [.. WhoErrors(), .. read.Errors.Where(error => error.Field.StartsWith(FieldId.Of(BornOn), StringComparison.Ordinal) || error.Field.StartsWith(FieldId.Of(ExpectedOn), StringComparison.Ordinal))];
        Looked = errors.Length == 0;
        Alike = Looked ? await MayBe(read.Answers, cancellationToken) : [];
        return await Show(typed, errors, cancellationToken);
    }

    public async Task<IActionResult> OnPost(string? add, string? remove, string? later, CancellationToken cancellationToken)
    {
        if (Command == Guid.Empty || !await Load(cancellationToken))
        {
            return NotFound();
        }
        Looked = true;
        var typed = TypedAnswers.From(Request.Form);
        Draft = await drafts.Keep(Place, Command, Request.Form, cancellationToken);
        if (later is not null)
        {
            TempData[DoneMessage.Key] = Draft.Status ?? words["draft.nothing_kept"];
            return LocalRedirect("/work");
        }
        var (pressed, filled) = (RecordRows.Pressed(OpeningForm, typed, add, remove), RecordRows.WithoutEmpty(OpeningForm, typed));
        var read = Reader().Read(OpeningForm.Questions, filled);
        Alike = await MayBe(read.Answers, cancellationToken);
        if (pressed is not null)
        {
            return await Show(pressed, [], cancellationToken);
        }
        typed = filled;
        var errors = WhoErrors().Concat(FileErrors()).Concat(read.ErrorsOf(OpeningForm, Rules(read.Answers), words)).ToList();
        if (errors.Count > 0)
        {
            return await Show(typed, errors, cancellationToken);
        }
        var outcome = await desk.Open(await Opening(read, cancellationToken), cancellationToken);
        switch (outcome)
        {
            case WorkOutcome.Done done:
                await drafts.Sent(Place, Request.Form, cancellationToken);
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
        if (definitions.InForce(Authority, Today) is not { } inForce || !ModelState.IsValid)
        {
            return false;
        }
        definition = inForce;
        OnFile = Child is { } child ? await people.Find(reader, child, cancellationToken) : null;
        Looked = OnFile is not null;
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
        (GivenName, FamilyName, Number, Another, Because, ChosenAgencies) =
            (kept.One("given"), kept.One("family"), kept.One("number"), kept.One("another") is not null, kept.One("because"), kept.All("agencies"));
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

    private IEnumerable<FieldError> WhoErrors()
    {
        if (OnFile is not null)
        {
            yield break;
        }
        if (string.IsNullOrWhiteSpace(GivenName))
        {
            yield return new FieldError("given", words["open.given_missing"]);
        }
        if (string.IsNullOrWhiteSpace(FamilyName))
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
        if (!string.IsNullOrWhiteSpace(Number) && NhsNumber.Normalised(Number) is null)
        {
            yield return new FieldError("number", words["open.number_wrong"]);
        }
    }

    private IEnumerable<FieldError> FileErrors()
    {
        if (Alike.Count > 0 && !Another)
        {
            yield return new FieldError("another", words["open.alike_missing"]);
        }
        if (Alike.Count > 0 && Another && string.IsNullOrWhiteSpace(Because))
        {
            yield return new FieldError("because", words["open.because_missing"]);
        }
        if (IsTeamAsked && Team is null)
        {
            yield return new FieldError("team", words["open.team_missing"]);
        }
    }

    /// <summary>But for the one that this very form has put on file, when it is sent twice.</summary>
    private async Task<IReadOnlyList<DuplicateLine>> MayBe(Answers answers, CancellationToken cancellationToken) =>
        OnFile is null && GivenName is { Length: > 0 and <= NameCharactersMax } given && FamilyName is { Length: > 0 and <= NameCharactersMax } family
            ? [.. (await people.MayBe(
                    reader,
                    new PersonSketch([new PersonSketch.Called(given, family)], DateOf(answers, BornOn), DateOf(answers, ExpectedOn), NhsNumber.Normalised(Number ?? string.Empty)),
                    cancellationToken))
                .Where(line => line.Id != new PersonId(Command))]
            : [];

    private async Task<OpenCase> Opening(ReadAnswers read, CancellationToken cancellationToken)
    {
        var child = Child ?? new ChildId(Command);
        var agencies = ChosenAgencies.Select(id => AgencyId.TryParse(id, null, out var agency) ? agency : (AgencyId?)null).OfType<AgencyId>();
        return new OpenCase(new CaseId(Command), child, IsTeamAsked ? Team : null, read.Answers, read.OccurredOn)
        {
            NewChild = OnFile is null ? await NewChild(child, read.Answers, cancellationToken) : null,
            Agencies = [.. agencies],
        };
    }

    private async Task<NewChild> NewChild(ChildId child, Answers answers, CancellationToken cancellationToken) =>
        new(child, GivenName!.Trim(), FamilyName!.Trim(), DateOf(answers, BornOn), DateOf(answers, ExpectedOn), Siblings, new FamilyId(Command))
        {
            NhsNumber = NhsNumber.Normalised(Number ?? string.Empty),
            ToldApart = [.. Alike.Select(line => line.Id)],
            ToldApartBecause = Because?.Trim() ?? string.Empty,
            Relatives = await people.Relatives(reader, Siblings, GivenName!, FamilyName!, answers.Records.GetValueOrDefault(FamilyRows, []), cancellationToken),
        };

    private static LocalDate? DateOf(Answers answers, string question) =>
        answers.Values.TryGetValue(question, out var value) && value.Kind == ValueKind.Date ? value.Date : null;

    private async Task<IActionResult> Show(TypedAnswers typed, IReadOnlyList<FieldError> errors, CancellationToken cancellationToken)
    {
        var form = FormOf(typed, await desk.Colleagues(cancellationToken), errors);
        string[] who = OnFile is null ? [FieldId.Of(BornOn), FieldId.Of(ExpectedOn)] : [];
        Who = new FormView([.. form.Questions.Where(question => who.Contains(question.Id))]);
        Form = new FormView([.. form.Questions.Where(question => !who.Contains(question.Id))]);
        Families = Looked && OnFile is null
            ? [.. (await people.Families(reader, FamilyName ?? string.Empty, cancellationToken))
                .Select(family => new Option(family.Id.ToString(), $"{family.Name} ({string.Join(", ", family.Children)})", family.Id == Siblings))]
            : [];
        Teams = IsTeamAsked
            ? [.. (await teams.Of(Authority, cancellationToken)).Where(team => !team.IsClosed).Select(team => new Option(team.Id.ToString(), team.Name, team.Id == Team))]
            : [];
        Agencies = AccessTable.Allows(reader.Roles, Permission.RelateAgencies)
            ? [.. (await partners.Of(Authority, cancellationToken)).Where(agency => agency.Active).Select(agency => new Option(agency.Id.Value, agency.Name, ChosenAgencies.Contains(agency.Id.Value)))]
            : [];
        this.Say(errors);
        return Page();
    }

    private FormView FormOf(TypedAnswers typed, IReadOnlyList<StaffMember> colleagues, IReadOnlyList<FieldError> errors)
    {
        var rules = Rules(Reader().Read(OpeningForm.Questions, typed).Answers);
        return new FormViews(definition.Definition, new FormChoices { Staff = colleagues }, Today, words).Of(OpeningForm, typed, question => rules[question.Name], errors);
    }
}
