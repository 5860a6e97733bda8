using System.Collections.Frozen;
using System.Reflection;
using ChildProtection.Workflow.Cases.Rules;
using YamlDotNet.Serialization;

namespace ChildProtection.Workflow.Server.Texts;

/// <summary>The words of the pages in every language that the product speaks, read once from the files beside this class.</summary>
[Basis(
    "W0", "O0",
    En = "Every page is in English and Welsh and can be switched at any moment. Workflows of a Welsh authority are refused while a text is missing in either, and letters are made out in either.",
    Cy = "Mae pob tudalen yn Saesneg ac yn Gymraeg a gellir newid iaith ar unrhyw adeg. Gwrthodir llifoedd gwaith awdurdod yng Nghymru tra bo testun ar goll yn y naill neu’r llall, a gwneir llythyrau yn y naill neu’r llall.")]
public sealed class TextCatalogue
{
    /// <summary>The languages, the default one first.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["en", "cy"];

    private readonly FrozenDictionary<string, FrozenDictionary<string, string>> byLanguage;

    private TextCatalogue(IReadOnlyDictionary<string, FrozenDictionary<string, string>> byLanguage) =>
        this.byLanguage = byLanguage.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The keys that a language has words for.</summary>
    public IReadOnlyCollection<string> Keys(string language) => byLanguage[language].Keys;

    /// <exception cref="ArgumentException">The key has no words: a defect of the page, which a test finds.</exception>
    public string Find(string language, string key) =>
        byLanguage[language].TryGetValue(key, out var words)
            ? words
            : throw new ArgumentException($"The texts in '{language}' have no words for '{key}': add them to Texts/{language}.yaml.", nameof(key));

    public static TextCatalogue Load() =>
        new(Languages.ToDictionary(language => language, Read));

    private static FrozenDictionary<string, string> Read(string language)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream($"texts.{language}")
            ?? throw new InvalidOperationException($"The texts in '{language}' are not in the assembly.");
        using var reader = new StreamReader(stream);
        return new DeserializerBuilder().Build().Deserialize<Dictionary<string, string>>(reader).ToFrozenDictionary(StringComparer.Ordinal);
    }
}
