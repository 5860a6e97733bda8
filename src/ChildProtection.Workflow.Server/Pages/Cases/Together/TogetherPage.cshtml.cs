using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Cases.Work;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Server.Access;
using ChildProtection.Workflow.Server.Drafts;
using ChildProtection.Workflow.Server.Forms;
using ChildProtection.Workflow.Server.Shell;
using ChildProtection.Workflow.Server.Texts;
using ChildProtection.Workflow.Server.Work;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ChildProtection.Workflow.Server.Pages.Cases.Together;

/// <summary>
/// One visit, conference or core group for several brothers and sisters: what is the same is asked once, what is each child's own is asked of each, and each
/// child's record stands alone.
/// </summary>
[Needs(Permission.DoWork)]
public sealed class TogetherPage(CaseDesk desk, DraftDesk drafts, Words words) : PageModel
{
    private readonly List<TogetherCase> cases = [];
    private Doable work = null!;

    /// <summary>What was typed into the page; null: nothing yet.</summary>
    private DraftContent? typed;

    [FromRoute(Name = "id")]
    public CaseId Id { get; set; }

    [FromRoute(Name = "kind")]
    public string Kind { get; set; } = "";

    [FromRoute(Name = "name")]
    public string Name { get; set; } = "";

    /// <summary>Which of this child's records it is for; null when it is for none.</summary>
    [FromQuery(Name = "record")]
    public string? Record { get; set; }

    /// <summary>The idempotency key of the whole: sent again, what is recorded stays as it is and only the rest is tried.</summary>
    [FromForm(Name = "command")]
    public Guid Command { get; set; }

    public string ChildName { get; private set; } = "";

    public string Title => work.Title.In(words.Language);

    /// <summary>Whom or what it is about, in a line, where it is asked once for each; null: it is for none.</summary>
    public string? About { get; private set; }

    public string? Why => work.Why?.In(words.Language);

    /// <summary>What is asked once.</summary>
    public FormView Shared { get; private set; } = new([]);

    /// <summary>What is asked of each child, the one whose page it came from first.</summary>
    public IReadOnlyList<ChildPart> Children { get; private set; } = [];

    /// <summary>What is kept of the page until it is sent.</summary>
    public DraftView Draft { get; private set; } = null!;

    /// <summary>Two versions of the draft to choose between, before anything else; null: there is one at most.</summary>
    public DraftConflictView? Conflict { get; private set; }

    private DraftPlace.Together Place => new(Id, Kind, Name, Record);

    public async Task<IActionResult> OnGet(CancellationToken cancellationToken)
    {
        if (!await Load(cancellationToken))
        {
            return NotFound();
        }
        Command = Guid.NewGuid();
        Draft = await drafts.Begin(Place, Command, cancellationToken);
        if (Draft is { Kept: { } kept, Other: { } other })
        {
            var staff = await desk.Colleagues(cancellationToken);
            Conflict = new DraftConflictView(Draft, new DraftDifferences(words).Of(kept, other, version => QuestionsOf(version, staff)));
            return Page();
        }
        cases.ForEach(one => one.Offer(work, desk.Now));
        if (Draft.Kept is { } begun)
        {
            Take(begun);
        }
        return await Show(cancellationToken);
    }

