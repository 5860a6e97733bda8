namespace ChildProtection.Workflow.Engine.Texts;

/// <summary>A text in each language in which it has been written, by language tag (<c>en</c>, <c>cy</c>).</summary>
public sealed record LocalizedText(IReadOnlyDictionary<string, string> ByLanguage)
{
    /// <summary>No text in any language.</summary>
    public static LocalizedText None { get; } = new(new Dictionary<string, string>());

    /// <summary>A text in the languages that the engine itself speaks; null: not written in Welsh.</summary>
    public static LocalizedText Of(string english, string? welsh = null) =>
        new(welsh is null ? new Dictionary<string, string> { ["en"] = english } : new Dictionary<string, string> { ["en"] = english, ["cy"] = welsh });

    /// <summary>The text in the language, else in English, else in whichever there is: a missing word is worse than one in another language. Empty when there is none.</summary>
    public string In(string language) =>
        ByLanguage.TryGetValue(language, out var wanted) ? wanted
        : ByLanguage.TryGetValue("en", out var english) ? english
        : ByLanguage.Values.FirstOrDefault() ?? string.Empty;

    /// <inheritdoc cref="In(string)"/>
    public string In(Language language) => In(language == Language.Welsh ? "cy" : "en");

    public override string ToString() => In("en");
}
