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
    public void Every_role_of_the_access_table_has_a_title() =>
        Assert.That(AccessTable.Roles.Where(role => !Catalogue.Keys("en").Contains($"role.{role}")), Is.Empty);

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
