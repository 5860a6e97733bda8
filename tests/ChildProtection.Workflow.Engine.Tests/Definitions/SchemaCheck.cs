using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using ChildProtection.Workflow.Engine.Definitions.Sources;

namespace ChildProtection.Workflow.Engine.Tests.Definitions;

/// <summary>
/// Checks YAML against a JSON Schema of draft 2020-12, as an editor would: the keywords that our schema uses and no others. A
/// keyword that it does not know fails the check, so that the schema cannot come to say more than is checked.
/// </summary>
internal sealed class SchemaCheck(JsonElement root)
{
    private static readonly HashSet<string> Silent = ["$schema", "$defs", "title", "description", "then", "else"];

    /// <returns>Nothing where the schema takes it; else what it does not take, with its place.</returns>
    public IReadOnlyList<string> Refused(SourceNode node) => [.. Check(root, node)];

    private IEnumerable<string> Check(JsonElement schema, SourceNode node)
    {
        if (schema.ValueKind is JsonValueKind.True or JsonValueKind.False)
        {
            return schema.ValueKind == JsonValueKind.True ? [] : [$"{node.Place}: nothing can stand here"];
        }
        return schema.EnumerateObject().SelectMany(keyword => Silent.Contains(keyword.Name) ? [] : Check(keyword, schema, node));
    }

    private IEnumerable<string> Check(JsonProperty keyword, JsonElement schema, SourceNode node)
    {
        var (value, map, scalar) = (keyword.Value, node as SourceMap, node as SourceScalar);
        return keyword.Name switch
        {
            "$ref" => Check(root.GetProperty("$defs").GetProperty(value.GetString()!["#/$defs/".Length..]), node),
            "type" => Unless(Types(value).Any(type => Is(type, node)), node, $"{node.Words} is not {value}"),
            "enum" => Unless(scalar is not null && value.EnumerateArray().Any(item => item.GetString() == scalar.Value), node, $"not one of {value}"),
            "pattern" => Unless(scalar is null || Regex.IsMatch(scalar.Value, value.GetString()!), node, $"'{scalar?.Value}' does not match {value}"),
            "minLength" => Unless(scalar is null || scalar.Value.Length >= value.GetInt32(), node, "too short"),
            "maxLength" => Unless(scalar is null || scalar.Value.Length <= value.GetInt32(), node, "too long"),
            "minItems" => Unless(node is not SourceList list || list.Items.Count >= value.GetInt32(), node, "too few items"),
            "minProperties" => Unless(map is null || map.Entries.Count() >= value.GetInt32(), node, "too few keys"),
            "maxProperties" => Unless(map is null || map.Entries.Count() <= value.GetInt32(), node, "too many keys"),
            "required" => value.EnumerateArray().SelectMany(key => Unless(map is null || map.Entry(key.GetString()!) is not null, node, $"'{key}' is missing")),
            "dependentRequired" => value.EnumerateObject().Where(given => map?.Entry(given.Name) is not null)
                .SelectMany(given => given.Value.EnumerateArray()).SelectMany(key => Unless(map!.Entry(key.GetString()!) is not null, node, $"'{key}' is missing")),
            "properties" => value.EnumerateObject().SelectMany(property => map?.Find(property.Name) is { } found ? Check(property.Value, found) : []),
            "additionalProperties" => Additional(schema, value, map),
            "propertyNames" => map?.Entries.SelectMany(entry => Check(value, new SourceScalar(entry.Key, quoted: true, "", 0, entry.Place))) ?? [],
            "items" => (node as SourceList)?.Items.SelectMany(item => Check(value, item)) ?? [],
            "allOf" => value.EnumerateArray().SelectMany(part => Check(part, node)),
            "anyOf" => AnyOf(value, node),
            "if" => schema.TryGetProperty(Check(value, node).Any() ? "else" : "then", out var branch) ? Check(branch, node) : [],
            _ => throw new InvalidOperationException($"The schema uses '{keyword.Name}', which is not checked."),
        };
    }

    private IEnumerable<string> Additional(JsonElement schema, JsonElement value, SourceMap? map) => (map?.Entries ?? [])
        .Where(entry => !schema.TryGetProperty("properties", out var known) || !known.TryGetProperty(entry.Key, out _))
        .SelectMany(entry => value.ValueKind == JsonValueKind.False ? [$"{entry.Place}: no key '{entry.Key}'"] : Check(value, entry.Value));

    private IEnumerable<string> AnyOf(JsonElement value, SourceNode node)
    {
        var refused = value.EnumerateArray().Select(part => Check(part, node).ToList()).ToList();
        return refused.Exists(part => part.Count == 0) ? [] : refused.MinBy(part => part.Count)!;
    }

    private static IEnumerable<string> Types(JsonElement value) =>
        value.ValueKind == JsonValueKind.String ? [value.GetString()!] : value.EnumerateArray().Select(type => type.GetString()!);

    private static bool Is(string type, SourceNode node) => (type, node) switch
    {
        ("object", SourceMap) or ("array", SourceList) => true,
        ("string", SourceScalar scalar) => !scalar.IsNothing,
        ("number", SourceScalar scalar) => decimal.TryParse(scalar.Value, CultureInfo.InvariantCulture, out _),
        ("integer", SourceScalar scalar) => long.TryParse(scalar.Value, CultureInfo.InvariantCulture, out _),
        _ => false,
    };

    private static IEnumerable<string> Unless(bool holds, SourceNode node, string otherwise) => holds ? [] : [$"{node.Place}: {otherwise}"];
}
