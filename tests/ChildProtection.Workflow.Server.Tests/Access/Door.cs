using System.Text;
using System.Text.RegularExpressions;
using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Server.Tests.Serving;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Workflow.Server.Tests.Access;

/// <summary>One way in: a page's handler, or an endpoint, with the method by which it is asked.</summary>
/// <param name="Pattern">Of the address, with its gaps.</param>
/// <param name="Handler">The page's handler of that name; null: the nameless one, or no page's.</param>
/// <param name="Needs">The permissions that open it; empty: signing in does, or nothing is needed.</param>
/// <param name="IsOpen">Nobody has to sign in.</param>
public sealed partial record Door(HttpMethod Method, string Pattern, string? Handler, IReadOnlyList<Permission> Needs, bool IsOpen)
{
    /// <summary>What stands in the gaps of an address. Of a case, what every case has.</summary>
    private static readonly Dictionary<string, string> Filled = new(StringComparer.Ordinal)
    {
        ["kind"] = "actions", ["name"] = "record_visit", ["task"] = "decide_referral", ["list"] = "referral", ["record"] = "referral-1", ["field"] = "date_of_birth",
        ["role"] = "lead_social_worker", ["agency"] = "riverside-health", ["user"] = Guid.Empty.ToString(), ["language"] = "cy", ["status"] = "404", ["documentName"] = "v1",
        ["path"] = "x", ["person"] = Guid.Empty.ToString(), ["child"] = Guid.Empty.ToString(), ["document"] = "x", ["draft"] = Guid.Empty.ToString(), ["household"] = Guid.Empty.ToString(),
        ["enquiry"] = Guid.Empty.ToString(), ["family"] = Guid.Empty.ToString(), ["each"] = "x", ["entry"] = "1", ["key"] = "x", ["event"] = "00000000-0000-7000-8000-000000000001", ["absence"] = Guid.Empty.ToString(), ["reassignment"] = Guid.Empty.ToString(), ["team"] = "99", ["attachment"] = "00000000-0000-7000-8000-000000000001",
        ["subject"] = Guid.Empty.ToString(), ["fact"] = Guid.Empty.ToString(), ["factKind"] = "name", ["what"] = "x", ["merge"] = Guid.Empty.ToString(), ["run"] = "00000000-0000-7000-8000-000000000001",
        ["check"] = $"{WithSoftCheck}.1",
    };

    /// <summary>An action with a check that can be let pass, which is offered for every case with a plan.</summary>
    private const string WithSoftCheck = "raise_disagreement";

    /// <summary>A document that there is for every case.</summary>
    private const string SomeDocument = "safety_summary";

    /// <summary>Every door of the server, as it is served: a new page is there by itself. A page that answers no POST has no door for one.</summary>
    public static async Task<IReadOnlyList<Door>> All(TestServer server)
    {
        var loader = server.Services.GetRequiredService<PageLoader>();
        var doors = new List<Door>();
        foreach (var endpoint in server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>())
        {
            var pattern = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
            Permission[] needs = [.. endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(rule => rule.Policy).OfType<string>().Select(Enum.Parse<Permission>)];
            var open = endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null;
            if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is { } page)
            {
                var compiled = await loader.LoadAsync(page, EndpointMetadataCollection.Empty);
                doors.AddRange(compiled.HandlerMethods.Select(handler => new Door(new HttpMethod(handler.HttpMethod.ToUpperInvariant()), pattern, handler.Name, needs, open)));
                continue;
            }
            doors.AddRange((endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET", "POST"]).Select(method => new Door(new HttpMethod(method), pattern, null, needs, open)));
        }
        return [.. doors.DistinctBy(door => door.ToString()).OrderBy(door => door.Pattern, StringComparer.Ordinal).ThenBy(door => door.Method.Method, StringComparer.Ordinal).ThenBy(door => door.Handler, StringComparer.Ordinal)];
    }

    public bool IsApi => Pattern.StartsWith("/api/", StringComparison.Ordinal);

    private bool IsDocument => Pattern.Contains("/documents/", StringComparison.Ordinal);

    public bool IsOfACase => Pattern.Replace("/api/v1", "", StringComparison.Ordinal).StartsWith("/cases/{id}", StringComparison.Ordinal);

    public override string ToString() => $"{Method} {Pattern}{(string.IsNullOrEmpty(Handler) ? "" : $" ({Handler})")}";

    /// <param name="id">What stands for a case.</param>
    /// <param name="instead">What stands in other gaps, where it is not the usual.</param>
    public string Address(string id, params (string Gap, string Value)[] instead)
    {
        var address = Gap().Replace(Pattern, gap =>
            gap.Groups[1].Value == "id" ? id
            : gap.Groups[1].Value == "name" && Pattern.Contains("/let-pass/", StringComparison.Ordinal) ? WithSoftCheck
            : instead.FirstOrDefault(each => each.Gap == gap.Groups[1].Value).Value
                ?? (gap.Groups[1].Value == "name" && IsDocument ? SomeDocument : Filled.GetValueOrDefault(gap.Groups[1].Value)) ?? throw new AssertionException($"Say how to fill in {gap.Value} of {Pattern}."));
        string[] asked = [.. string.IsNullOrEmpty(Handler) ? Array.Empty<string>() : [$"handler={Handler}"], .. IsApi ? ["breach=x", "key=x"] : Array.Empty<string>()];
        return asked.Length == 0 ? address : $"{address}?{string.Join('&', asked)}";
    }

    /// <summary>Asks without a form's token, as a program does or an attacker.</summary>
    public HttpRequestMessage Request(string id, params (string Gap, string Value)[] instead)
    {
        var request = new HttpRequestMessage(Method, Address(id, instead));
        if (Method != HttpMethod.Get)
        {
            request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
            request.Content = IsApi ? new StringContent("{}", Encoding.UTF8, "application/json") : new FormUrlEncodedContent([KeyValuePair.Create("key", "x")]);
        }
        return request;
    }

    /// <summary>As somebody does who has the page's form open: with its token.</summary>
    /// <param name="formPage">A page that the reader may open and that has a form.</param>
    public Task<HttpResponseMessage> Try(Reader reader, string formPage, string id, params (string Gap, string Value)[] instead) => Method == HttpMethod.Post && !IsApi
        ? reader.Send(formPage, Address(id, instead), ("reason", "Because I am curious"), ("command", Guid.NewGuid().ToString()), ("key", "x"), ("back", "/work"))
        : reader.Ask(Request(id, instead));

    [GeneratedRegex(@"\{\**(\w+)(?:[:?](?:\([^()]*(?:\([^()]*\)[^()]*)*\)|[^{}()])*)*\}")]
    private static partial Regex Gap();
}
