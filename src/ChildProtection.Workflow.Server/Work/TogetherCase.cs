using System.Collections.Immutable;
using System.Text.Json.Nodes;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Cases.Work;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Server.Drafts;
using ChildProtection.Workflow.Server.Forms;
using ChildProtection.Workflow.Server.Texts;
using NodaTime;

namespace ChildProtection.Workflow.Server.Work;

/// <summary>One of several cases for which work is recorded together: what was typed for it, what is wrong with it, and what is given to it.</summary>
/// <param name="view">The case as the reader may see it.</param>
/// <param name="name">The task or action.</param>
/// <param name="each">The list and id of this child's record that it is for; null when it is for none.</param>
public sealed class TogetherCase(CaseView view, string name, (string List, string Id)? each)
{
    /// <summary>By which field of a record people and agencies are told apart.</summary>
    private const string NameField = "name";

    private ImmutableArray<Refusal> refusals = [];

    public CaseView View { get; } = view;

    /// <summary>What the ids of this child's part of the page begin with.</summary>
    public string Prefix { get; } = PagePart.Of(view.State.Head.Case);

    public TypedAnswers Typed { get; set; } = TypedAnswers.None;

    public bool Included { get; set; } = true;

    /// <summary>The key of the open task as it was when the page was opened; null for an action.</summary>
    public string? TaskKey { get; set; } = view.Derivation.Task(name, each?.Id)?.Key;

    public IReadOnlyList<FieldError> Errors { get; private set; } = [];

    /// <summary>The record that it is for, in a line; null when it is for none.</summary>
    public string? About(IReadOnlyList<StaffMember> staff, Words words) => each is { } of ? Values(staff, words).RecordLine(of.List, of.Id) : null;

    /// <summary>
    /// Of the records for which the same is asked in this child's case, the one that is of the same person or agency as the other child's, or else of the same day. Each child
    /// has records of its own: an agency that is invited for three children has three invitations.
    /// </summary>
    public static string? SameAs(CaseView other, string record, CaseView view, string list, IEnumerable<string> asked)
    {
        ArgumentNullException.ThrowIfNull(other);
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(asked);
        if (other.Records.FirstOrDefault(row => row.List == list && row.Id == record) is not { } theirs)
        {
            return null;
        }
        var own = asked.Select(id => view.Records.FirstOrDefault(row => row.List == list && row.Id == id)).OfType<RecordRow>().ToList();
        return NameOf(other, theirs) is { } name
            ? own.FirstOrDefault(row => string.Equals(NameOf(view, row), name, StringComparison.OrdinalIgnoreCase))?.Id
            : own.FirstOrDefault(row => NameOf(view, row) is null && DayOf(view, row) == DayOf(other, theirs))?.Id;
    }

    /// <summary>Of whom a record is; null: of nobody in particular.</summary>
    private static string? NameOf(CaseView view, RecordRow row) =>
        view.State.Definition.Definition.Records[row.List].Fields.ContainsKey(NameField)
        && JsonNode.Parse(row.Fields.Span)?[NameField] is JsonValue value && value.TryGetValue<string>(out var name) && name.Length > 0
            ? name.Trim()
            : null;

    private static LocalDate? DayOf(CaseView view, RecordRow row) => row.OccurredAt is { } at ? view.State.Calendar.DateOf(at) : null;

    /// <summary>Reads what was typed; what cannot be read or is missing stands in <see cref="Errors"/>.</summary>
    /// <param name="sent">What was typed into the whole page.</param>
    public GivenCase Read(Doable work, string kind, DraftContent sent, StaffMember reader, Instant now, Words words)
    {
        Typed = RecordRows.WithoutEmpty(work.Form!, Typed);
        var read = Reader(now, words).Read(work.Form!.Questions, Typed);
        Errors = read.ErrorsOf(work.Form, Rules(work, read.Answers, now), words);
        var overrides = Passing(work, reader, sent).Given();
        var input = Doable.Input(kind, name, each?.Id, read.Answers, read.OccurredOn, overrides);
        return new GivenCase(View.State.Head.Case, input, new Seen(Task: TaskKey));
    }

    /// <summary>What became of it, where not every case took it.</summary>
    public void Answer(TogetherOutcome.NotTaken outcome, Doable work, Words words)
    {
        if (outcome.Reasons.GetValueOrDefault(View.State.Head.Case) is not { } reason)
        {
            return;
        }
        refusals = reason is WorkOutcome.Refused refused ? refused.Reasons : [];
        Errors = reason is WorkOutcome.Refused ? new RefusalErrors(work.Form, work.Checks, words).Of(refusals) : [OutcomeWords.Error(reason, words)];
        // What somebody else recorded meanwhile is said now: sent again, this is recorded beside it.
        TaskKey = View.Derivation.Task(name, each?.Id)?.Key;
    }

    /// <summary>The whole form for this child, and the part of it that is this child's own.</summary>
    public (FormView Whole, ChildPart Part) Show(Doable work, IReadOnlyList<StaffMember> staff, StaffMember reader, DraftContent? sent, Instant now, Words words)
    {
        var whole = FormOf(work, Typed, staff, now, words);
        var passing = Passing(work, reader, sent);
        var refused = new RefusalErrors(work.Form, work.Checks, words).Overridable(refusals);
        var overrides = passing.Offer(
            work.Checks.Where(check => passing.ReasonFor(check) is not null || refused.Contains(check)), View.State.Definition.Definition, words);
        return (whole, new ChildPart(View.State.Head.Case, View.Child.Called, Prefix, Included, TaskKey, whole.OfOne(Prefix), overrides));
    }

