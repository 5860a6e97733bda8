using ChildProtection.Workflow.Server.Forms;
using ChildProtection.Workflow.Server.Texts;

namespace ChildProtection.Workflow.Server.Drafts;

/// <summary>Two versions of a draft side by side, in the words of its form.</summary>
public sealed class DraftDifferences(Words words)
{
    /// <summary>The differences, in the order of the form; what the form does not ask (a reason, a name) after it, by its field.</summary>
    /// <param name="questionsOf">The questions as they would be shown for a version.</param>
    public IReadOnlyList<DraftDifference> Of(DraftContent kept, DraftContent other, Func<DraftContent, IReadOnlyList<QuestionView>> questionsOf)
    {
        var (one, two) = (questionsOf(kept), questionsOf(other));
        var order = one.Select((question, index) => (question.Id, index)).ToDictionary(pair => pair.Id, pair => pair.index, StringComparer.Ordinal);
        return
        [
            .. from question in DraftContent.QuestionsOf(kept, other)
               where !kept.SameAs(other, question)
               orderby order.GetValueOrDefault(question, int.MaxValue), question
               select order.TryGetValue(question, out var index)
                   ? new DraftDifference(question, one[index].Title, Said(one[index]), Said(two[index]))
                   : new DraftDifference(question, words[$"draft.field_{PagePart.Split(question).Field.Split('.')[0]}"], Said(kept.One(question)), Said(other.One(question))),
        ];
    }

    private string Said(QuestionView question) => Said(Text(question.Input));

    private string Said(string? text) => string.IsNullOrWhiteSpace(text) ? words["draft.nothing_typed"] : text;

    private static string Text(QuestionInput input) => input switch
    {
        QuestionInput.Text text => text.Value ?? "",
        QuestionInput.Radios radios => Chosen(radios.Options),
        QuestionInput.Select select => Chosen(select.Options),
        QuestionInput.Checkboxes boxes => Chosen(boxes.Options),
        QuestionInput.Date date => Text(date),
        QuestionInput.Days days => $"{Chosen(days.Options)} {Text(days.Other)}",
        QuestionInput.Rows rows => string.Join("; ", rows.Each.Select(row => string.Join(", ", row.Questions.Select(inner => Text(inner.Input).Trim()).Where(text => text.Length > 0)))),
        _ => throw new InvalidOperationException($"No words for {input.GetType().Name}."),
    };

    private static string Text(QuestionInput.Date date) => string.Join(' ', new[] { date.Day, date.Month, date.Year, date.Time?.Value }.Where(part => part is not null));

    private static string Chosen(IEnumerable<Option> options) => string.Join(", ", options.Where(option => option.Chosen).Select(option => option.Label));
}
