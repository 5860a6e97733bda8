using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Diagnostics;

namespace ChildProtection.Workflow.Engine.Tests.Definitions;

public class LoadingTests
{
    [TestCase("workflows/wales/child-protection.yaml")]
    [TestCase("workflows/england/child-protection.yaml")]
    public void A_shipped_definition_is_read_and_names_its_rules(string path)
    {
        var result = DefinitionLoader.Load(path, SampleSources.Files, new LoadOptions(RequireBasis: true));

        Assert.That(result.Diagnostics.Where(diagnostic => diagnostic.Severity == Severity.Error), Is.Empty);
        Assert.That(result.Definition, Is.Not.Null);
    }

    [Test]
    public void A_missing_basis_is_an_error_where_it_is_required()
    {
        const string Path = "Definitions/Corpus/task_without_basis.yaml";

        var result = DefinitionLoader.Load(Path, SampleSources.Files, new LoadOptions(RequireBasis: true));

        Assert.That(result.Diagnostics.Select(diagnostic => (diagnostic.Code, diagnostic.Severity)), Is.EqualTo(new[] { (LanguageCodes.BasisMissing, Severity.Error) }));
    }

    [Test]
    public void A_definition_is_the_same_wherever_its_files_lie_and_whatever_their_line_ends()
    {
        var text = SampleSources.TextOf(SampleSources.Minimal);

        Assert.That(HashOf("a/b/minimal.yaml", text.ReplaceLineEndings("\r\n")), Is.EqualTo(HashOf("minimal.yaml", text)));
    }

    [Test]
    public void A_definition_is_another_one_after_any_change_to_its_text()
    {
        var text = SampleSources.TextOf(SampleSources.Minimal);

        Assert.That(HashOf("minimal.yaml", text + "# a remark\n"), Is.Not.EqualTo(HashOf("minimal.yaml", text)));
    }

    [Test]
    public void Every_file_that_was_read_is_given_back_as_it_was_written()
    {
        const string Path = "Definitions/Corpus/task_without_basis.yaml";

        var sources = DefinitionLoader.Load(Path, SampleSources.Files).Sources;

        Assert.That(sources.Select(source => source.Path), Is.EqualTo(new[] { Path, "Definitions/Corpus/parts/vocabulary.yaml" }));
        Assert.That(sources[0].Text, Is.EqualTo(SampleSources.TextOf(Path)));
    }

    [Test]
    public void States_in_files_of_their_own_are_put_together_with_what_stands_beside()
    {
        var files = new Dictionary<string, string>
        {
            ["whole.yaml"] = SampleSources.TextOf(SampleSources.Minimal).Replace(
                "states:\n", "states:\n  tidying:\n    use: states/tidy.yaml\n    title: Tidying first\n    tasks:\n      sweep: { title: Sweep, for: [clerk], basis: [R1] }\n", StringComparison.Ordinal),
            ["states/tidy.yaml"] = "title: Tidying\ntasks:\n  dust: { title: Dust, for: [clerk], basis: [R1], done: [ { to: waiting } ] }\n",
        };

        var tidying = DefinitionLoader.Load("whole.yaml", new InMemorySourceFiles(files)).Definition!.Root.Children[0];

        Assert.That((tidying.Title.In("en"), string.Join(' ', tidying.Tasks.Select(task => task.Name))), Is.EqualTo(("Tidying first", "dust sweep")));
    }

    [Test]
    public void A_tasks_deadline_is_shown_named_and_repeated_like_its_task()
    {
        var task = SampleSources.Load(SampleSources.Library).Root.Children[1].Children[0].Children[0].Tasks[0];

        Assert.That(task.Deadline, Is.Not.Null);
        Assert.That((task.Deadline!.Name, task.Deadline.Title, task.Deadline.For, task.Deadline.Each), Is.EqualTo((task.Name, task.Title, task.For, task.Each)));
    }

    [Test]
    public void States_are_numbered_in_the_order_of_the_text_each_before_its_children()
    {
        var states = SampleSources.Load(SampleSources.Library).Ordinals.States;

        Assert.That(states.Take(5), Is.EqualTo(new[] { "asked", "lent", "lent.parts", "lent.parts.out", "lent.parts.back" }));
    }

    private static string HashOf(string path, string text) =>
        DefinitionLoader.Load(path, new InMemorySourceFiles(new Dictionary<string, string> { [path] = text })).Definition!.Hash;
}
