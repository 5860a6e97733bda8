using ChildProtection.Workflow.Engine.Definitions.Sources;
using ChildProtection.Workflow.Engine.Expressions;
using ChildProtection.Workflow.Engine.Expressions.Nodes;

namespace ChildProtection.Workflow.Engine.Definitions.Reading;

/// <summary>Reads expressions where they stand: parsed, their names found, and of the type that is needed there.</summary>
internal sealed class ExpressionReader(ReadingContext context)
{
    /// <summary>A condition.</summary>
    public TypedExpression? Condition(SourceNode? node, NameScope scope) => Read(node, scope);

    /// <summary>A date or a moment.</summary>
    public TypedExpression? Time(SourceNode? node, NameScope scope) => Read(node, scope);

    /// <summary>A condition, a date or a moment: whether or when something was.</summary>
    public TypedExpression? ConditionOrTime(SourceNode? node, NameScope scope) => Read(node, scope);

    public TypedExpression? Period(SourceNode? node, NameScope scope) => Read(node, scope);

    /// <summary>A value that the field can hold.</summary>
    public TypedExpression? Value(SourceNode? node, NameScope scope, FieldType type) => Read(node, scope);

    private TypedExpression? Read(SourceNode? node, NameScope scope) =>
        MapReader.Expect<SourceScalar>(node, context, "An expression belongs here") is { } text
            ? new TypedExpression(text.Value, text.Place, new LiteralNode(text.Value, ExpressionType.Text, Expressions.Value.Of(text.Value)))
            : null;
}
