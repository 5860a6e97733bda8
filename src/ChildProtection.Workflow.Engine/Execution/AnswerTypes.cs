using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Expressions;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>Whether a value is of the type that is asked for.</summary>
internal static class AnswerTypes
{
    /// <summary>Null when it is, or when it is unknown: whether an answer is needed is another question.</summary>
    /// <param name="facts">The case, whose records an answer may point to; null: whether there is such a record is not asked.</param>
    public static Refusal? Check(Definition definition, Facts? facts, FieldType type, in Value value, string question)
    {
        if (!value.IsKnown)
        {
            return null;
        }
        if (value.Kind == ValueKind.Text && value.Text.Length > ExecutionLimits.TextCharactersMax)
        {
            return new Refusal(RefusalCodes.TooLong, $"The answer is longer than {ExecutionLimits.TextCharactersMax} characters: shorten it.", question);
        }
        if (value.Kind == ValueKind.Text && value.Text.Contains('\0'))
        {
            return new Refusal(RefusalCodes.CannotBeKept, "The answer has a character that is none (U+0000): type it again without it.", question);
        }
        return type switch
        {
            FieldType.Choice choice => Codes(definition, choice, value, question),
            FieldType.Record { List: var list } when value.Kind == ValueKind.Text && facts is not null => facts.Record(list, value.Text) is null
                ? new Refusal(RefusalCodes.NoSuchRecord, $"The case has no record {value} of {definition.Records[list].Title}. Choose one from the list.", question)
                : null,
            _ => value.Kind == KindOf(type) ? null : new Refusal(RefusalCodes.AnswerWrong, $"'{value}' is not {Words(type)}.", question),
        };
    }

    /// <summary>The kind of value that a field of that type holds.</summary>
    public static ValueKind KindOf(FieldType type) => type switch
    {
        FieldType.YesNo => ValueKind.Bool,
        FieldType.Number => ValueKind.Number,
        FieldType.Text or FieldType.User or FieldType.Person or FieldType.Record => ValueKind.Text,
        FieldType.Date => ValueKind.Date,
        FieldType.Moment => ValueKind.Moment,
        FieldType.Period => ValueKind.Period,
        FieldType.Choice { Several: false } => ValueKind.Code,
        FieldType.Choice => ValueKind.Text,
        _ => ValueKind.Unknown,
    };

    // Several codes are one text, parted by spaces; an expression asks of it only whether it includes a code.
    private static Refusal? Codes(Definition definition, FieldType.Choice choice, in Value value, string question)
    {
        var list = definition.Choices[choice.List];
        var kind = choice.Several ? ValueKind.Text : ValueKind.Code;
        string[] codes = value.Kind != kind ? [] : choice.Several ? value.Text.Split(' ') : [value.Code];
        var said = value.ToString();
        return codes.Length > 0 && codes.All(code => list.Codes.Any(known => known.Code == code))
            ? null
            : new Refusal(RefusalCodes.AnswerWrong, $"{said} is not one of {string.Join(", ", list.Codes.Select(known => known.Code))}.", question);
    }

    private static string Words(FieldType type) => type switch
    {
        FieldType.YesNo => "yes or no",
        FieldType.Number => "a number",
        FieldType.Text => "a text",
        FieldType.User => "a user",
        FieldType.Person => "a person",
        FieldType.Record => "a record",
        FieldType.Date => "a date",
        FieldType.Moment => "a date and time",
        FieldType.Period => "a period such as 10 working days",
        _ => "an answer to one question",
    };
}
