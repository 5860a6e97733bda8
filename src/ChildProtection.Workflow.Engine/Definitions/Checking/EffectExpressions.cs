using ChildProtection.Workflow.Engine.Expressions;

namespace ChildProtection.Workflow.Engine.Definitions.Checking;

/// <summary>The expressions that an effect evaluates.</summary>
internal static class EffectExpressions
{
    public static IEnumerable<TypedExpression> Of(Effect effect) => effect switch
    {
        Effect.Set set => set.Values.Values,
        Effect.AddRecord record => record.With.Values,
        Effect.AddRecords records => records.With.Values,
        Effect.AddRecordsOf { Of.Where: { } where } records => records.With.Values.Prepend(where),
        Effect.AddRecordsOf records => records.With.Values,
        Effect.UpdateRecord update => update.Values.Values,
        Effect.UpdateRecords { Where: { } where } update => update.Values.Values.Prepend(where),
        Effect.UpdateRecords update => update.Values.Values,
        Effect.Assign assign => [assign.Holder],
        Effect.Declared declared => declared.Arguments.Values,
        Effect.Publish or Effect.Raise or Effect.Vacate => [],
        _ => throw new InvalidOperationException($"No expressions known of {effect.GetType().Name}."),
    };
}
