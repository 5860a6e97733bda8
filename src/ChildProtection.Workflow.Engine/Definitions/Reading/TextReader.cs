using ChildProtection.Workflow.Engine.Definitions.Sources;
using ChildProtection.Workflow.Engine.Diagnostics;
using ChildProtection.Workflow.Engine.Texts;

namespace ChildProtection.Workflow.Engine.Definitions.Reading;

/// <summary>Reads what people will see: a text in each language of the workflow.</summary>
internal static class TextReader
{
    public static LocalizedText? Read(SourceNode? node, ReadingContext context) => node switch
    {
        null => null,
        SourceScalar { IsNothing: false } scalar => Plain(scalar, context),
        SourceMap map => InLanguages(map, context),
        _ => Wrong(node, context),
    };

    private static LocalizedText Plain(SourceScalar scalar, ReadingContext context)
    {
        Missing(scalar.Place, context.Languages.Where(language => language != "en"), context);
        return LocalizedText.Of(scalar.Value);
    }

    private static LocalizedText InLanguages(SourceMap map, ReadingContext context)
    {
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var entry in map.Entries)
        {
            if (!context.Languages.Contains(entry.Key) && entry.Key is not ("en" or "cy"))
            {
                context.Findings.Error(
                    LanguageCodes.UnknownLanguage, entry.Place, $"'{entry.Key}' is not a language of this workflow.",
                    $"Its languages are {string.Join(", ", context.Languages)}.");
            }
            else if (MapReader.Expect<SourceScalar>(entry.Value, context, "A text belongs here") is { } text)
            {
                texts[entry.Key] = text.Value;
            }
        }
        Missing(map.Place, context.Languages.Where(language => map.Entry(language) is null), context);
        return new LocalizedText(texts);
    }

    private static void Missing(SourcePlace place, IEnumerable<string> languages, ReadingContext context)
    {
        foreach (var language in languages)
        {
            context.Findings.Error(
                LanguageCodes.MissingText, place, $"The text is missing in the language '{language}'.", $"Write {{ en: …, {language}: … }}.");
        }
    }

    private static LocalizedText? Wrong(SourceNode node, ReadingContext context)
    {
        context.Findings.Error(LanguageCodes.WrongShape, node.Place, $"A text belongs here, and here is {node.Words}.", "Write the text, or { en: …, cy: … }.");
        return null;
    }
}
