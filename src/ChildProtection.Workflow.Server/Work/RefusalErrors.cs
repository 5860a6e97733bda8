using ChildProtection.Workflow.Cases.Work;
using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Server.Forms;
using ChildProtection.Workflow.Server.Texts;

namespace ChildProtection.Workflow.Server.Work;

/// <summary>Refusals of the engine as errors of a page: each at the field it speaks of, in the reader's language where the page has words for it.</summary>
public sealed partial class RefusalErrors(Form? form, IReadOnlyList<Check> checks, Words words)
{
    /// <summary>In the order of the form; what is about all of it first.</summary>
    public IReadOnlyList<FieldError> Of(ImmutableArray<Refusal> refusals) => [.. refusals.OrderBy(refusal => PlaceOf(refusal.Question)).Select(Error)];

    /// <summary>The soft checks among the refusals that may be let pass with a reason.</summary>
    public IReadOnlyList<Check> Overridable(ImmutableArray<Refusal> refusals) =>
        [.. refusals.Where(refusal => refusal.Code is RefusalCodes.OverrideNeeded or RefusalCodes.OverrideNotAllowed).Select(CheckOf).OfType<Check>()];

    private FieldError Error(Refusal refusal)
    {
        var (question, field) = Field(refusal.Question);
        var title = question?.Title.In(words.Language);
        return refusal.Code switch
        {
            RefusalCodes.AnswerMissing when title is not null => new FieldError(field, words.With("refusal.answer_missing", title)),
            RefusalCodes.NoSuchRecord when title is not null => new FieldError(field, words.With("refusal.no_longer_to_choose", title)),
            RefusalCodes.AnswerWrong when question is { Type: FieldType.Record } => new FieldError(field, words.With("refusal.no_longer_to_choose", title!)),
            WorkCodes.NotOnFile when title is not null => new FieldError(field, words.With("refusal.not_on_file", title)),
            RefusalCodes.AnswerWrong when title is not null => new FieldError(field, words.With("refusal.answer_wrong", title)),
            RefusalCodes.InTheFuture => new FieldError(field, words["refusal.in_the_future"]),
            RefusalCodes.NotPossibleNow => new FieldError(string.Empty, words["refusal.not_possible_now"]),
            RefusalCodes.NotYourRole => new FieldError(string.Empty, words["refusal.not_your_role"]),
            RefusalCodes.Closed => new FieldError(string.Empty, words["refusal.closed"]),
            RefusalCodes.NothingToCorrect => new FieldError(string.Empty, words["refusal.nothing_to_correct"]),
            RefusalCodes.CannotBeCounted => new FieldError(field, words["refusal.cannot_be_counted"]),
            RefusalCodes.CannotBeKept => new FieldError(field, words["refusal.cannot_be_kept"]),
            WorkCodes.NotOnTheStaff => new FieldError(field, words["refusal.not_on_the_staff"]),
            WorkCodes.NotNamedForFile => new FieldError(field, words["refusal.not_named"]),
            WorkCodes.ChairNotIndependent => new FieldError(field, words["refusal.chair_not_independent"]),
            WorkCodes.DoneMeanwhile => new FieldError(string.Empty, words["refusal.done_meanwhile"]),
            WorkCodes.NoSuchChild => new FieldError(string.Empty, words["refusal.no_such_child"]),
            WorkCodes.HasOpenCase => new FieldError(string.Empty, words["refusal.has_open_case"]),
            WorkCodes.NoSuchTeam => new FieldError("team", words["open.team_missing"]),
            RefusalCodes.ReasonMissing => new FieldError("reason", words["refusal.reason_missing"]),
            RefusalCodes.CheckFailed or RefusalCodes.OverrideNeeded or RefusalCodes.OverrideNotAllowed when CheckOf(refusal) is { } check =>
                new FieldError(refusal.Code == RefusalCodes.CheckFailed ? string.Empty : $"override.{check.Name}", check.Else.In(words.Language)),
            _ => new FieldError(field, $"{refusal.Message} ({refusal.Code})"),
        };
    }

    /// <summary>Which question of the form, from 0; -1: none of them.</summary>
    private int PlaceOf(string? question)
    {
        var name = question?.Split('[')[0];
        return form?.Questions.Index().Where(each => each.Item.Name == name).Select(each => each.Index).DefaultIfEmpty(-1).First() ?? -1;
    }

    private Check? CheckOf(Refusal refusal) => checks.FirstOrDefault(check => check.Name == refusal.Check);

    /// <summary>The question a refusal names, and its field: <c>name</c>, or <c>list[2].name</c> for the second row of several records.</summary>
    private (Question? Question, string Field) Field(string? name)
    {
        if (name is null || form is null)
        {
            return (null, string.Empty);
        }
        if (Row().Match(name) is { Success: true } match)
        {
            var several = form.Questions.FirstOrDefault(question => question.Name == match.Groups["list"].Value);
            var inner = several?.Each.FirstOrDefault(each => each.Name == match.Groups["field"].Value);
            var row = int.Parse(match.Groups["row"].Value, CultureInfo.InvariantCulture) - 1;
            return inner is null ? (null, string.Empty) : (inner, FieldId.First(FieldId.Of(FieldId.Of(several!), row, inner), inner));
        }
        var asked = form.Questions.FirstOrDefault(question => question.Name == name);
        return asked is null
            ? (null, string.Empty)
            : (asked, FieldId.First(FieldId.Of(asked), asked));
    }

    [GeneratedRegex(@"^(?<list>\w+)\[(?<row>\d+)\]\.(?<field>\w+)$")]
    private static partial Regex Row();
}