    /// <summary>The whole form for this child, as it is shown for what was typed.</summary>
    public FormView FormOf(Doable work, TypedAnswers typed, IReadOnlyList<StaffMember> staff, Instant now, Words words)
    {
        var definition = View.State.Definition.Definition;
        var answers = Reader(now, words).Read(work.Form!.Questions, typed).Answers;
        var rules = Rules(work, answers, now);
        return new FormViews(definition, FormChoices.Of(View, staff, Values(staff, words), work.Form, answers, each, now), View.State.Calendar.DateOf(now), words)
            .Of(work.Form, typed, question => rules[question.Name], Errors);
    }

    /// <summary>
    /// Where the worker said so, answers rows that say nothing as they are answered for another child: one meeting had the same people in it. Rows that come for
    /// records are those of the same name; rows that were added by hand are taken over if this child has none. What this child's own rows say stands.
    /// </summary>
    public void TakeOver(TogetherCase other, Doable work, IReadOnlyList<StaffMember> staff, Words words)
    {
        foreach (var question in work.Form!.Questions.Where(question => IsAlike(question) && Typed.One(AlikeView.FieldOf(FieldId.Of(question))) == "yes"))
        {
            Typed = question.ForEach is null ? WithRowsOf(other.Typed, question) : WithAnswersOf(other, question, staff, words);
        }
    }

    /// <summary>Rows that another child's case may have too.</summary>
    public static bool IsAlike(Question question) => question is { Shared: false, Type: FieldType.Records };

    private TypedAnswers WithRowsOf(TypedAnswers theirs, Question question)
    {
        var id = FieldId.Of(question);
        string[] ofThePage = [AlikeView.FieldOf(id), $"{id}.rows"];
        return Typed.Only([id]).Except(ofThePage).IsAnswered ? Typed : Typed.And(theirs.Only([id]).Except([AlikeView.FieldOf(id)]));
    }

    private TypedAnswers WithAnswersOf(TogetherCase other, Question question, IReadOnlyList<StaffMember> staff, Words words)
    {
        var theirs = other.RowsByName(question, staff, words).ToLookup(row => row.Name, row => row.Row, StringComparer.OrdinalIgnoreCase);
        return RowsByName(question, staff, words)
            .Where(row => row.Name.Length > 0 && theirs[row.Name].Any())
            .Aggregate(Typed, (typed, row) => TakenOver(typed, other.Typed, question, row.Row, theirs[row.Name].First()));
    }

    private static TypedAnswers TakenOver(TypedAnswers typed, TypedAnswers theirs, Question question, int row, int same)
    {
        var id = FieldId.Of(question);
        foreach (var inner in question.Each.Where(inner => inner.Name != question.ForEach!.Field))
        {
            var (here, there) = (FieldId.Of(id, row, inner), FieldId.Of(id, same, inner));
            if (!typed.Only([here]).IsAnswered)
            {
                typed = typed.And(theirs.Only([there]).Moved(there, here));
            }
        }
        return typed;
    }

    private IEnumerable<(string Name, int Row)> RowsByName(Question question, IReadOnlyList<StaffMember> staff, Words words)
    {
        var given = question.Each.Single(inner => inner.Name == question.ForEach!.Field);
        var (id, values) = (FieldId.Of(question), Values(staff, words));
        return Enumerable.Range(0, RecordRows.Count(Typed, id))
            .Select(row => (Typed.One(FieldId.Of(id, row, given)) is { } record ? values.RecordName(question.ForEach!.Of.List, record) : "", row));
    }

    private ValueText Values(IReadOnlyList<StaffMember> staff, Words words) => new(
        View.State.Definition.Definition, View.State.Calendar, new StaffNames(staff.ToDictionary(member => member.Id, member => member.Name), words), words, View.Records,
        View.Child.People);

    /// <summary>Fills in what the form comes with for this child.</summary>
    public void Offer(Doable work, Instant now) => Typed = FilledAnswers.Offered(
        work.Form!, FormQuestions.Offered(View.State.Definition, View.State.Snapshot, View.State.Calendar, now, work.Form!, each), View.State.Calendar.Zone);

    private LettingPass Passing(Doable work, StaffMember reader, DraftContent? sent) =>
        new(work, CasePaths.LetPass(View.State.Head.Case, TaskKey is null ? Doable.Action : Doable.Task, name, null), reader, View.State.Snapshot, field => sent?.One(field), Prefix);

    private AnswerReader Reader(Instant now, Words words) =>
        new(View.State.Definition.Definition, View.State.Calendar, View.State.Calendar.DateOf(now), words);

    private IReadOnlyDictionary<string, QuestionAsked> Rules(Doable work, Answers answers, Instant now) =>
        FormQuestions.Of(View.State.Definition, View.State.Snapshot, View.State.Calendar, now, work.Form!, answers, each);
}