    public async Task<IActionResult> OnPost(string? add, string? remove, string? later, CancellationToken cancellationToken)
    {
        if (Command == Guid.Empty || !await Load(cancellationToken))
        {
            return NotFound();
        }
        Take(DraftContent.Of(Request.Form));
        Draft = await drafts.Keep(Place, Command, Request.Form, cancellationToken);
        if (later is not null)
        {
            TempData[DoneMessage.Key] = Draft.Status ?? words["draft.nothing_kept"];
            return LocalRedirect("/work");
        }
        if (Pressed(add, remove))
        {
            return await Show(cancellationToken);
        }
        var included = cases.Where(one => one.Included).ToList();
        if (included.Count == 0)
        {
            ModelState.AddModelError(cases[0].Prefix + DraftContent.IncludedField, words["together.nobody"]);
            return await Show(cancellationToken);
        }
        var (reader, staff) = (await desk.Reader(cancellationToken), await desk.Colleagues(cancellationToken));
        cases.Skip(1).ToList().ForEach(one => one.TakeOver(cases[0], work, staff, words));
        var given = included.Select(one => one.Read(work, Kind, typed!, reader, desk.Now, words)).ToList();
        if (included.Any(one => one.Errors.Count > 0))
        {
            return await Show(cancellationToken);
        }
        switch (await desk.GiveTogether(given, Command, cancellationToken))
        {
            case TogetherOutcome.Done:
                await drafts.Sent(Place, Request.Form, cancellationToken);
                TempData[DoneMessage.Key] = words.With("together.done", Title, string.Join(", ", included.Select(one => one.View.Child.Called)));
                return LocalRedirect(await desk.After(Id, Request, cancellationToken));
            case TogetherOutcome.NotTaken refused:
                foreach (var one in included)
                {
                    one.Answer(refused, work, words);
                }
                return await Show(cancellationToken);
            case var other:
                throw new InvalidOperationException($"No answer for {other.GetType().Name}.");
        }
    }

    /// <summary>The case, and those of the brothers and sisters of which the same is asked just now.</summary>
    private async Task<bool> Load(CancellationToken cancellationToken)
    {
        if (!ModelState.IsValid || await desk.Case(Id, cancellationToken) is not { } first
            || Doable.Find(first.State.Definition.Definition, Kind, Name) is not { Form.IsForSeveral: true } known || known.List is null != Record is null)
        {
            return false;
        }
        work = known;
        ChildName = first.Child.Called;
        foreach (var id in first.Child.Siblings.Select(sibling => sibling.OpenCase).OfType<CaseId>().Prepend(Id).Take(WorkTogether.CasesMax))
        {
            var view = id == Id ? first : await desk.Case(id, cancellationToken);
            // A brother's or sister's case that follows another version of the rules asks questions of its own.
            if (view is null || view.State.Head.DefinitionHash != first.State.Head.DefinitionHash)
            {
                continue;
            }
            var record = id == Id || work.List is null ? Record : TogetherCase.SameAs(first, Record!, view, work.List, Asked(view).OfType<string>());
            if ((record is not null || work.List is null) && Asked(view).Contains(record))
            {
                cases.Add(new TogetherCase(view, Name, record is null ? null : (work.List!, record)));
            }
        }
        return cases.Count > 0;
    }

    /// <summary>The records for which it is asked, or may be done, in that case; null among them: it is for none.</summary>
    private IEnumerable<string?> Asked(CaseView view) => Kind == Doable.Task
        ? view.Derivation.Tasks.Where(task => task.Name == Name).Select(task => task.Each)
        : view.Derivation.Actions.Where(action => action.Name == Name).Select(action => action.Each);

    private IReadOnlyList<string> SharedIds() => [.. work.Form!.Questions.Where(question => question.Shared).Select(FieldId.Of)];

    /// <summary>Shows and reads what was typed; a child of whom the page did not know when it was typed is not included.</summary>
    private void Take(DraftContent content)
    {
        typed = content;
        foreach (var one in cases)
        {
            one.Included = content.One(one.Prefix + DraftContent.IncludedField) == "yes";
            if (content.Fields.Keys.Any(field => field.StartsWith(one.Prefix, StringComparison.Ordinal)))
            {
                one.Typed = TypedFor(one, content);
                one.TaskKey = content.One(one.Prefix + "task");
            }
        }
    }

    private TypedAnswers TypedFor(TogetherCase one, DraftContent content) => content.Typed.Only(SharedIds()).And(content.TypedIn(one.Prefix).Except(SharedIds()));

    /// <summary>All questions of the page as they would be shown for a version of its draft, each child's by the child's name.</summary>
    private IReadOnlyList<QuestionView> QuestionsOf(DraftContent version, IReadOnlyList<StaffMember> staff)
    {
        var forms = cases.Select(one => (Case: one, Form: one.FormOf(work, TypedFor(one, version), staff, desk.Now, words))).ToList();
        return
        [
            .. forms[0].Form.Shared().Questions,
            .. forms.SelectMany(pair => pair.Form.OfOne(pair.Case.Prefix).Questions.Select(question => question with { Title = $"{pair.Case.View.Child.Called}: {question.Title}" })),
        ];
    }

