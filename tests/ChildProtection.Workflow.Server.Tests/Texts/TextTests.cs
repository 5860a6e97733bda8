using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Server.Texts;

namespace ChildProtection.Workflow.Server.Tests.Texts;

public sealed partial class TextTests
{
    private static readonly TextCatalogue Catalogue = TextCatalogue.Load();

    [Test]
    public void Every_text_exists_in_both_languages() =>
        Assert.That(Catalogue.Keys("cy"), Is.EquivalentTo(Catalogue.Keys("en")));

    [Test]
    public void A_text_has_the_same_gaps_to_fill_in_both_languages() =>
        Assert.That(
            Catalogue.Keys("en").Where(key => !Gaps(Catalogue.Find("en", key)).SequenceEqual(Gaps(Catalogue.Find("cy", key)))),
            Is.Empty);

    [Test]
    public void No_text_is_empty() =>
        Assert.That(
            from language in TextCatalogue.Languages
            from key in Catalogue.Keys(language)
            where string.IsNullOrWhiteSpace(Catalogue.Find(language, key))
            select $"{language}: {key}",
            Is.Empty);

    [Test]
    public void Every_text_that_a_page_names_exists()
    {
        var missing = NamedKeys().Where(key => !Catalogue.Keys("en").Contains(key)).Distinct();

        Assert.That(missing, Is.Empty);
    }

    [Test]
    public void Every_text_is_named_by_a_page_or_by_the_family_it_belongs_to()
    {
        var named = NamedKeys().ToHashSet();
        var families = NamedFamilies().ToHashSet();

        var unused = Catalogue.Keys("en").Where(key => !named.Contains(key) && !families.Any(key.StartsWith));

        Assert.That(unused, Is.Empty);
    }

    [Test]
    public void What_is_said_of_the_register_of_one_nation_is_said_of_that_of_the_other() =>
        Assert.That(OfRegister("register_wales."), Is.EqualTo(OfRegister("register_england.")).And.Not.Empty);

    [Test]
    public void Every_role_of_the_access_table_has_a_title() =>
        Assert.That(AccessTable.Roles.Where(role => !Catalogue.Keys("en").Contains($"role.{role}")), Is.Empty);

    /// <summary>Welsh says "2 ddiwrnod": after 2 the first letter softens, and after 3 and 6 the letters c, p and t are breathed.</summary>
    [TestCase("due.in", 0, "in 0 working days", "ymhen 0 diwrnod gwaith")]
    [TestCase("due.in", 1, "in 1 working day", "ymhen 1 diwrnod gwaith")]
    [TestCase("due.in", 2, "in 2 working days", "ymhen 2 ddiwrnod gwaith")]
    [TestCase("due.in", 12, "in 12 working days", "ymhen 12 diwrnod gwaith")]
    [TestCase("due.overdue", 2, "overdue by 2 working days", "2 ddiwrnod gwaith yn hwyr")]
    [TestCase("case.age_days", 1, "1 day old", "1 diwrnod oed")]
    [TestCase("case.age_days", 2, "2 days old", "2 ddiwrnod oed")]
    [TestCase("case.age_weeks", 2, "2 weeks old", "2 wythnos oed")]
    [TestCase("case.age_months", 1, "1 month old", "1 mis oed")]
    [TestCase("case.age_months", 2, "2 months old", "2 fis oed")]
    [TestCase("case.age_months", 20, "20 months old", "20 mis oed")]
    [TestCase("search.found", 1, "1 person", "1 person")]
    [TestCase("search.found", 2, "2 people", "2 o bobl")]
    [TestCase("form_times.seconds", 1, "1 second", "1 eiliad")]
    public void Words_go_by_the_number_before_them_in_both_languages(string key, int number, string english, string welsh)
    {
        Assert.That(new Words(Catalogue, "en").With(key, number), Is.EqualTo(english));
        Assert.That(new Words(Catalogue, "cy").With(key, number), Is.EqualTo(welsh));
    }

    /// <summary>Nouns that change after a number, straight after a gap and without a form for that number: they would be said wrongly.</summary>
    [Test]
    public void No_noun_stands_uncounted_after_a_number()
    {
        var english = Catalogue.Keys("en").Where(key => EnglishOnes().IsMatch(Catalogue.Find("en", key)) && !Bounds.Contains(key));
        var welsh = Catalogue.Keys("cy").Where(key => SoftenedInWelsh().IsMatch(Catalogue.Find("cy", key)) && !Bounds.Contains(key));

        Assert.That(english.Concat(welsh), Is.Empty);
    }

    /// <summary>Their number is a limit of the product, above 2, or they are said of two and more only in words that 2 does not change.</summary>
    private static readonly HashSet<string> Bounds = new(StringComparer.Ordinal)
    {
        "sign_in.wrong", "case.age_years", "case.forecast_words", "operations.relay_words", "absence.too_long", "overrides.words", "emergency.words", "notices.words", "visits.soon",
        "form_times.words", "same.banner", "same.banner_open", "same.two_open", "import.file_hint", "import.fault_toomanycases",
    };

    [GeneratedRegex(@"\{\d\} (working )?(days?|weeks?|months?|years|hours?|minutes?|seconds?|people|persons?|children|cases|files|rows|records|reminders)\b")]
    private static partial Regex EnglishOnes();

    [GeneratedRegex(@"\{\d\} (diwrnod|mis|munud|plentyn|person|blynedd|blwyddyn|cofnod|tasg|teulu|galwad)\b")]
    private static partial Regex SoftenedInWelsh();

    private static IEnumerable<string> OfRegister(string nation) => Catalogue.Keys("en").Where(key => key.StartsWith(nation, StringComparison.Ordinal)).Select(key => key[nation.Length..]).Order(StringComparer.Ordinal);

    private static IEnumerable<string> Gaps(string text) =>
        Gap().Matches(text).Select(match => match.Value).Distinct().Order(StringComparer.Ordinal);

    /// <summary>Keys as the pages write them: a whole quoted key.</summary>
    private static IEnumerable<string> NamedKeys() =>
        from source in Sources()
        from Match match in Key().Matches(source)
        let key = match.Groups[1].Value
        where Catalogue.Keys("en").Any(known => known.Split('.')[0] == key.Split('.')[0])
        select key;

    /// <summary>Beginnings of keys whose end a page computes, such as <c>$"role.{role}"</c>.</summary>
    private static IEnumerable<string> NamedFamilies() =>
        from source in Sources()
        from Match match in Family().Matches(source)
        select match.Groups[1].Value;

    private static IEnumerable<string> Sources() =>
        Directory.EnumerateFiles(ServerFolder(), "*.cs*", SearchOption.AllDirectories)
            .Where(file => Path.GetExtension(file) is ".cs" or ".cshtml" && !file.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}"))
            .Select(File.ReadAllText);

    private static string ServerFolder([CallerFilePath] string thisFile = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(thisFile)!, "..", "..", "..", "src", "ChildProtection.Workflow.Server"));

    [GeneratedRegex("""\{\d+\}""")]
    private static partial Regex Gap();

    [GeneratedRegex("(?<!\\$)\"([a-z_]+(?:\\.[a-z0-9_]+)+)\"")]
    private static partial Regex Key();

    [GeneratedRegex("""\$"([a-z_]+(?:\.[a-z0-9_]+)*[._])\{""")]
    private static partial Regex Family();
}
