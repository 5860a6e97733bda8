using System.Net;
using System.Text.RegularExpressions;

namespace ChildProtection.Workflow.Server.Tests.Serving;

/// <summary>Every form of a task or action and every paper to which the pages of an authority's cases lead, each as it is in one case: the shape of a form is its definition's.</summary>
public static partial class EveryForm
{
    /// <summary>The most cases of one person that are looked into.</summary>
    private const int CasesMax = 60;

    /// <param name="people">Whose links are followed, by their names for signing in.</param>
    /// <returns>One address for each task, action and document, its pattern being the kind and name.</returns>
    public static async Task<IReadOnlyList<FoundPage>> Of(TestServer server, params string[] people)
    {
        var found = new Dictionary<string, FoundPage>(StringComparer.Ordinal);
        var dead = new List<string>();
        foreach (var person in people)
        {
            using var reader = await server.Reader().As(server, person);
            var cases = new HashSet<string>(StringComparer.Ordinal);
            foreach (var list in new[] { "/work", "/cases", "/team-tasks" })
            {
                cases.UnionWith(Cases().Matches(await Page(reader, list)).Select(match => match.Groups[1].Value));
            }
            foreach (var one in cases.Take(CasesMax))
            {
                foreach (var part in new[] { one, $"{one}/work", $"{one}/documents" })
                {
                    foreach (Match link in Papers().Matches(await Page(reader, part)))
                    {
                        var (address, kind, name) = (WebUtility.HtmlDecode(link.Groups[1].Value), link.Groups[2].Value, link.Groups[3].Value);
                        if (found.TryAdd($"{kind}/{name}", new FoundPage(person, $"{kind}/{name}", address)))
                        {
                            using var opened = await reader.Get(address);
                            if (opened.StatusCode != HttpStatusCode.OK)
                            {
                                dead.Add($"{person}: {part} leads to {address}, answered {(int)opened.StatusCode}");
                            }
                        }
                    }
                }
            }
        }
        Assert.That(dead, Is.Empty, "links that lead nowhere");
        return [.. found.Values.OrderBy(page => page.Pattern, StringComparer.Ordinal)];
    }

    private static async Task<string> Page(Reader reader, string address)
    {
        using var answer = await reader.Get(address);
        return answer.StatusCode == HttpStatusCode.OK ? await answer.Content.ReadAsStringAsync() : "";
    }

    [GeneratedRegex("""href="(/cases/[0-9a-f-]{36})["/?#]""")]
    private static partial Regex Cases();

    [GeneratedRegex("""href="(/cases/[0-9a-f-]{36}/(tasks|actions|documents)/([a-z_]+)(?:\?[^"#]*)?)["#]""")]
    private static partial Regex Papers();
}
