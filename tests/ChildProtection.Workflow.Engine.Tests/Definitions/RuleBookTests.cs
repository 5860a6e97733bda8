using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Diagnostics;

namespace ChildProtection.Workflow.Engine.Tests.Definitions;

public sealed class RuleBookTests
{
    private const string Source = "source: { id: limits, title: { en: Limits, cy: Terfynau } }\n";

    private const string Rules = Source + "rules:\n  T31: { title: { en: First review, cy: Adolygiad cyntaf }, figure: statute, serves: [ L6.2d, T39a ] }\n"
        + "  T39a: { title: { en: Concern owned } }\n  L6.2d: { title: Apology, clause: \"6.2\", force: must }\n";

    [Test]
    public void The_rules_are_known_by_their_ids_as_the_sources_number_them()
    {
        var (book, diagnostics) = Parse(Rules);

        Assert.That(diagnostics, Is.Empty);
        Assert.That(book!.Rules.Keys, Is.EqualTo(new[] { "T31", "T39a", "L6.2d" }));
    }

    [Test]
    public void A_rule_says_where_it_is_from_how_strong_it_is_and_what_it_serves()
    {
        var rules = Parse(Rules).Book!.Rules;

        Assert.That(rules["L6.2d"] is { Source.Id: "limits", Clause: "6.2", Force: RuleForce.Must, Figure: null, Serves: [] });
        Assert.That(rules["T31"] is { Clause: null, Force: null, Figure: FigureOrigin.Statute, Serves: ["L6.2d", "T39a"] });
    }

    [Test]
    public void A_book_is_made_of_a_file_a_source()
    {
        var (book, _) = RuleBook.Parse([("limits.yaml", Rules), ("ways.yaml", "source: { id: ways, title: Ways }\nrules: { X1: { title: One, serves: T31 } }")]);

        Assert.That(book!.Sources.Select(source => source.Id), Is.EqualTo(new[] { "limits", "ways" }));
        Assert.That(book.Rules["X1"].Source.Id, Is.EqualTo("ways"));
    }

    [TestCase("source: { id: limits, title: Again }\nrules: { T40: { title: Forty } }")]
    [TestCase("source: { id: more, title: More }\nrules: { T31: { title: Again } }")]
    public void A_source_or_a_rule_in_two_files_is_told(string second)
    {
        var (book, diagnostics) = RuleBook.Parse([("limits.yaml", Rules), ("more.yaml", second)]);

        Assert.That(book, Is.Null);
        Assert.That(diagnostics.Single() is { Code: LanguageCodes.NameInTwoFiles, Place.File: "more.yaml" });
    }

    [TestCase(Source + "rules: [ T31 ]", LanguageCodes.WrongShape)]
    [TestCase(Source + "rule: { T31: { title: First review } }", LanguageCodes.UnknownKey)]
    [TestCase(Source + "rules: { T31: { title: { cy: Adolygiad cyntaf } } }", LanguageCodes.MissingText)]
    [TestCase(Source + "rules: { T31: { title: [ First, review ] } }", LanguageCodes.WrongShape)]
    [TestCase(Source + "rules: { T31: First review }", LanguageCodes.WrongShape)]
    [TestCase(Source + "rules: { T31: { force: must } }", LanguageCodes.MissingKey)]
    [TestCase(Source + "rules: { T31: { title: One, forse: must } }", LanguageCodes.UnknownKey)]
    [TestCase(Source + "rules: { T31: { title: One, force: ought } }", LanguageCodes.WrongValue)]
    [TestCase(Source + "rules: { T31: { title: One, figure: guess } }", LanguageCodes.WrongValue)]
    [TestCase(Source + "rules: { T31: { title: One, serves: [ T32 ] } }", LanguageCodes.UnknownRule)]
    [TestCase(Source + "rules: { T31: { title: One }, T31: { title: Two } }", LanguageCodes.DuplicateKey)]
    [TestCase("rules: { T31: { title: One } }", LanguageCodes.MissingKey)]
    [TestCase("source: { id: limits }\nrules: { T31: { title: One } }", LanguageCodes.MissingKey)]
    [TestCase("rules: {", LanguageCodes.NotYaml)]
    public void A_book_that_cannot_be_read_is_told_with_its_place(string text, string code)
    {
        var (book, diagnostics) = Parse(text);

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

    private static Diagnostic Told(string id) => Load(id, Parse(Rules).Book).Diagnostics.Single();

    private static (RuleBook? Book, IReadOnlyList<Diagnostic> Diagnostics) Parse(string text) => RuleBook.Parse([("rules.yaml", text)]);

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
