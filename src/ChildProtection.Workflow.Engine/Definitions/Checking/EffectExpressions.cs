using ChildProtection.Workflow.Engine.Expressions;

namespace ChildProtection.Workflow.Engine.Definitions.Checking;

/// <summary>The expressions that an effect evaluates.</summary>
internal static class EffectExpressions
{
    public static IEnumerable<TypedExpression> Of(Effect effect) => effect switch
    {
        Effect.Set set => set.Values.Values,
        Effect.AddRecord record => record.With.Values,
        Effect.UpdateRecord update => update.Values.Values,
        Effect.Assign assign => [assign.Holder],
        Effect.Declared declared => declared.Arguments.Values,
        Effect.AddRecords or Effect.Publish or Effect.Raise or Effect.Vacate => [],
        _ => throw new InvalidOperationException($"No expressions known of {effect.GetType().Name}."),
    };
}
