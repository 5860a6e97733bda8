using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Diagnostics;

namespace ChildProtection.Workflow.Engine.Tests.Definitions;

public sealed class RuleBookTests
{
    private const string Rules = "rules:\n  T31: { en: First review, cy: Adolygiad cyntaf }\n  T39a: { en: Concern owned }\n  L6.2d: Apology\n";

    [Test]
    public void The_rules_are_known_by_their_ids_as_the_sources_number_them()
    {
        var (book, diagnostics) = RuleBook.Parse(Rules, "rules.yaml");

        Assert.That(diagnostics, Is.Empty);
        Assert.That(book!.Titles.Keys, Is.EqualTo(new[] { "T31", "T39a", "L6.2d" }));
    }

    [TestCase("rules: [ T31 ]", LanguageCodes.WrongShape)]
    [TestCase("rule: { T31: First review }", LanguageCodes.UnknownKey)]
    [TestCase("rules: { T31: { cy: Adolygiad cyntaf } }", LanguageCodes.MissingText)]
    [TestCase("rules: { T31: [ First, review ] }", LanguageCodes.WrongShape)]
    [TestCase("rules: { T31: One, T31: Two }", LanguageCodes.DuplicateKey)]
    [TestCase("rules: {", LanguageCodes.NotYaml)]
    public void A_book_that_cannot_be_read_is_told_with_its_place(string text, string code)
    {
        var (book, diagnostics) = RuleBook.Parse(text, "rules.yaml");

        Assert.That(book, Is.Null);
        Assert.That(diagnostics.Select(diagnostic => diagnostic.Code), Does.Contain(code));
        Assert.That(diagnostics.Select(diagnostic => diagnostic.Place.File), Has.All.EqualTo("rules.yaml"));
    }

    [Test]
    public void A_rule_that_is_not_in_the_book_is_told_with_the_nearest_and_its_title()
    {
        var told = Told("T39");

        Assert.That(told.Code, Is.EqualTo(LanguageCodes.UnknownRule));
        Assert.That(told.Fix, Is.EqualTo("Did you mean 'T39a' (Concern owned)?"));
    }

    [Test]
    public void Where_no_rule_is_near_none_is_asked_for() => Assert.That(Told("housekeeping").Fix, Does.StartWith("Add it to the rules"));

    [Test]
    public void Without_a_book_the_ids_are_not_checked()
    {
        Assert.That(Load("R99", rules: null).Diagnostics, Is.Empty);
    }

    private static Diagnostic Told(string id) => Load(id, RuleBook.Parse(Rules, "rules.yaml").Book).Diagnostics.Single();

    private static LoadResult Load(string id, RuleBook? rules)
    {
        var text = "workflow: one\ntitle: One\njurisdiction: nowhere\ncalendar: weekdays\n"
            + "forms: { ask: { title: Ask, questions: [ { ask: on, required: yes } ] } }\nroles: { clerk: { title: Clerk, held: team } }\n"
            + $"opens: {{ form: ask, for: [clerk], basis: [{id}] }}\n"
            + "states:\n  first: { title: First, tasks: { look: { title: Look, for: [clerk], basis: [L6.2d], done: [ { to: ended } ] } } }\n  ended: { final: yes }\n";
        return DefinitionLoader.Load(
            "one.yaml", new InMemorySourceFiles(new Dictionary<string, string> { ["one.yaml"] = text }), new LoadOptions(Rules: rules));
    }
}
