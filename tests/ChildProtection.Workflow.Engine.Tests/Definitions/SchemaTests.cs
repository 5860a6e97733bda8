using System.Text.Json;
using System.Text.RegularExpressions;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Definitions.Sources;
using ChildProtection.Workflow.Engine.Diagnostics;

namespace ChildProtection.Workflow.Engine.Tests.Definitions;

public class SchemaTests
{
    private static readonly JsonElement Schema = JsonDocument.Parse(SampleSources.TextOf("workflows/workflow.schema.json")).RootElement;

    // Faults of shape that a schema for editors sees. Some it cannot see: what a file leaves to another one, what depends on a
    // name declared elsewhere; and a file that is no map is refused before there are nodes to check.
    private static readonly string[] ShapeCodes = [LanguageCodes.UnknownKey, LanguageCodes.MissingKey, LanguageCodes.WrongShape];
    private static readonly string[] UnseenShapes = ["state_without_title", "question_without_title", "not_a_map"];

    [TestCaseSource(nameof(Shapes))]
    public void The_schema_lists_the_keys_that_the_readers_know(DefinitionShape shape)
    {
        var part = Schema.GetProperty("$defs").GetProperty(shape.Name);

        var keys = part.GetProperty("properties").EnumerateObject().Select(property => property.Name);
        var required = part.TryGetProperty("required", out var list) ? list.EnumerateArray().Select(key => key.GetString()) : [];

        Assert.That(keys, Is.EquivalentTo(shape.Keys));
        Assert.That(required, Is.EquivalentTo(shape.Required));
    }

    [Test]
    public void Every_element_of_the_schema_with_keys_of_its_own_is_known_to_the_readers()
    {
        var elements = Schema.GetProperty("$defs").EnumerateObject().Where(part => part.Value.TryGetProperty("properties", out _)).Select(part => part.Name);

        Assert.That(elements, Is.EquivalentTo(DefinitionShapes.All.Select(shape => shape.Name)));
    }

    [Test]
    public void Every_element_of_the_schema_is_described()
    {
        var parts = Schema.GetProperty("$defs").EnumerateObject().Where(part => part.Value.TryGetProperty("properties", out _));

        Assert.That(parts, Has.All.Matches<JsonProperty>(part => part.Value.TryGetProperty("description", out _)));
    }

    [TestCaseSource(nameof(GoodFiles))]
    public void The_schema_takes_what_is_in_order(string path) => Assert.That(Refused(path), Is.Empty);

    [TestCaseSource(nameof(FaultsOfShape))]
    public void The_schema_refuses_a_fault_of_shape(string path) => Assert.That(Refused(path), Is.Not.Empty);

    [TestCaseSource(nameof(FaultsOfMeaning))]
    public void The_schema_leaves_a_fault_of_meaning_to_the_loader(string path) => Assert.That(Refused(path), Is.Empty);

    private static IReadOnlyList<string> Refused(string path)
    {
        var findings = new Findings();
        var root = SourceTree.Read(path, SampleSources.TextOf(path), findings);
        Assert.That(findings.Sorted(), Is.Empty);
        return new SchemaCheck(Schema).Refused(root!);
    }

    private static IReadOnlyList<DefinitionShape> Shapes() => DefinitionShapes.All;

    private static IEnumerable<string> GoodFiles()
    {
        var shipped = new[] { "workflows/england/child-protection.yaml", "workflows/wales/child-protection.yaml" }
            .SelectMany(path => DefinitionLoader.Load(path, SampleSources.Files).Sources).Select(source => source.Path).Distinct();
        return shipped.Concat(SampleSources.All).Concat(Files("Definitions/Corpus/parts").Where(path => !path.EndsWith("with_states.yaml", StringComparison.Ordinal)));
    }

    private static IEnumerable<string> FaultsOfShape() => Corpus(codes => codes.Intersect(ShapeCodes).Any());

    // Values and names are within the schema's reach only in part.
    private static IEnumerable<string> FaultsOfMeaning() =>
        Corpus(codes => codes.TrueForAll(code => string.CompareOrdinal(code, LanguageCodes.SourceMissing) >= 0));

    private static IEnumerable<string> Corpus(Predicate<List<string>> wanted) =>
        from path in Files("Definitions/Corpus")
        where !path.Contains("/parts/", StringComparison.Ordinal) && !UnseenShapes.Contains(Path.GetFileNameWithoutExtension(path))
        let codes = Regex.Matches(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, path)), "^# expect: (\\d.*) (CPW\\d+)$", RegexOptions.Multiline)
            .Select(match => match.Groups[2].Value).ToList()
        where wanted(codes)
        select path;

    private static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, folder), "*.yaml", SearchOption.AllDirectories)
            .Select(path => Path.GetRelativePath(AppContext.BaseDirectory, path).Replace('\\', '/')).Order(StringComparer.Ordinal);
}
