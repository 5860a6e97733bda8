using System.Collections.Immutable;
using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Work;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Server.Access;
using ChildProtection.Workflow.Server.CasePage;
using ChildProtection.Workflow.Server.Drafts;
using ChildProtection.Workflow.Server.Forms;
using ChildProtection.Workflow.Server.Pages.Cases.Documents;
using ChildProtection.Workflow.Server.Shell;
using ChildProtection.Workflow.Server.Texts;
using ChildProtection.Workflow.Server.Visits;
using ChildProtection.Workflow.Server.Work;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ChildProtection.Workflow.Server.Pages.Cases.DoWork;

/// <summary>The form of a task or an action, made from the definition.</summary>
[Needs(Permission.DoWork)]
public sealed class DoWorkPage(CaseDesk desk, GivingDesk giving, DraftDesk drafts, Words words) : PageModel
{
    private CaseView view = null!;
    private Doable work = null!;

    /// <summary>Where the reasons stand for which a check was let pass.</summary>
    private DraftContent? reasons;

    [FromRoute(Name = "id")]
    public CaseId Id { get; set; }

    [FromRoute(Name = "kind")]
    public string Kind { get; set; } = "";

    [FromRoute(Name = "name")]
    public string Name { get; set; } = "";

    /// <summary>The record that the work is for; null when it is for none.</summary>
    [FromQuery(Name = "record")]
    public string? Record { get; set; }

    /// <summary>The idempotency key: the same form sent twice is done once.</summary>
    [FromForm(Name = "command")]
    public Guid Command { get; set; }

    /// <summary>The last journal entry when the form was opened.</summary>
    [FromForm(Name = "seen")]
    public long SeenEntry { get; set; }

    /// <summary>The key of the open task when the form was opened; null for an action.</summary>
    [FromForm(Name = "task")]
    public string? TaskKey { get; set; }

    public string ChildName => view.Child.Called;

    public string Title => work.Title.In(words.Language);

    public string? Why => work.Why?.In(words.Language);

    /// <summary>Whom or what it is about, in a line, where it is asked once for each; null: it is for none, or the reader does not see the record.</summary>
    public string? About { get; private set; }

    /// <summary>What tells that record from others of its kind.</summary>
    public IReadOnlyList<(string Label, string Value)> AboutFacts { get; private set; } = [];

    public FormView Form { get; private set; } = new([]);

    public IReadOnlyList<OverrideView> Overrides { get; private set; } = [];

    /// <summary>What others did to the case since the form was opened.</summary>
    public IReadOnlyList<TimelineLine> ChangedMeanwhile { get; private set; } = [];

    /// <summary>It can be recorded once for brothers and sisters with an open case too.</summary>
    public bool ForSeveral => work is { Form.IsForSeveral: true } && view.Child.Siblings.Any(sibling => sibling.OpenCase is not null);

    public string TogetherPath => CasePaths.Together(Id, Kind, Name, Record) is var path && VisitPaths.IsFromVisits(Request) ? VisitPaths.FromVisits(path) : path;

    /// <summary>The reader may let a check of it pass for a colleague.</summary>
    public bool MayGiveWord { get; private set; }

    public string WordPath => CasePaths.LetPass(Id, Kind, Name, Record);

    /// <summary>What is kept of the form until it is sent.</summary>
    public DraftView Draft { get; private set; } = null!;

    /// <summary>Two versions of the draft to choose between, before anything else; null: there is one at most.</summary>
    public DraftConflictView? Conflict { get; private set; }

    /// <summary>The task is open, or the action offered.</summary>
    public bool Possible { get; private set; }

