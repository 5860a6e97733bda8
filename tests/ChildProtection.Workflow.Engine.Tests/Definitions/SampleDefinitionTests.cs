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

    [Test]
    public void An_action_is_ordinary_unless_it_says_how_urgent_it_is()
    {
        var definition = DefinitionLoader.Load("Definitions/Samples/library.yaml", SampleSources.Files, new LoadOptions()).Definition!;

        var urgencies = Below(definition.Root).SelectMany(state => state.Actions).ToDictionary(action => action.Name, action => action.Urgency);

        Assert.That(urgencies["look"], Is.EqualTo(ActionUrgency.High));
        Assert.That(urgencies.Where(action => action.Key != "look").Select(action => action.Value), Is.All.EqualTo(ActionUrgency.Ordinary));
    }

    private static IEnumerable<State> Below(State state) => state.Children.SelectMany(Below).Prepend(state);
}
