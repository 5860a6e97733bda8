using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Definitions.Sources;
using ChildProtection.Workflow.Engine.Diagnostics;

namespace ChildProtection.Workflow.Engine.Tests.Definitions;

public class SourceLimitTests
{
    [Test]
    public void A_file_over_the_limit_is_refused_before_it_is_read()
    {
        var text = "workflow: " + new string('x', SourceLimits.SourceBytesMax);

        Assert.That(CodesOf(("large.yaml", text)), Is.EqualTo(new[] { LanguageCodes.SourceTooLarge }));
    }

    [Test]
    public void More_files_than_the_limit_are_refused()
    {
        var chain = Enumerable.Range(0, SourceLimits.SourceFilesMax + 2).Select(i => ($"{i}.yaml", $"include: {i + 1}.yaml\n")).ToArray();
        chain[0].Item2 = "workflow: many\ntitle: Many\njurisdiction: nowhere\ncalendar: weekdays\nopens: {}\nstates: {}\n" + chain[0].Item2;

        Assert.That(CodesOf(chain), Does.Contain(LanguageCodes.TooManySources));
    }

    [Test]
    public void A_million_brackets_are_refused_and_nothing_overflows()
    {
        Assert.That(CodesOf(("deep.yaml", "workflow: " + new string('[', 1_000_000))), Has.Some.EqualTo(LanguageCodes.NestedTooDeeply).Or.Some.EqualTo(LanguageCodes.NotYaml));
    }

    private static IEnumerable<string> CodesOf(params (string Path, string Text)[] files) =>
        DefinitionLoader.Load(files[0].Path, new InMemorySourceFiles(files.ToDictionary(file => file.Path, file => file.Text)))
            .Diagnostics.Select(diagnostic => diagnostic.Code);
}
