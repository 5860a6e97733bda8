using ChildProtection.Workflow.Engine.Definitions;

namespace ChildProtection.Workflow.Engine.Tests.Definitions;

public class SampleDefinitionTests
{
    [TestCaseSource(typeof(SampleSources), nameof(SampleSources.All))]
    public void A_sample_is_read_without_a_word_of_complaint(string path)
    {
        var result = DefinitionLoader.Load(path, SampleSources.Files, new LoadOptions(RequireBasis: true, Calendars: ["weekdays"]));

        Assert.That(result.Diagnostics, Is.Empty);
        Assert.That(result.Definition, Is.Not.Null);
    }
}
