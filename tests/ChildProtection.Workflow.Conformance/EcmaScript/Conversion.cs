using System.Globalization;
using System.Text.Json.Nodes;

namespace ChildProtection.Workflow.Conformance.EcmaScript;

/// <summary>
/// How ECMAScript turns one kind of value into another and compares them. Values are null (undefined), <see cref="EcmaNull"/>, bool,
/// double, string, a list (an array), <see cref="EcmaObject"/> and functions.
/// </summary>
internal static class Conversion
{
    internal static bool ToBoolean(object? value) => value switch
    {
        null or EcmaNull => false,
        bool truth => truth,
        double number => number != 0 && !double.IsNaN(number),
        string text => text.Length > 0,
        _ => true,
    };

    internal static double ToNumber(object? value) => value switch
    {
        null => double.NaN,
        EcmaNull => 0,
        bool truth => truth ? 1 : 0,
        double number => number,
        string text when string.IsNullOrWhiteSpace(text) => 0,
        string text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN,
        _ => ToNumber(ToText(value)),
    };

    internal static string ToText(object? value) => value switch
    {
        null => "undefined",
        EcmaNull => "null",
        bool truth => truth ? "true" : "false",
        double number => number.ToString("R", CultureInfo.InvariantCulture),
        string text => text,
        List<object?> array => string.Join(',', array.Select(item => item is null or EcmaNull ? string.Empty : ToText(item))),
        EcmaObject => "[object Object]",
        _ => "function",
    };

    internal static string TypeOf(object? value) => value switch
    {
        null => "undefined",
        bool => "boolean",
        double => "number",
        string => "string",
        EcmaFunction => "function",
        _ => "object",
    };

    internal static object Add(object? left, object? right) =>
        IsTextual(left) || IsTextual(right) ? ToText(left) + ToText(right) : ToNumber(left) + ToNumber(right);

    internal static bool IsLess(object? left, object? right) => left is string first && right is string second
        ? string.CompareOrdinal(first, second) < 0
        : ToNumber(left) < ToNumber(right);

    internal static bool StrictlyEquals(object? left, object? right) => (left, right) switch
    {
        (double first, double second) => first == second,
        (bool or string, _) => left.Equals(right),
        _ => ReferenceEquals(left, right),
    };

    internal static bool LooselyEquals(object? left, object? right)
    {
        if (left is null or EcmaNull || right is null or EcmaNull)
        {
            return left is null or EcmaNull && right is null or EcmaNull;
        }
        if (IsPrimitive(left) != IsPrimitive(right))
        {
            return IsPrimitive(left) ? LooselyEquals(left, ToText(right)) : LooselyEquals(ToText(left), right);
        }
        return left.GetType() == right.GetType() || !IsPrimitive(left) ? StrictlyEquals(left, right) : ToNumber(left) == ToNumber(right);
    }

    internal static JsonNode? ToJson(object? value) => value switch
    {
        bool truth => truth,
        double number => number,
        string text => text,
        List<object?> array => new JsonArray([.. array.Select(ToJson)]),
        EcmaObject { Fields: var fields } =>
            new JsonObject(fields.Where(f => f.Value is not (null or EcmaFunction)).Select(f => KeyValuePair.Create(f.Key, ToJson(f.Value)))),
        _ => null,
    };

    internal static object FromJson(JsonNode? node) => node switch
    {
        null => EcmaNull.Value,
        JsonArray array => array.Select(object? (item) => FromJson(item)).ToList(),
        JsonObject fields => new EcmaObject(fields.Select(f => (f.Key, (object?)FromJson(f.Value)))),
        JsonValue value when value.TryGetValue<bool>(out var truth) => truth,
        JsonValue value when value.TryGetValue<double>(out var number) => number,
        _ => node.GetValue<string>(),
    };

    private static bool IsPrimitive(object value) => value is bool or double or string;

    private static bool IsTextual(object? value) => value is string or List<object?> or EcmaObject or EcmaFunction;
}
