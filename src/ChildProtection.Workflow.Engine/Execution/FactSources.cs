using System.Collections.Immutable;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Expressions;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>From which answers of a form the facts come that its outcomes write.</summary>
internal static class FactSources
{
    private const string AnswerPrefix = "answer.";

    /// <summary>The questions whose answers a field was set from: that of its own name where answers are copied, and those that an effect names.</summary>
    public static IEnumerable<string> Of(IEnumerable<Transition> lines, string field, bool copied) =>
        lines.SelectMany(line => line.Do).Select(effect => ValuesOf(effect).GetValueOrDefault(field)?.Text)
            .Where(text => text is not null && text.StartsWith(AnswerPrefix, StringComparison.Ordinal))
            .Select(text => text![AnswerPrefix.Length..])
            .Concat(copied ? [field] : [])
            .Distinct(StringComparer.Ordinal);

    /// <summary>The list of the records that the outcomes write from their answers; null when they write none.</summary>
    public static string? Written(IEnumerable<Transition> lines) => lines.SelectMany(line => line.Do).Select(ListOf).FirstOrDefault(list => list is not null);

    private static IReadOnlyDictionary<string, TypedExpression> ValuesOf(Effect effect) => effect switch
    {
        Effect.Set set => set.Values,
        Effect.AddRecord add => add.With,
        Effect.UpdateRecord update => update.Values,
        _ => ImmutableDictionary<string, TypedExpression>.Empty,
    };

    private static string? ListOf(Effect effect) => effect switch
    {
        Effect.AddRecord add => add.List,
        Effect.UpdateRecord update => update.List,
        _ => null,
    };
}
