using System.Collections.Immutable;
using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Work;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Server.Access;
using ChildProtection.Workflow.Server.CasePage;
using ChildProtection.Workflow.Server.Forms;
using ChildProtection.Workflow.Server.Shell;
using ChildProtection.Workflow.Server.Texts;
using ChildProtection.Workflow.Server.Work;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ChildProtection.Workflow.Server.Pages.Cases.DoWork;

/// <summary>The form of a task or an action, made from the definition.</summary>
[Needs(Permission.DoWork)]
public sealed class DoWorkPage(CaseDesk desk, Words words) : PageModel
{
    private CaseView view = null!;
    private Doable work = null!;

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

    public string ChildName => view.Child.Name;

    public string Title => work.Title.In(words.Language);

    public string? Why => work.Why?.In(words.Language);

    public FormView Form { get; private set; } = new([]);

    public IReadOnlyList<OverrideView> Overrides { get; private set; } = [];

    /// <summary>What others did to the case since the form was opened.</summary>
    public IReadOnlyList<TimelineLine> ChangedMeanwhile { get; private set; } = [];

    /// <summary>It can be recorded once for brothers and sisters with an open case too.</summary>
    public bool ForSeveral => work is { Form.IsForSeveral: true, List: null } && view.Child.Siblings.Any(sibling => sibling.OpenCase is not null);

    /// <summary>The task is open, or the action offered.</summary>
    public bool Possible { get; private set; }

    public async Task<IActionResult> OnGet(CancellationToken cancellationToken)
    {
        if (!await Load(cancellationToken))
        {
            return NotFound();
        }
        (Command, SeenEntry, TaskKey) = (Guid.NewGuid(), view.State.Head.LastSequence, Open()?.Key);
        return await Show(Offered(), [], [], cancellationToken);
    }

    public async Task<IActionResult> OnPost(string? add, string? remove, CancellationToken cancellationToken)
    {
        if (Command == Guid.Empty || !await Load(cancellationToken))
        {
            return NotFound();
        }
        var typed = TypedAnswers.From(Request.Form);
        if (work.Form is { } form && RecordRows.Pressed(form, typed, add, remove) is { } changed)
        {
            return await Show(changed, [], [], cancellationToken);
        }
        var read = Reader().Read(work.Form?.Questions ?? [], typed);
        if (read.ErrorsOf(work.Form, Rules(read.Answers), words) is { Count: > 0 } errors)
        {
            return await Show(typed, errors, [], cancellationToken);
        }
        var outcome = await desk.Give(Id, await Input(read, cancellationToken), Command, new Seen(Task: TaskKey), cancellationToken);
        switch (outcome)
        {
            case WorkOutcome.Done:
                TempData[DoneMessage.Key] = words.With("done.work", Title, ChildName);
                return LocalRedirect(await desk.After(Id, cancellationToken));
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

    private OpenTask? Open() => Kind == Doable.Task ? view.Derivation.Task(Name, Record) : null;

    private AnswerReader Reader() => new(
        view.State.Definition.Definition, view.State.Calendar, view.State.Calendar.DateOf(desk.Now), words);

    /// <summary>What is asked and required just now, with the answers given so far.</summary>
    private IReadOnlyDictionary<string, QuestionAsked> Rules(Answers answers) => work.Form is { } form
        ? FormQuestions.Of(
            view.State.Definition, view.State.Snapshot, view.State.Calendar, desk.Now, form, answers, Each)
        : ImmutableDictionary<string, QuestionAsked>.Empty;

    /// <summary>What the form comes filled in with.</summary>
    private TypedAnswers Offered() => work.Form is { } form
        ? FilledAnswers.Offered(
            form, FormQuestions.Offered(view.State.Definition, view.State.Snapshot, view.State.Calendar, desk.Now, form, Each), view.State.Calendar.Zone)
        : TypedAnswers.None;

    private RefusalErrors Errors() => new(work.Form, work.Checks, words);

    private async Task<CaseInput> Input(ReadAnswers read, CancellationToken cancellationToken)
    {
        var overrides = await OverridesGiven(cancellationToken);
        return Kind == Doable.Task
            ? new CaseInput.CompleteTask(Name, read.Answers, Record) { Actor = Actor.System, OccurredOn = read.OccurredOn, Overrides = overrides }
            : new CaseInput.TakeAction(Name, read.Answers, Record) { Actor = Actor.System, OccurredOn = read.OccurredOn, Overrides = overrides };
    }

    private async Task<ImmutableArray<CheckOverride>> OverridesGiven(CancellationToken cancellationToken)
    {
        var reader = await desk.Reader(cancellationToken);
        return
        [
            .. from check in work.Checks
               let reason = Request.Form[$"override.{check.Name}"].ToString()
               where !string.IsNullOrWhiteSpace(reason)
               let role = check.Override.FirstOrDefault(role => ActingRoles.Acts(reader, view.State.Snapshot, role))
               where role is not null
               select new CheckOverride(check.Name, reason.Trim(), role),
        ];
    }

    private async Task<IActionResult> Show(
        TypedAnswers typed, IReadOnlyList<FieldError> errors, ImmutableArray<Refusal> refusals, CancellationToken cancellationToken)
    {
        var state = view.State;
        var definition = state.Definition.Definition;
        var staff = await desk.Colleagues(cancellationToken);
        var names = new StaffNames(await desk.Names(cancellationToken), words);
        var values = new ValueText(definition, state.Calendar, names, words, view.Records, view.Child.People);
        if (work.Form is { } form)
        {
            var answers = Reader().Read(form.Questions, typed).Answers;
            var rules = Rules(answers);
            var choices = FormChoices.Of(view, staff, values, form, answers, Each, desk.Now);
            Form = new FormViews(definition, choices, state.Calendar.DateOf(desk.Now), words)
                .Of(form, typed, question => rules[question.Name], errors);
        }
        var reader = await desk.Reader(cancellationToken);
        Overrides =
        [
            .. Errors().Overridable(refusals).Select(check => new OverrideView(
                $"override.{check.Name}",
                check.Else.In(words.Language),
                check.Override.Any(role => ActingRoles.Acts(reader, state.Snapshot, role)),
                string.Join(", ", check.Override.Select(role => words.Role(role, definition))),
                Request.HasFormContentType ? Request.Form[$"override.{check.Name}"].ToString() : "")),
        ];
        foreach (var error in errors)
        {
            ModelState.AddModelError(error.Field, error.Message);
        }
        if (state.Head.LastSequence > SeenEntry)
        {
            ChangedMeanwhile = new Timeline(definition, state.Calendar, names, values, words)
                .Of(view.Journal.Where(line => line.Sequence > SeenEntry), everything: false);
        }
        return Page();
    }
}
