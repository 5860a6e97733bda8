using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Storage.Definitions;
using ChildProtection.Workflow.Storage.Registration;
using ChildProtection.Workflow.Storage.Tests.Databases;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Tests.Definitions;

internal sealed class DefinitionLibraryTests(DatabaseProvider provider) : OnBothDatabases(provider)
{
    private static readonly LocalDate April = new(2026, 4, 1);
    private static readonly LoadResult First = Load("First");
    private static readonly LoadResult Second = Load("Second");

    [Test]
    public async Task A_published_definition_is_found_by_its_hash_by_a_library_that_never_saw_it()
    {
        await Publish(First, April);

        var found = new DefinitionLibrary(Database, new CompiledDefinitions()).Find(CaseSteps.Authority, First.Definition!.Hash);

        Assert.That(found!.Definition.Title.In("en"), Is.EqualTo("First"));
        Assert.That(found.Definition.Hash, Is.EqualTo(First.Definition.Hash));
    }

    [Test]
    public async Task What_was_never_published_for_the_authority_is_not_found_although_another_has_it()
    {
        await Publish(First, April);
        var library = new DefinitionLibrary(Database, new CompiledDefinitions());
        _ = library.Find(CaseSteps.Authority, First.Definition!.Hash);

        Assert.That(library.Find(new AuthorityId(2), First.Definition.Hash), Is.Null);
        Assert.That(library.Find(CaseSteps.Authority, new string('0', 64)), Is.Null);
        Assert.That(library.InForce(new AuthorityId(2), April), Is.Null);
    }

    [Test]
    [Covers("L0")]
    public async Task The_one_in_force_is_the_last_whose_day_has_come()
    {
        await Publish(First, April);
        await Publish(Second, April.PlusMonths(1));
        var library = new DefinitionLibrary(Database, new CompiledDefinitions());

        Assert.That(library.InForce(CaseSteps.Authority, April.PlusDays(-1)), Is.Null);
        Assert.That(library.InForce(CaseSteps.Authority, April)!.Definition.Hash, Is.EqualTo(First.Definition!.Hash));
        Assert.That(library.InForce(CaseSteps.Authority, April.PlusMonths(1).PlusDays(-1))!.Definition.Hash, Is.EqualTo(First.Definition.Hash));
        Assert.That(library.InForce(CaseSteps.Authority, April.PlusMonths(1))!.Definition.Hash, Is.EqualTo(Second.Definition!.Hash));
    }

    [Test]
    [Covers("L0")]
    public async Task What_is_published_stays_as_it_was_published()
    {
        Assert.That(await Publish(First, April), Is.True);

        Assert.That(await Publish(First, April.PlusYears(-1)), Is.False);

        await using var context = Database.CreateDbContext();
        Assert.That(await context.Definitions.Select(row => row.EffectiveFrom).ToListAsync(), Is.EqualTo(new[] { April }));
    }

    [Test]
    public void A_definition_with_errors_is_not_published()
    {
        var wrong = DefinitionLoader.Load("one.yaml", new InMemorySourceFiles(new Dictionary<string, string> { ["one.yaml"] = "workflow: [" }));

        Assert.That(() => Publish(wrong, April), Throws.ArgumentException);
    }

    [Test]
    public void A_definition_that_asks_for_what_this_host_cannot_do_is_not_published()
    {
        var asking = Load("Asking", "effects: { ring_the_bell: { } }", "entry: [ { ring_the_bell: { } } ]");

        Assert.That(() => Publish(asking, April), Throws.ArgumentException.With.Message.Contains("ring_the_bell"));
    }

    [TestCase("[]", "empty")]
    [TestCase("""[{"Path":"one.yaml","Text":"workflow: ["}]""", "error")]
    public async Task A_stored_source_that_no_longer_loads_says_so(string stored, string because)
    {
        await Publish(First, April);
        await using var context = Database.CreateDbContext();
        (await context.Definitions.SingleAsync()).Source = stored;
        await context.SaveChangesAsync();

        Assert.That(
            () => new DefinitionLibrary(Database, new CompiledDefinitions()).Find(CaseSteps.Authority, First.Definition!.Hash),
            Throws.InvalidOperationException.With.Message.Contains(First.Definition!.Hash).And.Message.Contains(because));
    }

    [Test]
    public async Task Two_authorities_that_published_the_same_have_it_compiled_once()
    {
        var library = new DefinitionLibrary(Database, new CompiledDefinitions());
        var other = new AuthorityId(2);
        await Publish(First, April);
        await library.Publish(other, First, April, "a test", CaseSteps.Start, default);

        Assert.That(library.Find(other, First.Definition!.Hash), Is.SameAs(library.Find(CaseSteps.Authority, First.Definition.Hash)));
    }

    [Test]
    public async Task A_stored_source_that_was_changed_says_so()
    {
        await Publish(First, April);
        await using var context = Database.CreateDbContext();
        var row = await context.Definitions.SingleAsync();
        row.Source = row.Source.Replace("First", "Forged", StringComparison.Ordinal);
        await context.SaveChangesAsync();

        Assert.That(
            () => new DefinitionLibrary(Database, new CompiledDefinitions()).Find(CaseSteps.Authority, First.Definition!.Hash),
            Throws.InvalidOperationException.With.Message.Contains("has the hash"));
    }

    private Task<bool> Publish(LoadResult loaded, LocalDate from) =>
        new DefinitionLibrary(Database, new CompiledDefinitions()).Publish(CaseSteps.Authority, loaded, from, "a test", CaseSteps.Start, default);

    private static LoadResult Load(string title, string more = "", string inState = "") => DefinitionLoader.Load("one.yaml", new InMemorySourceFiles(new Dictionary<string, string>
    {
        ["one.yaml"] = $$"""
            workflow: one
            title: {{title}}
            jurisdiction: nowhere
            languages: [en]
            calendar: test
            roles: { clerk: { title: Clerk, held: team } }
            forms: { note: { title: Note, questions: [ { ask: words, type: text, title: Words } ] } }
            {{more}}
            opens: { form: note, for: [ clerk ] }
            states:
              open:
                title: Open
                {{inState}}
                tasks: { end: { title: End, for: [ clerk ], done: [ { to: closed } ] } }
              closed: { final: yes }
            """,
    }));
}
