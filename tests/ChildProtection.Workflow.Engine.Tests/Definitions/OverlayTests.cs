using ChildProtection.Workflow.Engine.Definitions;

namespace ChildProtection.Workflow.Engine.Tests.Definitions;

public class OverlayTests
{
    private const string Head = "overlay: library.yaml\nworkflow: our-library\ntitle: Our library\n";

    [Test]
    public void An_overlay_has_its_own_name_and_keeps_the_rest()
    {
        var definition = Load("");

        Assert.That((definition.Name, definition.Title.In("en"), definition.Jurisdiction, definition.Forms.Count),
            Is.EqualTo(("our-library", "Our library", "nowhere", 5)));
    }

    [Test]
    public void A_statutory_limit_may_be_shortened()
    {
        var definition = Load("parameters:\n  return_within: { value: [ 3 weeks, 27 days ] }\n");

        Assert.That(definition.Parameters["return_within"].Values.Select(value => value.Text), Is.EqualTo(new[] { "3 weeks", "27 days" }));
    }

    [Test]
    public void A_question_is_added_at_the_end_of_a_form()
    {
        var definition = Load("forms:\n  mend: { questions: [ { ask: cost, type: number, title: Cost } ] }\n");

        Assert.That(definition.Forms["mend"].Questions[^1].Name, Is.EqualTo("cost"));
    }

    [Test]
    public void A_task_is_added_to_a_state_by_its_path()
    {
        var definition = Load("states:\n  lent.use_of_it.broken: { tasks: { tell: { title: Tell the borrower, for: [desk], basis: [L9] } } }\n");

        Assert.That(definition.Ordinals.Tasks, Does.Contain("tell"));
    }

    [Test]
    public void A_ladder_is_replaced_as_a_whole()
    {
        var definition = Load("ladders:\n  desk: { title: Our desk, rungs: [ { at: due, to: [head] } ] }\n");

        Assert.That(definition.Ladders["desk"].Rungs, Has.Count.EqualTo(1));
    }

    [TestCase("tasks.mend.title", "Mend")]
    [TestCase("actions.look.title", "Mend")]
    [TestCase("deadlines.look_after.title", "Mend")]
    [TestCase("forms.look.condition.hint", "Mend")]
    [TestCase("records.look.condition.title", "Mend")]
    [TestCase("choices.decision.lend", "Mend")]
    [TestCase("states.lent.use_of_it.broken.title", "Mend")]
    [TestCase("events.loan.started.title", "Mend")]
    [TestCase("roles.desk.title", "Mend")]
    public void A_text_is_replaced_by_the_path_of_its_element(string path, string text)
    {
        var result = DefinitionLoader.Load("ours.yaml", Files($"texts:\n  {path}: {text}\n"));

        Assert.That(result.Diagnostics, Is.Empty);
        Assert.That(result.Definition, Is.Not.Null);
    }

    [Test]
    public void A_replaced_text_is_what_people_see() =>
        Assert.That(Load("texts:\n  tasks.mend.title: Repair it\n").Root.Children[1].Children[1].Children[0].Tasks[0].Title.In("en"), Is.EqualTo("Repair it"));

    [Test]
    public void An_overlay_and_what_is_under_it_are_two_definitions()
    {
        var files = Files("");

        Assert.That(
            DefinitionLoader.Load("ours.yaml", files).Definition!.Hash, Is.Not.EqualTo(DefinitionLoader.Load("library.yaml", files).Definition!.Hash));
    }

    private static Definition Load(string changes)
    {
        var result = DefinitionLoader.Load("ours.yaml", Files(changes));
        Assert.That(result.Definition, Is.Not.Null, string.Join('\n', result.Diagnostics));
        return result.Definition!;
    }

    private static InMemorySourceFiles Files(string changes) => new(new Dictionary<string, string>
    {
        ["library.yaml"] = SampleSources.TextOf(SampleSources.Library),
        ["ours.yaml"] = Head + changes,
    });
}
