namespace ChildProtection.Workflow.Engine.Definitions;

/// <summary>A text of a document in each language: words, and what stands in braces between them.</summary>
/// <param name="ByLanguage">By language tag.</param>
public sealed record DocumentText(IReadOnlyDictionary<string, IReadOnlyList<DocumentPiece>> ByLanguage)
{
    /// <summary>The text in the language, else in English, else in whichever there is.</summary>
    public IReadOnlyList<DocumentPiece> In(string language) =>
        ByLanguage.TryGetValue(language, out var wanted) ? wanted
        : ByLanguage.TryGetValue("en", out var english) ? english
        : ByLanguage.Values.FirstOrDefault() ?? [];
}
