using System.Text.RegularExpressions;
using ChildProtection.Workflow.Server.Tests.Serving;

namespace ChildProtection.Workflow.Server.Tests.Drafts;

/// <summary>Whatever form somebody types words into, on whatever page: what they typed is kept until it is sent.</summary>
public sealed partial class EveryFormTests
{
    /// <summary>The pages whose forms are not kept, and why. A new line here is a decision that review should see.</summary>
    private static readonly Dictionary<string, string> NotKept = new(StringComparer.Ordinal)
    {
        ["/search"] = "what is looked for is no work, and each search is logged",
        ["/sign-in"] = "nobody is known yet whose draft it could be, and a password is never kept",
        ["/staff/{user}"] = "holds a password",
    };

    [Test]
    public async Task Every_form_with_words_keeps_a_draft_but_those_that_say_why_not()
    {
        await using var server = await TestServer.Start(demonstration: true);
        var (kept, lost) = (0, new List<string>());
        foreach (var one in (await EveryPage.Of(server)).GroupBy(page => page.SignIn))
        {
            using var reader = await server.Reader().As(server, one.Key);
            foreach (var page in one)
            {
                foreach (var form in Forms().Matches(await reader.Followed(page.Address)).Select(match => match.Value).Where(form => Words().IsMatch(form)))
                {
                    if (form.Contains("name=\"draft\"", StringComparison.Ordinal) && form.Contains("cpw-draft__status", StringComparison.Ordinal))
                    {
                        kept++;
                    }
                    else if (!NotKept.ContainsKey(page.Pattern))
                    {
                        lost.Add($"{page}: {form.Split('>')[0]}");
                    }
                }
            }
        }

        Assert.That(lost, Is.Empty);
        Assert.That(kept, Is.GreaterThan(20), "forms that are kept");
    }

    [GeneratedRegex("<form\\b[^>]*method=\"post\".*?</form>", RegexOptions.Singleline)]
    private static partial Regex Forms();

    [GeneratedRegex("<textarea\\b|<input\\b[^>]*type=\"(?:text|search|email|tel)\"")]
    private static partial Regex Words();
}