    public async Task<IActionResult> OnGet(CancellationToken cancellationToken)
    {
        if (!await Load(cancellationToken))
        {
            return NotFound();
        }
        (Command, SeenEntry, TaskKey) = (Guid.NewGuid(), view.State.Head.LastSequence, Open()?.Key);
        Draft = await drafts.Begin(Place, Command, cancellationToken);
        if (Draft is { Kept: { } kept, Other: { } other })
        {
            var makes = await Forms(cancellationToken);
            await Tell(cancellationToken);
            Conflict = new DraftConflictView(Draft, new DraftDifferences(words).Of(kept, other, version => makes(version.Typed, []).Questions));
            return Page();
        }
        if (Draft.Kept is { } begun)
        {
            // What happened since it was begun is said above the form, and counts as seen.
            SeenEntry = DraftContent.Whole(begun.One("seen"));
            reasons = begun;
            return await Show(begun.Typed, [], [], cancellationToken);
        }
        return await Show(await Offered(cancellationToken), [], [], cancellationToken);
    }

    public async Task<IActionResult> OnPost(string? add, string? remove, string? later, CancellationToken cancellationToken)
    {
        if (Command == Guid.Empty || !await Load(cancellationToken))
        {
            return NotFound();
        }
        var typed = TypedAnswers.From(Request.Form);
        reasons = DraftContent.Of(Request.Form);
        Draft = await drafts.Keep(Place, Command, Request.Form, cancellationToken);
        if (later is not null)
        {
            TempData[DoneMessage.Key] = Draft.Status ?? words["draft.nothing_kept"];
            return LocalRedirect("/work");
        }
        if (work.Form is { } form && RecordRows.Pressed(form, typed, add, remove) is { } changed)
        {
            return await Show(changed, [], [], cancellationToken);
        }
        typed = work.Form is { } filled ? RecordRows.WithoutEmpty(filled, typed) : typed;
        var read = Reader().Read(work.Form?.Questions ?? [], typed);
        if (read.ErrorsOf(work.Form, Rules(read.Answers), words) is { Count: > 0 } errors)
        {
            return await Show(typed, errors, [], cancellationToken);
        }
        var outcome = await desk.Give(Id, await Input(read, cancellationToken), Command, new Seen(Task: TaskKey), cancellationToken);
        switch (outcome)
        {
            case WorkOutcome.Done:
                await drafts.Sent(Place, Request.Form, cancellationToken);
                TempData[DoneMessage.Key] = words.With("done.work", Title, ChildName);
                return LocalRedirect(await desk.After(Id, Request, cancellationToken));
            case WorkOutcome.Refused refused:
                // The case as it is now, so that the page can say what changed meanwhile.
                await Load(cancellationToken);
                // What was recorded meanwhile is on the page now: sent again, it is recorded beside that.
                TaskKey = Open()?.Key;
                return await Show(typed, Errors().Of(refused.Reasons), refused.Reasons, cancellationToken);
            default:
                return await Show(typed, [OutcomeWords.Error(outcome, words)], [], cancellationToken);
        }
    }

