using ChildProtection.Workflow.Engine.Expressions;

namespace ChildProtection.Workflow.Engine.Definitions;

/// <summary>What the kinds of answer are to an expression.</summary>
public static class FieldTypes
{
    /// <summary>
    /// A user, a person and a record are seen as a text (their id), and several records as a number: how many there are.
    /// </summary>
    public static ExpressionType ToExpressionType(this FieldType type) => type switch
    {
        FieldType.YesNo => ExpressionType.Bool,
        FieldType.Number or FieldType.Records => ExpressionType.Number,
        FieldType.Date => ExpressionType.Date,
        FieldType.Moment => ExpressionType.Moment,
        FieldType.Period => ExpressionType.Period,
        FieldType.Choice { Several: false } choice => ExpressionType.Code(choice.List),
        FieldType.Choice several => ExpressionType.SeveralCodes(several.List),
        FieldType.Text or FieldType.User or FieldType.Person or FieldType.Record => ExpressionType.Text,
        _ => throw new InvalidOperationException($"No type in expressions for {type.GetType().Name}."),
    };
}
