namespace ChildProtection.Workflow.Engine.Definitions.Reading;

/// <summary>The names that an expression may use where it stands. Fields and parameters are seen everywhere.</summary>
internal sealed record NameScope
{
    /// <summary>The state from which states are named.</summary>
    public required OutlineState At { get; init; }

    /// <summary>The form whose answers are at hand; null: none.</summary>
    public OrderedDictionary<string, Question>? Answers { get; init; }

    /// <summary>The record at hand (<c>each</c>); null: none.</summary>
    public RecordType? Each { get; init; }

    /// <summary>The signal being answered; null: none.</summary>
    public Signal? Signal { get; init; }

    /// <summary>The answers of these questions, in their order.</summary>
    public static OrderedDictionary<string, Question> AnswersOf(IEnumerable<Question> questions)
    {
        var answers = new OrderedDictionary<string, Question>(StringComparer.Ordinal);
        foreach (var question in questions)
        {
            answers.TryAdd(question.Name, question);
        }
        return answers;
    }
}
