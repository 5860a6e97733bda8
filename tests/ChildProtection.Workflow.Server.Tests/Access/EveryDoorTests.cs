using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Server.Tests.Serving;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Workflow.Server.Tests.Access;

/// <summary>
/// Every page and every call, as they are served, is tried by those who may not. Nothing is listed here: a new page is tried as soon as it is there, and one
/// whose address has a part that this test cannot fill in fails it.
/// </summary>
public sealed partial class EveryDoorTests
{
    /// <summary>What stands in the gaps of an address. Of a case, what every case has.</summary>
    private static readonly Dictionary<string, string> Filled = new(StringComparer.Ordinal)
    {
        ["kind"] = "actions", ["name"] = "record_visit", ["task"] = "decide_referral", ["list"] = "referral", ["record"] = "referral-1", ["field"] = "date_of_birth",
        ["role"] = "lead_social_worker", ["agency"] = "riverside-health", ["user"] = Guid.Empty.ToString(), ["language"] = "cy", ["status"] = "404", ["documentName"] = "v1",
        ["path"] = "x", ["person"] = Guid.Empty.ToString(), ["child"] = Guid.Empty.ToString(), ["document"] = "x", ["draft"] = Guid.Empty.ToString(), ["household"] = Guid.Empty.ToString(),
        ["attachment"] = "00000000-0000-7000-8000-000000000001", ["enquiry"] = Guid.Empty.ToString(), ["family"] = Guid.Empty.ToString(), ["each"] = "x", ["key"] = "x", ["absence"] = Guid.Empty.ToString(), ["event"] = Guid.Empty.ToString(),
        ["subject"] = Guid.Empty.ToString(), ["fact"] = Guid.Empty.ToString(), ["factKind"] = "name", ["what"] = "x",
    };

    private static TestServer Server => PagesServed.Server;

    [Test]
    public async Task Nobody_opens_or_sends_what_the_table_does_not_give_their_roles()
    {
        var wrong = new List<string>();
        var tried = 0;
        foreach (var (signIn, roles) in await OneOfEachKind())
        {
            using var reader = await Server.Reader().As(Server, signIn);
            foreach (var (endpoint, method) in Doors().Where(door => Needs(door.Endpoint) is { Count: > 0 } needs && !needs.All(need => AccessTable.Allows(roles, need))))
            {
                using var answer = await reader.Ask(Request(method, Address(endpoint, Guid.NewGuid().ToString())));
                tried++;
                if (answer.StatusCode != HttpStatusCode.Forbidden)
                {
                    wrong.Add($"{string.Join('+', roles)}: {method} {endpoint.RoutePattern.RawText} is answered {(int)answer.StatusCode}");
                }
            }
        }

        Assert.That(wrong, Is.Empty);
        Assert.That(tried, Is.GreaterThan(200), "doors were tried at all");
    }

    [TestCase("nerys", "the manager of another team")]
    [TestCase("seren", "a worker of another team")]
    [TestCase("ceri", "an auditor without a reason")]
    public async Task A_case_is_not_there_for_whoever_stands_outside_it_by_whatever_way_they_ask(string signIn, string _)
    {
        var someCase = await CaseOfNorth();
        using var reader = await Server.Reader().As(Server, signIn);
        var roles = (await OneOfEachKind()).Concat(await Everybody()).First(one => one.SignIn == signIn).Roles;
        var wrong = new List<string>();
        var tried = 0;
        foreach (var (endpoint, method) in Doors().Where(door => IsOfACase(door.Endpoint) && Needs(door.Endpoint).All(need => AccessTable.Allows(roles, need))))
        {
            if (signIn == "ceri" && endpoint.RoutePattern.RawText!.EndsWith("/looks", StringComparison.Ordinal))
            {
                continue; // Who looked at a file is what an auditor is there to read; it shows nothing of the file.
            }
            using var answer = await Try(reader, endpoint, method, someCase);
            tried++;
            if (answer.StatusCode is not (HttpStatusCode.NotFound or HttpStatusCode.MethodNotAllowed))
            {
                wrong.Add($"{method} {endpoint.RoutePattern.RawText} is answered {(int)answer.StatusCode}");
            }
        }

        Assert.That(wrong, Is.Empty);
        Assert.That(tried, Is.GreaterThanOrEqualTo(signIn == "ceri" ? 2 : 10), "doors were tried at all");
    }