    /// <summary>Whether a button added or removed a row, in the part that is asked once or in one child's.</summary>
    private bool Pressed(string? add, string? remove)
    {
        var pressed = false;
        foreach (var one in cases)
        {
            var isShared = (add ?? remove)?.StartsWith(TypedAnswers.Prefix, StringComparison.Ordinal) == true;
            if (RecordRows.Pressed(work.Form!, one.Typed, Within(add, isShared, one), Within(remove, isShared, one)) is { } changed)
            {
                one.Typed = changed;
                pressed = true;
            }
        }
        return pressed;
    }

    private static string? Within(string? id, bool isShared, TogetherCase one) =>
        isShared ? id : id?.StartsWith(one.Prefix, StringComparison.Ordinal) == true ? id[one.Prefix.Length..] : null;

    private async Task<IActionResult> Show(CancellationToken cancellationToken)
    {
        var staff = await desk.Colleagues(cancellationToken);
        var reader = await desk.Reader(cancellationToken);
        var shown = cases.Select(one => one.Show(work, staff, reader, typed, desk.Now, words)).ToList();
        (Shared, About) = (Tightest([.. shown.Zip(cases, (each, one) => (one, each.Whole.Shared()))]), cases[0].About(staff, words));
        Children = [.. shown.Select((each, index) => index == 0 ? each.Part : Alike(each.Part, cases[index]))];
        this.Say(Said());
        return Page();
    }

    /// <summary>What is asked once; a day is asked within the earliest limit of the children for whom it is recorded, and whose that is is said.</summary>
    private FormView Tightest(IReadOnlyList<(TogetherCase One, FormView Form)> asked)
    {
        var counting = asked.Where(each => each.One.Included).ToList();
        return new FormView([.. asked[0].Form.Questions.Select((view, at) =>
        {
            var limits = counting.Select(each => (each.One, View: each.Form.Questions[at])).Where(each => each.View.By is not null).OrderBy(each => each.View.By).ToList();
            return limits is not [var first, ..] ? view
                : view with
                {
                    Input = first.View.Input,
                    By = first.View.By,
                    InTime = limits.Exists(each => each.View.By != first.View.By) || limits.Count < counting.Count
                        ? words.With("together.tightest", first.View.InTime ?? "", first.One.View.Child.Called)
                        : first.View.InTime,
                };
        })]);
    }

    private ChildPart Alike(ChildPart part, TogetherCase one)
    {
        var asked = work.Form!.Questions.Where(TogetherCase.IsAlike).ToDictionary(question => one.Prefix + FieldId.Of(question), StringComparer.Ordinal);
        return part with
        {
            Form = new FormView([.. part.Form.Questions.Select(view => asked.TryGetValue(view.Id, out var question) && view.Input is QuestionInput.Rows { Each.Count: > 0 }
                ? view with { Alike = Offer(question, one) }
                : view)]),
        };
    }

    private AlikeView Offer(Question question, TogetherCase one) => new(
        words.With(question.ForEach is null ? "together.alike_all" : "together.alike_same", cases[0].View.Child.Called),
        one.Typed.One(AlikeView.FieldOf(FieldId.Of(question))) == "yes");

    /// <summary>What is wrong: with what is asked once, once; with a child's own part, by the child's name.</summary>
    private IEnumerable<FieldError> Said()
    {
        var shared = SharedIds();
        return cases.SelectMany(one => one.Errors.Select(error =>
                shared.Any(id => error.Field == id || error.Field.StartsWith(id + ".", StringComparison.Ordinal)) ? error
                : new FieldError(error.Field.Length == 0 ? one.Prefix + DraftContent.IncludedField : one.Prefix + error.Field, $"{one.View.Child.Called}: {error.Message}")))
            .Distinct();
    }
}
