using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Unicode;

namespace ChildProtection.Workflow.Cases.People.Facts;

/// <summary>A fact's value as it is stored: <c>{"given":"Siân"}</c>, or <c>{"_unsaid":"declined","_words":"…"}</c>. No part's name begins with an underscore.</summary>
public static class FactFormat
{
    private const string UnsaidKey = "_unsaid";
    private const string WordsKey = "_words";

    private static readonly JsonSerializerOptions Letters = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    /// <exception cref="InvalidOperationException">The value was withheld from whoever wants to store it.</exception>
    public static string Write(FactValue value) => value switch
    {
        FactValue.Said said => new JsonObject(said.Parts.Select(part => KeyValuePair.Create(part.Key, (JsonNode?)JsonValue.Create(part.Value)))).ToJsonString(Letters),
        FactValue.Unsaid unsaid => new JsonObject { [UnsaidKey] = unsaid.Reason.ToString(), [WordsKey] = unsaid.Words }.ToJsonString(Letters),
        _ => throw new InvalidOperationException($"{value.GetType().Name} is not stored."),
    };

    public static FactValue Read(string json)
    {
        var parts = JsonSerializer.Deserialize<Dictionary<string, string>>(json) ?? [];
        return parts.TryGetValue(UnsaidKey, out var reason)
            ? new FactValue.Unsaid(Enum.Parse<UnsaidReason>(reason), parts.GetValueOrDefault(WordsKey, string.Empty))
            : new FactValue.Said(parts.ToImmutableSortedDictionary(StringComparer.Ordinal));
    }
}
