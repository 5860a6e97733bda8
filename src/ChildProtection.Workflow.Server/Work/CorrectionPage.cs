using System.Collections.Immutable;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Server.CasePage;
using ChildProtection.Workflow.Server.Drafts;
using ChildProtection.Workflow.Server.Forms;
using ChildProtection.Workflow.Server.Shell;
using ChildProtection.Workflow.Server.Texts;
using Microsoft.AspNetCore.Mvc;

namespace ChildProtection.Workflow.Server.Work;

/// <summary>
/// A page that corrects something on record: begins with what is there, needs a reason, and refuses to overwrite what somebody else changed since it was
/// opened, showing it instead and keeping what was typed.
/// </summary>
public abstract class CorrectionPage(CaseDesk desk, DraftDesk drafts, Words words) : CaseFormPage(desk, words)
{
    /// <summary>The case's version that the form was opened on.</summary>
    [FromForm(Name = "version")]
    public long Version { get; set; }

    /// <summary>The last journal entry when the form was opened.</summary>
    [FromForm(Name = "seen")]
    public long Seen { get; set; }

    public FormView Form { get; private set; } = new([]);

    /// <summary>What is kept of the form until it is sent.</summary>
    public DraftView Draft { get; private set; } = null!;

    /// <summary>Two versions of the draft to choose between, before anything else; null: there is one at most.</summary>
    public DraftConflictView? Conflict { get; private set; }

    public string Title { get; private set; } = "";

    public IReadOnlyList<TimelineLine> ChangedMeanwhile { get; private set; } = [];

    /// <summary>What is asked: the fields that can be corrected, none of them required.</summary>
    protected Form Asked { get; private set; } = null!;

    protected Definition Definition => View.State.Definition.Definition;

    /// <summary>Where the draft of the form is kept.</summary>
    protected abstract DraftPlace Place { get; }

    /// <summary>Finds what is corrected; false when it is not there.</summary>
    protected abstract (string Title, Form Asked)? Find();

    /// <summary>What is on record, as if it had been typed.</summary>
    protected abstract TypedAnswers OnRecord();

    protected abstract CaseInput Input(ReadAnswers read);

    public async Task<IActionResult> OnGet(CancellationToken cancellationToken)
    {
        if (!await Load(cancellationToken))
        {
            return NotFound();
        }
        (Command, Version, Seen) = (Guid.NewGuid(), View.State.Head.Version, View.State.Head.LastSequence);
        Draft = await drafts.Begin(Place, Command, cancellationToken);
        if (Draft is { Kept: { } kept, Other: { } other })
        {
            var makes = await Forms(cancellationToken);
            Conflict = new DraftConflictView(Draft, new DraftDifferences(Words).Of(kept, other, version => makes(version.Typed, []).Questions));
            return Page();
        }
        if (Draft.Kept is not { } begun)
        {
            return await Show(OnRecord(), [], cancellationToken);
        }
        // What changed since it was begun is said above the form, and counts as seen.
        (Seen, Reason) = (DraftContent.Whole(begun.One("seen")), begun.One("reason"));
        var shown = await Show(begun.Typed, [], cancellationToken);
        Seen = View.State.Head.LastSequence;
        return shown;
    }

    public async Task<IActionResult> OnPost(string? later, CancellationToken cancellationToken)
    {
        if (Command == Guid.Empty || !await Load(cancellationToken))
        {
            return NotFound();
        }
        var typed = TypedAnswers.From(Request.Form);
        Draft = await drafts.Keep(Place, Command, Request.Form, cancellationToken);
        if (later is not null)
        {
            TempData[DoneMessage.Key] = Draft.Status ?? Words["draft.nothing_kept"];
            return LocalRedirect("/work");
        }
        var read = Reader().Read(Asked.Questions, typed);
        if (read.Errors.Count > 0)
        {
            return await Show(typed, read.Errors, cancellationToken);
        }
        if (await Give(Input(read), Version, Words["done.corrected"], cancellationToken) is { } answer)
        {
            await drafts.Sent(Place, Request.Form, cancellationToken);
            return answer;
        }
        await Load(cancellationToken);
        // What changed is on the page now: sent again, the correction counts as made with that in view.
        var answered = await Show(typed, [], cancellationToken);
        (Version, Seen) = (View.State.Head.Version, View.State.Head.LastSequence);
        return answered;
    }

    protected override IReadOnlyList<FieldError> Errors(ImmutableArray<Refusal> refusals) => new RefusalErrors(Asked, [], Words).Of(refusals);

    private async Task<bool> Load(CancellationToken cancellationToken)
    {
        if (!await LoadCase(cancellationToken) || Find() is not { } found)
        {
            return false;
        }
        (Title, Asked) = found;
        return true;
    }

    private AnswerReader Reader() => new(Definition, View.State.Calendar, View.State.Calendar.DateOf(Desk.Now), Words);

    /// <summary>The form as it is shown for what was typed and what is wrong with it.</summary>
    private async Task<Func<TypedAnswers, IReadOnlyList<FieldError>, FormView>> Forms(CancellationToken cancellationToken)
    {
        var choices = FormChoices.Of(View, await Desk.Colleagues(cancellationToken), await Values(cancellationToken), Asked, Answers.None, null, Desk.Now);
        return (typed, errors) => new FormViews(Definition, choices, View.State.Calendar.DateOf(Desk.Now), Words)
            .Of(Asked, typed, _ => new QuestionAsked(true, false), errors);
    }

    private async Task<StaffNames> Names(CancellationToken cancellationToken) => new(await Desk.Names(cancellationToken), Words);

    private async Task<ValueText> Values(CancellationToken cancellationToken) =>
        new(Definition, View.State.Calendar, await Names(cancellationToken), Words, View.Records, View.Child.People);

    private async Task<IActionResult> Show(TypedAnswers typed, IReadOnlyList<FieldError> errors, CancellationToken cancellationToken)
    {
        var state = View.State;
        var makes = await Forms(cancellationToken);
        Form = makes(typed, errors);
        Say(errors);
        if (state.Head.LastSequence > Seen)
        {
            ChangedMeanwhile = new Timeline(Definition, state.Calendar, await Names(cancellationToken), await Values(cancellationToken), Words)
                .Of(View.Journal.Where(line => line.Sequence > Seen), everything: false);
        }
        return Page();
    }
}
