using System.Reflection;
using System.Text.RegularExpressions;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Diagnostics;

namespace ChildProtection.Workflow.Engine.Tests.Definitions;

/// <summary>
/// Bad definitions, one a file, with all that is said of each at its end: <c># expect: 12:5 error CPW0312</c>, or with a file
/// before the line where the fault is in one of the parts.
/// </summary>
public partial class BadDefinitionCorpusTests
{
    private const string Folder = "Definitions/Corpus";

    // What a file of readable size cannot show, SourceLimitTests show; a folder without rules, the tests of `cpw check`.
    private static readonly string[] ShownElsewhere = [LanguageCodes.SourceTooLarge, LanguageCodes.TooManySources, LanguageCodes.RulesMissing];

    private static IEnumerable<string> Cases() =>
        Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, Folder), "*.yaml").Select(Path.GetFileNameWithoutExtension).Order(StringComparer.Ordinal)!;

    [TestCaseSource(nameof(Cases))]
    public void A_bad_definition_is_told_what_is_wrong_and_where(string name)
    {
        var path = $"{Folder}/{name}.yaml";

        var result = Load(path);

        var told = result.Diagnostics.Select(diagnostic =>
        {
            var file = diagnostic.Place.File == path ? "" : diagnostic.Place.File[(Folder.Length + 1)..] + ":";
            return $"{file}{diagnostic.Place.Line}:{diagnostic.Place.Column} {diagnostic.Severity.ToString().ToLowerInvariant()} {diagnostic.Code}";
        });
        Assert.That(told, Is.EqualTo(Expected(path)), string.Join('\n', result.Diagnostics));
    }

    [TestCaseSource(nameof(Cases))]
    public void There_is_a_definition_unless_an_error_is_told(string name)
    {
        var result = Load($"{Folder}/{name}.yaml");

        Assert.That(result.Definition is null, Is.EqualTo(result.Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error)));
    }

    [Test]
    public void Every_code_of_the_language_is_shown_by_a_bad_definition()
    {
        var shown = Cases().SelectMany(name => Expected($"{Folder}/{name}.yaml")).Select(line => line.Split(' ')[^1]);

        Assert.That(Codes().Select(code => code.Value), Is.SubsetOf(shown.Concat(ShownElsewhere)));
    }

    [Test]
    public void Every_code_of_the_language_is_of_its_range_and_stands_once()
    {
        var codes = Codes().Select(code => code.Value).ToList();

        Assert.That(codes, Is.Unique);
        Assert.That(codes, Has.All.Match("^CPW03[0-9]{2}$"));
    }

    [Test]
    public void Every_code_of_the_language_has_words()
    {
        var documentation = File.ReadAllText(Path.ChangeExtension(typeof(LanguageCodes).Assembly.Location, ".xml"));

        Assert.That(Codes().Select(code => code.Name), Has.All.Matches<string>(name =>
            Regex.IsMatch(documentation, $"name=\"F:{typeof(LanguageCodes).FullName}.{name}\">\\s*<summary>(?!</summary>).{{10,}}")));
    }

    private static IEnumerable<(string Name, string Value)> Codes() =>
        typeof(LanguageCodes).GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => (field.Name, (string)field.GetRawConstantValue()!));

    private static readonly RuleBook Rules = RuleBook.Parse([("rules.yaml", "source: { id: house, title: This house }\nrules: { R1: { title: The first rule of this house } }")]).Book!;

    private static LoadResult Load(string path) =>
        DefinitionLoader.Load(path, SampleSources.Files, new LoadOptions(Calendars: ["weekdays"], Rules: Rules));

    private static IEnumerable<string> Expected(string path) => Expectation().Matches(SampleSources.TextOf(path)).Select(match => match.Groups[1].Value);

    [GeneratedRegex("^# expect: (.+)$", RegexOptions.Multiline)]
    private static partial Regex Expectation();
}
