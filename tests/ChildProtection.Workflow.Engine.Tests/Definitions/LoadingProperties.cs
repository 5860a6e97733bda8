using System.Text.RegularExpressions;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Definitions.Sources;
using ChildProtection.Workflow.Engine.Diagnostics;

namespace ChildProtection.Workflow.Engine.Tests.Definitions;

/// <summary>What holds of loading whatever is written. Seeds are fixed: a failure names its seed and comes again.</summary>
public class LoadingProperties
{
    [TestCaseSource(nameof(Everything))]
    public void Loading_twice_tells_the_same_in_the_same_order(string path)
    {
        var (first, second) = (DefinitionLoader.Load(path, SampleSources.Files), DefinitionLoader.Load(path, SampleSources.Files));

        Assert.That(first.Diagnostics, Is.EqualTo(second.Diagnostics));
        Assert.That(first.Definition?.Hash, Is.EqualTo(second.Definition?.Hash));
    }

    [TestCaseSource(nameof(WithRegions))]
    [Category("Slow")]
    public void The_order_of_regions_changes_nothing_that_is_told(string path)
    {
        var root = SourceTree.Read(path, SampleSources.TextOf(path), new Findings())!;
        var told = Told(path, new RegionShuffle(new Random(0)).Write(root));

        for (var seed = 1; seed <= 12; seed++)
        {
            Assert.That(Told(path, new RegionShuffle(new Random(seed)).Write(root)), Is.EquivalentTo(told), $"seed {seed}");
        }
    }

    [TestCase(SampleSources.Minimal, SampleSources.Minimal, 400)]
    [TestCase(SampleSources.Library, SampleSources.Library, 400)]
    [TestCase("workflows/wales/child-protection.yaml", "workflows/wales/child-protection.yaml", 40)]
    [TestCase("workflows/wales/child-protection.yaml", "workflows/shared/records/conference.yaml", 40)]
    [TestCase("workflows/england/child-protection.yaml", "workflows/shared/states/main.yaml", 40)]
    [Category("Slow")]
    public void Whatever_is_done_to_a_text_loading_it_never_throws_and_gives_a_definition_unless_it_tells_an_error(string path, string changed, int seeds)
    {
        var text = SampleSources.TextOf(changed);
        for (var seed = 0; seed < seeds; seed++)
        {
            var mutated = Mutated(text, new Random(seed));
            LoadResult? result = null;

            Assert.That(() => result = DefinitionLoader.Load(path, new Instead(changed, mutated)), Throws.Nothing, $"seed {seed}");
            Assert.That(result!.Definition is null, Is.EqualTo(result.Diagnostics.Any(diagnostic => diagnostic.Severity == Severity.Error)), $"seed {seed}");
        }
    }

    private static IEnumerable<string> Everything() =>
        SampleSources.All.Concat(["workflows/wales/child-protection.yaml", "workflows/england/child-protection.yaml"]).Concat(Corpus());

    private static IEnumerable<string> WithRegions() =>
        Everything().Where(path => SampleSources.TextOf(path).Contains("regions:", StringComparison.Ordinal));

    private static IEnumerable<string> Corpus() =>
        Directory.EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "Definitions/Corpus"), "*.yaml")
            .Select(path => $"Definitions/Corpus/{Path.GetFileName(path)}").Order(StringComparer.Ordinal);

    private static IReadOnlyList<string> Told(string path, string text) =>
    [
        .. DefinitionLoader.Load(path, new Instead(path, text)).Diagnostics
            .Select(diagnostic => $"{diagnostic.Severity} {diagnostic.Code} {Regex.Replace(diagnostic.Message, "line [0-9]+", "line")}"),
    ];

    // One to three of: a line lost, doubled, moved or indented; a word replaced by another of the text; a character changed.
    private static string Mutated(string text, Random random)
    {
        var lines = text.Split('\n').ToList();
        var words = Regex.Matches(text, "[a-z_.]+").Select(match => match.Value).ToList();
        for (var times = random.Next(1, 4); times > 0; times--)
        {
            var at = random.Next(lines.Count);
            switch (random.Next(7))
            {
                case 0: lines.RemoveAt(at); break;
                case 1: lines.Insert(at, lines[at]); break;
                case 2: lines.Insert(random.Next(lines.Count), lines[at]); break;
                case 3: lines[at] = "  " + lines[at]; break;
                case 4: lines[at] = Regex.Replace(lines[at], "[a-z_.]+", match => random.Next(4) == 0 ? words[random.Next(words.Count)] : match.Value); break;
                case 5: lines[at] = lines[at].Length == 0 ? ":" : lines[at].Remove(random.Next(lines[at].Length), 1); break;
                default: lines[at] = lines[at].Insert(random.Next(lines[at].Length + 1), "{}[]:,#'\"-?&*!|>%@\u0000é"[random.Next(20)].ToString()); break;
            }
        }
        return string.Join('\n', lines);
    }

    private sealed class Instead(string path, string text) : ISourceFiles
    {
        public string? Read(string asked) => asked == path ? text : SampleSources.Files.Read(asked);
    }
}
