using System.Text.Json;
using System.Text.Json.Serialization;
using ChildProtection.Workflow.Engine.Calendars;
using ChildProtection.Workflow.Engine.Expressions;
using NodaTime.Text;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>
/// Values in JSON: true, false and numbers as they are, everything else as a string with a letter for its kind before it (<c>t:</c> text,
/// <c>c:</c> code, <c>d:</c> date, <c>m:</c> moment, <c>p:</c> period); null is unknown.
/// </summary>
public sealed class ValueJson : JsonConverter<Value>
{
    // Characters of a text that is put together on the stack.
    private const int ShortTextMax = 200;

    public override bool HandleNull => true;

    public override void Write(Utf8JsonWriter writer, Value value, JsonSerializerOptions options)
    {
        ArgumentNullException.ThrowIfNull(writer);
        Write(writer, value);
    }

    public override Value Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Of(ref reader);

    internal static Value Of(ref Utf8JsonReader reader) => reader.TokenType switch
    {
        JsonTokenType.Null => Value.Unknown,
        JsonTokenType.True => Value.True,
        JsonTokenType.False => Value.False,
        JsonTokenType.Number => Value.Of(reader.GetDecimal()),
        JsonTokenType.String => Parse(reader.GetString()!),
        _ => throw new JsonException($"A value cannot begin with {reader.TokenType}."),
    };

    internal static void Write(Utf8JsonWriter writer, in Value value)
    {
        switch (value.Kind)
        {
            case ValueKind.Unknown:
                writer.WriteNullValue();
                break;
            case ValueKind.Bool:
                writer.WriteBooleanValue(value.Bool);
                break;
            case ValueKind.Number:
                writer.WriteNumberValue(value.Number);
                break;
            case ValueKind.Text:
                Write(writer, 't', value.Text);
                break;
            case ValueKind.Code:
                Write(writer, 'c', value.Code);
                break;
            default:
                writer.WriteStringValue(Text(value));
                break;
        }
    }

    private static void Write(Utf8JsonWriter writer, char kind, string text)
    {
        if (text.Length > ShortTextMax)
        {
            writer.WriteStringValue($"{kind}:{text}");
            return;
        }
        Span<char> whole = stackalloc char[2 + text.Length];
        (whole[0], whole[1]) = (kind, ':');
        text.CopyTo(whole[2..]);
        writer.WriteStringValue(whole);
    }

    private static string Text(in Value value) => value.Kind switch
    {
        ValueKind.Date => DateDigits.Say(value.Date, "d:"),
        ValueKind.Moment => "m:" + InstantPattern.ExtendedIso.Format(value.Moment),
        ValueKind.Period => "p:" + value.Period,
        _ => throw new InvalidOperationException($"No text for values of kind {value.Kind}."),
    };

    private static Value Parse(string text)
    {
        if (text.Length < 2 || text[1] != ':')
        {
            throw new JsonException($"'{text}' is no value.");
        }
        var rest = text[2..];
        return text[0] switch
        {
            't' => Value.Of(rest),
            'c' => Value.OfCode(rest),
            'd' => Value.Of(DateDigits.Read(rest) ?? LocalDatePattern.Iso.Parse(rest).Value),
            'm' => Value.Of(InstantPattern.ExtendedIso.Parse(rest).Value),
            'p' when CalendarPeriod.TryParse(rest, out var period, out _) => Value.Of(period),
            _ => throw new JsonException($"'{text}' is no value."),
        };
    }
}
