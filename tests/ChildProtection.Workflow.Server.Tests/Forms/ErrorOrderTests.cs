using System.Text.RegularExpressions;
using ChildProtection.Workflow.Server.Tests.Serving;

namespace ChildProtection.Workflow.Server.Tests.Forms;

public sealed partial class ErrorOrderTests
{
    [Test]
    public async Task The_summary_of_errors_follows_the_order_of_the_form()
    {
        await using var server = await TestServer.Start(demonstration: true);
        using var manager = await server.Reader().As(server, "rhodri");
        using var worker = await server.Reader().As(server, "anwen");
        var form = $"{await CaseForms.Open(worker, "Rhys")}/tasks/decide_referral";

        using var refused = await manager.Send(form, null, ("command", Guid.NewGuid().ToString()));
        var page = await refused.Content.ReadAsStringAsync();
        var said = Said().Matches(page).Select(match => match.Groups[1].Value).ToList();

        Assert.That(said, Has.Count.GreaterThan(1));
        Assert.That(said.Select(field => page.IndexOf($"id=\"{field}\"", StringComparison.Ordinal)), Is.Ordered.And.All.Positive);
    }

    [GeneratedRegex("""<a href="#([^"]+)">""")]
    private static partial Regex Said();
}
