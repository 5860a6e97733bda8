using System.Collections.Immutable;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Expressions;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>
/// The answers of one form by which a question of it is asked, all else staying as it is: a page can follow them while somebody chooses, without
/// judging the condition itself.
/// </summary>
/// <param name="Questions">The questions whose answers decide: each a yes or no, or one choice of a list.</param>
/// <param name="Asking">The answers for which it is asked, each in the order of <paramref name="Questions"/>; null: not answered.</param>
public sealed record AnswersThatAsk(ImmutableArray<string> Questions, ImmutableArray<ImmutableArray<string?>> Asking)
{
    /// <summary>Up to so many combinations of answers are tried for one question.</summary>
    public const int CombinationsMax = 256;

    /// <summary>Null when no answer of the form decides it, or the condition hangs on an answer that cannot be listed, or on too many.</summary>
    internal static AnswersThatAsk? Of(TypedExpression condition, Form form, Scope scope)
    {
        var questions = form.Questions.Where(question => condition.Reads.Answers.Contains(question.Name)).ToImmutableArray();
        if (questions.IsEmpty || questions.Length < condition.Reads.Answers.Count)
        {
            return null;
        }
        var answers = questions.Select(question => AnswersTo(question, scope.Definition.Definition)).ToImmutableArray();
        if (answers.Any(listed => listed.IsEmpty) || answers.Aggregate(1L, (product, listed) => Math.Min(product * listed.Length, CombinationsMax + 1)) > CombinationsMax)
        {
            return null;
        }
        var names = questions.Select(question => question.Name).ToImmutableArray();
        var combinations = Combinations(answers);
        var asking = combinations.Where(given => IsAsked(condition, names, given, scope)).ToImmutableArray();
        return asking.IsEmpty || asking.Length == combinations.Length ? null : new AnswersThatAsk(names, [.. asking.Select(given => given.Select(Code).ToImmutableArray())]);
    }

    private static bool IsAsked(TypedExpression condition, ImmutableArray<string> questions, ImmutableArray<Value> given, Scope scope)
    {
        var values = (scope.Answers ?? Answers.None).Values;
        for (var index = 0; index < questions.Length; index++)
        {
            values = given[index].IsKnown ? values.SetItem(questions[index], given[index]) : values.Remove(questions[index]);
        }
        return (scope with { Answers = (scope.Answers ?? Answers.None) with { Values = values } }).Evaluate(condition).IsTrue;
    }

    private static ImmutableArray<Value> AnswersTo(Question question, Definition definition) => question.Type switch
    {
        FieldType.YesNo => [Value.Unknown, Value.Of(true), Value.Of(false)],
        FieldType.Choice { Several: false } choice => [Value.Unknown, .. definition.Choices[choice.List].Codes.Select(code => Value.OfCode(code.Code))],
        _ => [],
    };

    private static ImmutableArray<ImmutableArray<Value>> Combinations(ImmutableArray<ImmutableArray<Value>> answers) => answers.Aggregate(
        ImmutableArray.Create(ImmutableArray<Value>.Empty),
        (made, listed) => [.. made.SelectMany(_ => listed, (given, next) => given.Add(next))]);

    private static string? Code(Value value) => !value.IsKnown ? null : value.Kind is ValueKind.Code ? value.Code : value.IsTrue ? "yes" : "no";
}