    [Test]
    public async Task Whoever_is_not_signed_in_opens_nothing()
    {
        using var stranger = Server.Reader();
        var wrong = new List<string>();
        foreach (var (endpoint, method) in Doors().Where(door => door.Endpoint.Metadata.GetMetadata<IAllowAnonymous>() is null))
        {
            using var answer = await stranger.Ask(Request(method, Address(endpoint, Guid.NewGuid().ToString())));
            if (answer.StatusCode is not (HttpStatusCode.Unauthorized or HttpStatusCode.Redirect)
                || (answer.StatusCode == HttpStatusCode.Redirect && !answer.Headers.Location!.ToString().Contains("/sign-in", StringComparison.Ordinal)))
            {
                wrong.Add($"{method} {endpoint.RoutePattern.RawText} is answered {(int)answer.StatusCode}");
            }
        }

        Assert.That(wrong, Is.Empty);
    }

    private static IEnumerable<(RouteEndpoint Endpoint, HttpMethod Method)> Doors() =>
        from endpoint in PagesServed.Endpoints
        from method in endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST"]
        select (endpoint, new HttpMethod(method));

    private static List<Permission> Needs(RouteEndpoint endpoint) =>
        [.. endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(rule => rule.Policy).OfType<string>().Select(Enum.Parse<Permission>)];

    private static bool IsOfACase(RouteEndpoint endpoint) => endpoint.RoutePattern.RawText!.TrimStart('/').Replace("api/v1/", "", StringComparison.Ordinal).StartsWith("cases/{id}", StringComparison.Ordinal);

    private static async Task<HttpResponseMessage> Try(Reader reader, RouteEndpoint endpoint, HttpMethod method, string someCase)
    {
        var address = Address(endpoint, someCase);
        // A page takes a form with its token; the interface for programs takes JSON.
        return method == HttpMethod.Post && !address.StartsWith("/api/", StringComparison.Ordinal)
            ? await reader.Send("/emergency-access", address, ("reason", "Because I am curious"), ("command", Guid.NewGuid().ToString()), ("key", "x"), ("back", "/my-tasks"))
            : await reader.Ask(Request(method, address));
    }

    private static HttpRequestMessage Request(HttpMethod method, string address)
    {
        var request = new HttpRequestMessage(method, address + (address.Contains("/api/", StringComparison.Ordinal) ? "?breach=x&key=x" : ""));
        if (method != HttpMethod.Get)
        {
            request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
            request.Content = address.StartsWith("/api/", StringComparison.Ordinal)
                ? new StringContent("{}", Encoding.UTF8, "application/json")
                : new FormUrlEncodedContent([KeyValuePair.Create("key", "x")]);
        }
        return request;
    }

    private static string Address(RouteEndpoint endpoint, string id) => "/" + Gap().Replace(endpoint.RoutePattern.RawText!.TrimStart('/'), gap =>
        gap.Groups[1].Value == "id" ? id
        : Filled.GetValueOrDefault(gap.Groups[1].Value) ?? throw new AssertionException($"Say how to fill in {gap.Value} of {endpoint.RoutePattern.RawText}."));

    private static async Task<List<(string SignIn, string[] Roles)>> Everybody()
    {
        var found = new List<(string, string[])>();
        await Server.Database(async database =>
        {
            foreach (var user in await database.Users.AsNoTracking().OrderBy(user => user.SignInName).ToListAsync())
            {
                found.Add((user.SignInName, System.Text.Json.JsonSerializer.Deserialize<string[]>(user.Roles)!));
            }
        });
        return found;
    }

    /// <summary>One account for each set of roles.</summary>
    private static async Task<List<(string SignIn, string[] Roles)>> OneOfEachKind() =>
        [.. (await Everybody()).GroupBy(one => string.Join('+', one.Roles.Order(StringComparer.Ordinal))).Select(kind => kind.First())];

    private static async Task<string> CaseOfNorth()
    {
        var id = "";
        await Server.Database(async database =>
            id = (await database.Cases.OrderBy(row => row.CaseId).FirstAsync(row => row.TeamId == new TeamId(1) && row.MainState.StartsWith("open.main.protected"))).CaseId.ToString());
        return id;
    }

    [GeneratedRegex(@"\{\**(\w+)(?:[:?](?:\([^()]*(?:\([^()]*\)[^()]*)*\)|[^{}()])*)*\}")]
    private static partial Regex Gap();
}
