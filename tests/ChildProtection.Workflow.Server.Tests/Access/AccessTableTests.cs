using System.Runtime.CompilerServices;
using System.Text;
using ChildProtection.Workflow.Cases.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;

namespace ChildProtection.Workflow.Server.Tests.Access;

public sealed class AccessTableTests
{
    /// <summary>Set to 1 to write the table anew: the change then shows in review, line by line.</summary>
    private const string AcceptVariable = "CPW_ACCEPT";

    [Test]
    public async Task Who_may_open_which_page_is_as_written_down()
    {
        var table = Table(PagesServed.Endpoints);
        var file = WrittenDown();
        if (Environment.GetEnvironmentVariable(AcceptVariable) == "1")
        {
            await File.WriteAllTextAsync(file, table);
        }

        Assert.That(table, Is.EqualTo(await File.ReadAllTextAsync(file)), $"Rights have changed. If that is meant, run this test with {AcceptVariable}=1 and have the change reviewed.");
    }

    private static string Table(IEnumerable<RouteEndpoint> endpoints)
    {
        var text = new StringBuilder();
        var lines = endpoints.Select(endpoint => (Address: Address(endpoint), Who: Who(endpoint))).Distinct()
            .OrderBy(line => line.Address, StringComparer.Ordinal).ThenBy(line => line.Who, StringComparer.Ordinal);
        foreach (var (address, who) in lines)
        {
            text.Append(address).Append('\n').Append("    ").Append(who).Append('\n');
        }
        return text.ToString();
    }

    private static string Address(RouteEndpoint endpoint)
    {
        var methods = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST"];
        return $"/{endpoint.RoutePattern.RawText!.TrimStart('/')} {string.Join(' ', methods)}";
    }

    private static string Who(RouteEndpoint endpoint)
    {
        if (endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null)
        {
            return "everybody";
        }
        var needs = endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(rule => rule.Policy).OfType<string>().Select(Enum.Parse<Permission>).Distinct().ToList();
        return needs.Count == 0
            ? "everybody signed in"
            : string.Join(", ", AccessTable.Roles.Where(role => needs.All(permission => AccessTable.Of(role).Contains(permission))));
    }

    private static string WrittenDown([CallerFilePath] string thisFile = "") => Path.Combine(Path.GetDirectoryName(thisFile)!, "access-table.txt");
}