    private async Task<bool> Load(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || await desk.Case(Id, cancellationToken) is not { } found)
        {
            return false;
        }
        view = found;
        var definition = found.State.Definition.Definition;
        if (Doable.Find(definition, Kind, Name) is not { } known)
        {
            return false;
        }
        work = known;
        Possible = Kind == Doable.Task
            ? Open() is not null
            : found.Derivation.Actions.Any(action => action.Name == Name && action.Each == Record);
        return true;
    }

    /// <summary>The record that the work is for.</summary>
    private (string List, string Id)? Each => work.List is { } list && Record is { } record ? (list, record) : null;

    private DraftPlace.Work Place => new(Id, Kind, Name, Record);

    private OpenTask? Open() => Kind == Doable.Task ? view.Derivation.Task(Name, Record) : null;

    private AnswerReader Reader() => new(
        view.State.Definition.Definition, view.State.Calendar, view.State.Calendar.DateOf(desk.Now), words);

    /// <summary>What is asked and required just now, with the answers given so far.</summary>
    private IReadOnlyDictionary<string, QuestionAsked> Rules(Answers answers) => work.Form is { } form
        ? FormQuestions.Of(
            view.State.Definition, view.State.Snapshot, view.State.Calendar, desk.Now, form, answers, Each)
        : ImmutableDictionary<string, QuestionAsked>.Empty;

    /// <summary>What the form comes filled in with.</summary>
    private async Task<TypedAnswers> Offered(CancellationToken cancellationToken) => work.Form is { } form
        ? FilledAnswers.Offered(
            form,
            await giving.WithLanguage(
                Id, Name, Record, form, FormQuestions.Offered(view.State.Definition, view.State.Snapshot, view.State.Calendar, desk.Now, form, Each), cancellationToken),
            view.State.Calendar.Zone)
        : TypedAnswers.None;

    /// <summary>The form as it is shown for what was typed and what is wrong with it.</summary>
    private async Task<Func<TypedAnswers, IReadOnlyList<FieldError>, FormView>> Forms(CancellationToken cancellationToken)
    {
        var (state, staff) = (view.State, await desk.Colleagues(cancellationToken));
        var values = await Values(cancellationToken);
        return (typed, errors) =>
        {
            if (work.Form is not { } form)
            {
                return new FormView([]);
            }
            var answers = Reader().Read(form.Questions, typed).Answers;
            var rules = Rules(answers);
            var choices = FormChoices.Of(view, staff, values, form, answers, Each, desk.Now);
            return new FormViews(state.Definition.Definition, choices, state.Calendar.DateOf(desk.Now), words).Of(form, typed, question => rules[question.Name], errors);
        };
    }

    private async Task<StaffNames> Names(CancellationToken cancellationToken) => new(await desk.Names(cancellationToken), words);

    private async Task<ValueText> Values(CancellationToken cancellationToken) =>
        new(view.State.Definition.Definition, view.State.Calendar, await Names(cancellationToken), words, view.Records, view.Child.People);

    private async Task Tell(CancellationToken cancellationToken)
    {
        if (Each is { } each && view.Records.FirstOrDefault(row => row.List == each.List && row.Id == each.Id) is { } row)
        {
            var values = await Values(cancellationToken);
            (About, AboutFacts) = (values.RecordLine(each.List, each.Id), values.Identifying(row));
        }
    }

    private LettingPass Passing(StaffMember reader, Func<string, string?> reasonIn) => new(work, WordPath, reader, view.State.Snapshot, reasonIn);

    private RefusalErrors Errors() => new(work.Form, work.Checks, words);

    private async Task<CaseInput> Input(ReadAnswers read, CancellationToken cancellationToken)
    {
        var overrides = Passing(await desk.Reader(cancellationToken), field => Request.Form[field].ToString()).Given();
        return Doable.Input(Kind, Name, Record, read.Answers, read.OccurredOn, overrides);
    }

    private async Task<IActionResult> Show(
        TypedAnswers typed, IReadOnlyList<FieldError> errors, ImmutableArray<Refusal> refusals, CancellationToken cancellationToken)
    {
        var state = view.State;
        var definition = state.Definition.Definition;
        var makes = await Forms(cancellationToken);
        await Tell(cancellationToken);
        Form = makes(typed, errors);
        var passing = Passing(await desk.Reader(cancellationToken), field => reasons?.One(field));
        Overrides = passing.Offer(
            work.Checks.Where(check => passing.ReasonFor(check) is not null || Errors().Overridable(refusals).Contains(check)), definition, words);
        MayGiveWord = Possible && LettingPass.WordsOf(work.Checks, await desk.Reader(cancellationToken), state.Snapshot).Any(check => !check.Alone);
        this.Say(errors);
        if (state.Head.LastSequence > SeenEntry)
        {
            ChangedMeanwhile = new Timeline(definition, state.Calendar, await Names(cancellationToken), await Values(cancellationToken), words)
                .Of(view.Journal.Where(line => line.Sequence > SeenEntry), everything: false);
        }
        return Page();
    }
}
