namespace ChildProtection.Workflow.Conformance.EcmaScript;

/// <summary>What every document can use: operators, members of values, the few functions that the cases call.</summary>
internal static class Builtins
{
    private static readonly EcmaObject array = new();

    internal static IReadOnlyDictionary<string, object?> Names { get; } = new Dictionary<string, object?>(StringComparer.Ordinal)
    {
        ["undefined"] = null,
        ["Array"] = array,
        ["Math"] = new EcmaObject(("pow", (EcmaFunction)(a => Math.Pow(Conversion.ToNumber(a[0]), Conversion.ToNumber(a[1]))))),
        ["JSON"] = new EcmaObject(("stringify", (EcmaFunction)(a => Conversion.ToJson(a[0])?.ToJsonString() ?? "null"))),
    };

    internal static object? MemberOf(object? owner, object? key) => (owner, key) switch
    {
        (null or EcmaNull, _) => throw new EcmaError($"{Conversion.ToText(owner)} has no members"),
        (List<object?> items, double place) => place >= 0 && place < items.Count && place == Math.Floor(place) ? items[(int)place] : null,
        (List<object?> items, "length") => (double)items.Count,
        (List<object?> items, "concat") => (EcmaFunction)(a => items.Concat(a.SelectMany(Spread)).ToList()),
        (string text, "length") => (double)text.Length,
        (EcmaObject fields, _) => fields.Fields.GetValueOrDefault(Conversion.ToText(key)),
        _ => null,
    };

    internal static object Operate(string symbol, object? left, object? right) => symbol switch
    {
        "+" => Conversion.Add(left, right),
        "-" => Conversion.ToNumber(left) - Conversion.ToNumber(right),
        "*" => Conversion.ToNumber(left) * Conversion.ToNumber(right),
        "/" => Conversion.ToNumber(left) / Conversion.ToNumber(right),
        "%" => Conversion.ToNumber(left) % Conversion.ToNumber(right),
        "|" => (double)(ToInteger(left) | ToInteger(right)),
        "&" => (double)(ToInteger(left) & ToInteger(right)),
        "<" => Conversion.IsLess(left, right),
        ">" => Conversion.IsLess(right, left),
        "<=" => Conversion.IsLess(left, right) || Conversion.LooselyEquals(left, right),
        ">=" => Conversion.IsLess(right, left) || Conversion.LooselyEquals(left, right),
        "==" => Conversion.LooselyEquals(left, right),
        "!=" => !Conversion.LooselyEquals(left, right),
        "===" => Conversion.StrictlyEquals(left, right),
        "!==" => !Conversion.StrictlyEquals(left, right),
        "in" => right is EcmaObject fields ? fields.Fields.ContainsKey(Conversion.ToText(left)) : throw new EcmaError("only an object has names in it"),
        "instanceof" => ReferenceEquals(right, array) ? left is List<object?> : throw new EcmaError("only Array is known as a kind"),
        _ => throw new NotSupportedException(symbol),
    };

    private static IEnumerable<object?> Spread(object? value) => value as List<object?> ?? [value];

    private static int ToInteger(object? value) => Conversion.ToNumber(value) is var number && double.IsFinite(number) ? (int)number : 0;
}
