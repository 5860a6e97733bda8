using System.Collections.Immutable;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Server.CasePage;
using ChildProtection.Workflow.Server.Forms;
using ChildProtection.Workflow.Server.Texts;
using Microsoft.AspNetCore.Mvc;

namespace ChildProtection.Workflow.Server.Work;

/// <summary>
/// A page that corrects something on record: begins with what is there, needs a reason, and refuses to overwrite what somebody else changed since it was
/// opened, showing it instead and keeping what was typed.
/// </summary>
public abstract class CorrectionPage(CaseDesk desk, Words words) : CaseFormPage(desk, words)
{
    /// <summary>The case's version that the form was opened on.</summary>
    [FromForm(Name = "version")]
    public long Version { get; set; }

    /// <summary>The last journal entry when the form was opened.</summary>
    [FromForm(Name = "seen")]
    public long Seen { get; set; }

    public FormView Form { get; private set; } = new([]);

    public string Title { get; private set; } = "";

    public IReadOnlyList<TimelineLine> ChangedMeanwhile { get; private set; } = [];

    /// <summary>What is asked: the fields that can be corrected, none of them required.</summary>
    protected Form Asked { get; private set; } = null!;

    protected Definition Definition => View.State.Definition.Definition;

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
        return await Show(OnRecord(), [], cancellationToken);
    }

    public async Task<IActionResult> OnPost(CancellationToken cancellationToken)
    {
        if (Command == Guid.Empty || !await Load(cancellationToken))
        {
            return NotFound();
        }
        var typed = TypedAnswers.From(Request.Form);
        var read = Reader().Read(Asked.Questions, typed);
        if (read.Errors.Count > 0)
        {
            return await Show(typed, read.Errors, cancellationToken);
        }
        if (await Give(Input(read), Version, Words["done.corrected"], cancellationToken) is { } answer)
        {
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

    private async Task<IActionResult> Show(TypedAnswers typed, IReadOnlyList<FieldError> errors, CancellationToken cancellationToken)
    {
        var state = View.State;
        var staff = await Desk.Colleagues(cancellationToken);
        var names = new StaffNames(await Desk.Names(cancellationToken), Words);
        var values = new ValueText(Definition, state.Calendar, names, Words, View.Records, View.Child.People);
        var choices = FormChoices.Of(View, staff, values, Asked, Answers.None, null, Desk.Now);
        Form = new FormViews(Definition, choices, state.Calendar.DateOf(Desk.Now), Words).Of(Asked, typed, _ => new QuestionAsked(true, false), errors);
        Say(errors);
        if (state.Head.LastSequence > Seen)
        {
            ChangedMeanwhile = new Timeline(Definition, state.Calendar, names, values, Words)
                .Of(View.Journal.Where(line => line.Sequence > Seen), everything: false);
        }
        return Page();
    }
}
