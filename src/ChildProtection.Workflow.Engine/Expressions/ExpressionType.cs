namespace ChildProtection.Workflow.Engine.Expressions;

/// <summary>What an expression gives when what it reads is known.</summary>
/// <param name="Kind">The kind of its values; <see cref="ValueKind.Unknown"/> only of <see cref="Any"/>.</param>
/// <param name="CodeList">The choice list of a code, or of several codes, which are a text of codes parted by spaces; null for every other kind.</param>
public sealed record ExpressionType(ValueKind Kind, string? CodeList = null)
{
    public static ExpressionType Bool { get; } = new(ValueKind.Bool);

    public static ExpressionType Number { get; } = new(ValueKind.Number);

    public static ExpressionType Text { get; } = new(ValueKind.Text);

    public static ExpressionType Date { get; } = new(ValueKind.Date);

    public static ExpressionType Moment { get; } = new(ValueKind.Moment);

    public static ExpressionType Period { get; } = new(ValueKind.Period);

    /// <summary>The type of <c>unknown</c> itself, which may stand where any other does.</summary>
    public static ExpressionType Any { get; } = new(ValueKind.Unknown);

    /// <summary>True for a date and for a moment, which may stand for the date on which it falls.</summary>
    public bool IsTime => Kind is ValueKind.Date or ValueKind.Moment;

    /// <summary>True for several codes of one list: of these an expression asks only whether one is among them.</summary>
    public bool IsSeveralCodes => Kind == ValueKind.Text && CodeList is not null;

    public static ExpressionType Code(string list) => new(ValueKind.Code, list);

    public static ExpressionType SeveralCodes(string list) => new(ValueKind.Text, list);

    /// <summary>The type in words: "yes or no", "a date", "one of conference_outcome".</summary>
    public override string ToString() => Kind switch
    {
        ValueKind.Bool => "yes or no",
        ValueKind.Number => "a number",
        ValueKind.Text when IsSeveralCodes => $"several of {CodeList}",
        ValueKind.Text => "a text",
        ValueKind.Code => $"one of {CodeList}",
        ValueKind.Date => "a date",
        ValueKind.Moment => "a date and time",
        ValueKind.Period => "a period",
        _ => "nothing",
    };
}
