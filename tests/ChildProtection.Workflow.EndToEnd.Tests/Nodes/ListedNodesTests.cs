using ChildProtection.Workflow.Server.Tests.Messaging;
using ChildProtection.Workflow.Server.Tests.Serving;

namespace ChildProtection.Workflow.EndToEnd.Tests.Nodes;

[Category("Servers")]
public sealed class ListedNodesTests
{
    [Test]
    public async Task The_operations_page_of_each_server_lists_both_with_when_they_were_last_seen()
    {
        var (database, _) = await NodeServers.Get();
        (string, string)[] settings = [("Database:Provider", "PostgreSql"), ("Database:ConnectionString", await database.CreateDatabase($"listed_{Guid.NewGuid():N}"))];
        await using var one = await TestServer.Start(settings: settings);
        await using var other = await TestServer.Start(settings: settings);
        using var reader = await other.Reader().As(ServedAuthority.Operator);

        var page = "";
        await Until.Holds(async () => Seen(page = await reader.Page("/operations")) == 2, "both have checked in");

        Assert.That(page.Split("(answers this page)"), Has.Length.EqualTo(2), "one of them answers");
    }

    private static int Seen(string page) => System.Text.RegularExpressions.Regex.Count(page, @"Last seen:</span> \d\d:\d\d:\d\d");
}
