namespace ChildProtection.Workflow.Engine.Definitions;

/// <summary>A text in each language of a definition, by language tag (<c>en</c>, <c>cy</c>).</summary>
public sealed record LocalizedText(IReadOnlyDictionary<string, string> ByLanguage)
{
    /// <summary>The text in the language, else in English, else in whichever there is; empty when there is none.</summary>
    public string In(string language) =>
        ByLanguage.TryGetValue(language, out var wanted) ? wanted
        : ByLanguage.TryGetValue("en", out var english) ? english
        : ByLanguage.Values.FirstOrDefault() ?? string.Empty;

    /// <summary>No text in any language.</summary>
    public static LocalizedText None { get; } = new(new Dictionary<string, string>());

    public static LocalizedText English(string text) => new(new Dictionary<string, string> { ["en"] = text });

    public override string ToString() => In("en");
}
