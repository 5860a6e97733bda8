using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Server.Demonstration;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;
using NodaTime.Text;

namespace ChildProtection.Workflow.Server.Tests.Serving;

/// <summary>
/// Every page of a demonstration in which all that has a page has happened once. Found by following links as people do, so that a new page is there by itself, and one to
/// which no link leads fails the tests that walk them.
/// </summary>
public static partial class EveryPage
{
    /// <summary>The most addresses of one pattern that are followed in search of others.</summary>
    private const int FollowedMax = 3;

    /// <summary>After these the outcome of an enquiry that nobody recorded is the senior manager's.</summary>
    private const int WorkingDaysToTheSeniorManager = 13;

    /// <summary>Whose links are followed, those with the shorter lists first: what they see is looked at faster.</summary>
    private static readonly string[] People = ["anwen", "farah", "hedd", "ffion", "cledwyn", "mei", "bronwen", "iolo", "gwenllian", "ceri", "rhodri", "leila"];

    /// <summary>Pages that are left by the same answer by which they are reached, and the one that an address that is not there has.</summary>
    private static readonly string[] NoPages = ["/", "/language/{language}", "/sign-out", "/error/{status:int?}"];

    /// <summary>Lets all that has a page of its own happen, and follows the links of those who work there.</summary>
    /// <returns>One address for each pattern.</returns>
    public static async Task<IReadOnlyList<FoundPage>> Of(TestServer server)
    {
        var begins = await Happen(server);
        var patterns = Patterns(server);
        var found = new Dictionary<string, FoundPage>(StringComparer.Ordinal);
        var dead = new List<string>();
        var followed = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var person in People)
        {
            using var reader = await server.Reader().As(server, person);
            var seen = new HashSet<string>(StringComparer.Ordinal);
            var open = new Queue<(string Address, string? From)>([("/work", null), ("/sign-in", null), .. begins.Where(one => one.Person == person).Select(one => (one.Address, (string?)null))]);
            while (open.TryDequeue(out var next))
            {
                var (address, from) = next;
                var pattern = patterns.FirstOrDefault(one => one.Matches.IsMatch(address.Split('?')[0])).Pattern;
                // One's own lists are followed for everybody: they lead to what only that person has.
                var own = $"{pattern}{(pattern is not null && pattern.Contains('{', StringComparison.Ordinal) ? "" : person)}";
                var begun = begins.Any(one => one.Address == address);
                if (pattern is null || !seen.Add(address) || (followed.GetValueOrDefault(own) >= FollowedMax && !begun))
                {
                    continue;
                }
                followed[own] = followed.GetValueOrDefault(own) + 1;
                using var answer = await reader.Get(address);
                if (answer.StatusCode != HttpStatusCode.OK)
                {
                    if (answer.StatusCode != HttpStatusCode.Redirect && from is not null)
                    {
                        dead.Add($"{person}: {from} leads to {address}, answered {(int)answer.StatusCode}");
                    }
                    continue;
                }
                found.TryAdd(pattern, new FoundPage(person, pattern, address));
                foreach (var link in Links().Matches(await answer.Content.ReadAsStringAsync()).Select(match => WebUtility.HtmlDecode(match.Groups[1].Value)))
                {
                    open.Enqueue((link, address));
                }
            }
        }
        Assert.That(dead, Is.Empty, "links that lead nowhere");
        Assert.That(patterns.Select(one => one.Pattern).Where(pattern => !found.ContainsKey(pattern)), Is.Empty, "pages that nobody comes to");
        return [.. found.Values.OrderBy(page => page.Pattern, StringComparer.Ordinal)];
    }

    /// <summary>Each page's pattern and what its addresses look like, the plainer before those with gaps.</summary>
    private static IReadOnlyList<(string Pattern, Regex Matches)> Patterns(TestServer server) =>
    [
        .. server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null)
            .Select(endpoint => "/" + endpoint.RoutePattern.RawText!.TrimStart('/')).Distinct().Except(NoPages)
            .OrderBy(pattern => pattern.Count(letter => letter == '{')).ThenByDescending(pattern => pattern.Length)
            .Select(pattern => (pattern, new Regex($"^{Gap().Replace(pattern.Replace("/{event:guid?}", "{event:guid?}", StringComparison.Ordinal), gap => gap.Value switch
            {
                ['{', '*', ..] => ".+",
                [.., '?', '}'] => "(?:/[^/]+)?",
                _ => "[^/]+",
            })}/?$"))),
    ];

    private static async Task<IReadOnlyList<(string Person, string Address)>> Happen(TestServer server)
    {
        var enquiry = await ProtectedFamily.Before(server, "record_enquiry_outcome", "Dunlin", "Tegwen");
        for (var day = 0; day < WorkingDaysToTheSeniorManager; day++)
        {
            await server.Services.GetRequiredService<DemonstrationDesk>().Move(ClockMove.WorkingDay, new AuthorityId(1), default);
        }
        var cases = await ProtectedFamily.On(server, "Avocet", "Nia", "Emlyn");
        var alone = (await ProtectedFamily.On(server, "Bittern", "Ifor"))[0];
        var restricted = (await ProtectedFamily.On(server, "Curlew", "Mabli"))[0];
        var booked = await BookedConference.On(server, "Egret", "Cadi");
        await BookedConference.Invite(server, booked);
        await BookedConference.ParentSpeaks(server, booked, ("language", "cy"));
        using var anwen = await server.Reader().As(server, "anwen");
        using var rhodri = await server.Reader().As(server, "rhodri");
        using var iolo = await server.Reader().As(server, "iolo");
        using var leila = await server.Reader().As(server, "leila");
        using var seren = await server.Reader().As(server, "seren");
        using var farah = await server.Reader().As(server, "farah");
        var today = server.Services.GetRequiredService<IClock>().GetCurrentInstant().InUtc().Date;

        using (var file = await anwen.SendFile(
            $"/cases/{cases[0]}/attachments/add", "Report.txt", Encoding.UTF8.GetBytes("Nia reads to her brother.\n"),
            [Command, ("sort", "agency_report"), ("title", "School report"), ("from", "Ysgol y Bryn"), .. Day("happened", today.PlusDays(-20)), ("concerns", "child"), ("place", "No"), ("audience", "all")]))
        {
            Redirected(file);
        }
        var attachment = Regex.Match(await anwen.Page($"/cases/{cases[0]}/documents"), "href=\"(/cases/[^\"]*/attachments/[0-9a-f-]{36})\"").Groups[1].Value;
        await SendSeen(anwen, $"{attachment}/share", null, [("recipient", "other"), ("other_name", "Mr Tegid Solicitor"), .. Day("on", today), ("reason", "Asked by the court")]);
        var choose = $"/cases/{cases[0]}/chronology/choose";
        await SendSeen(anwen, choose, $"/cases/{cases[0]}/chronology?handler=Choose", ("list", "conference"), ("record", "conference-1"), ("back", choose));
        string absence;
        using (var away = await leila.Send("/absences/record", null, [Command, .. Day("from", today.PlusDays(-2)), .. Day("to", today.PlusDays(3))]))
        {
            absence = Redirected(away);
            using var cover = await leila.Send(absence, null, [("revision", "1"), ("cover", (await server.User("dafydd")).UserId.ToString()), .. Day("from", today.PlusDays(-2)), .. Day("to", today.PlusDays(3))]);
            Redirected(cover);
            using var back = await leila.Send(absence, $"{absence}?handler=Back", [("revision", "2"), .. Day("back", today)]);
            Redirected(back);
        }
        var (from, to) = ((await server.User("anwen")).UserId.ToString(), (await server.User("leila")).UserId.ToString());
        string reassigned;
        using (var given = await rhodri.Send(
            $"/team-tasks/reassign?from={from}&to={to}", "/team-tasks/reassign",
            ("id", Guid.NewGuid().ToString()), ("from", from), ("to", to), ("pick", $"{alone}|lead_social_worker"), ("reason", "Anwen leads too many")))
        {
            reassigned = Redirected(given);
        }
        var child = await ChildOf(server, restricted);
        (string, string)[] about = [("given", child.GivenName), ("family", child.FamilyName), ("born", LocalDatePattern.Iso.Format(child.BornOn!.Value))];
        using (var kept = await iolo.Send("/restricted/new", null, [.. about, ("ground", "StaffFamily"), ("reason", "A cousin works here"), ("readers", (await server.User("gwenllian")).UserId.ToString()), ("review", LocalDatePattern.Iso.Format(today.PlusDays(60)))]))
        {
            Redirected(kept);
        }
        var ended = default(CaseId);
        await server.Database(async database => ended = (await database.Cases.OrderBy(row => row.CaseId).FirstAsync(row => row.Closed && row.TeamId == new TeamId(1))).CaseId);
        var other = await ChildOf(server, ended);
        using (var opened = await seren.Send("/emergency-access", null, ("given", other.GivenName), ("family", other.FamilyName), ("born", LocalDatePattern.Iso.Format((other.BornOn ?? other.ExpectedOn)!.Value)), ("reason", "The police are at the door")))
        {
            await seren.Get(Redirected(opened));
        }
        using (var called = await farah.Send(
            "/register/enquiries/new", null,
            [
                ("enquiry", Guid.NewGuid().ToString()), ("caller", "Ottilie Fernbrook"), ("agency", "Glan Afon Hospital"), ("standing", "health"), ("role", "nurse"), ("purpose", "childishere"),
                ("reason", "a burn"), ("given", "Tamsin"), ("family", "Nowhereton"), ("check", "passed"), ("method", "rangback"), ("rang", "01970 000000"),
            ]))
        {
            Redirected(called);
        }
        using var gwenllian = await server.Reader().As(server, "gwenllian");
        using (var uploaded = await gwenllian.SendFiles("/import", EarlierSystem.One("Aled", "Fernpool"), ("system", EarlierSystem.Name)))
        {
            Redirected(uploaded);
        }
        var twin = await ChildOf(server, cases[0]);
        var same = $"/cases/{alone}/people/same/with?child={twin.ChildId}";
        using (var said = await rhodri.Send(same, null, Command, ("stands", twin.ChildId.ToString()), ("reason", "The same number")))
        {
            Redirected(said);
        }
        return
        [
            ("anwen", $"/cases/{cases[0]}"), ("anwen", $"/cases/{booked}/people"), ("anwen", $"/cases/{cases[0]}/chronology"), ("anwen", $"{attachment}"), ("anwen", $"/cases/{booked}/documents"), ("anwen", $"/cases/{cases[0]}/actions/record_visit"),
            ("rhodri", $"/cases/{enquiry}"), ("rhodri", $"/cases/{enquiry}/work"), ("rhodri", reassigned), ("rhodri", same), ("gwenllian", $"/cases/{enquiry}/work"),
            ("rhodri", $"/cases/{cases[0]}/people/same/history"), ("rhodri", $"/cases/{cases[0]}/let-pass/actions/raise_disagreement"), ("iolo", $"/looks/person?user={from}"), ("leila", absence), ("leila", $"{absence}/digest"),
        ];
    }

    /// <summary>Sends a form that says what its reader saw when they opened it.</summary>
    private static async Task SendSeen(Reader reader, string page, string? action, params (string Name, string Value)[] answers)
    {
        var seen = Regex.Match(await reader.Page(page), "name=\"seen\" value=\"([^\"]*)\"").Groups[1].Value;
        using var sent = await reader.Send(page, action, [Command, ("seen", seen), .. answers]);
        Redirected(sent);
    }

    private static (string Name, string Value) Command => ("command", Guid.NewGuid().ToString());

    private static (string Name, string Value)[] Day(string field, LocalDate day) => [($"{field}.day", $"{day.Day}"), ($"{field}.month", $"{day.Month}"), ($"{field}.year", $"{day.Year}")];

    private static string Redirected(HttpResponseMessage answer)
    {
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), answer.RequestMessage!.RequestUri!.ToString());
        return answer.Headers.Location!.OriginalString;
    }

    private static async Task<StoredChild> ChildOf(TestServer server, CaseId one)
    {
        StoredChild found = null!;
        await server.Database(async database => found = await database.Children.SingleAsync(row => database.Cases.Any(file => file.CaseId == one && file.ChildId == row.ChildId)));
        return found;
    }

    [GeneratedRegex("""<a\b[^>]*\bhref="(/[^"#]*)""")]
    private static partial Regex Links();

    [GeneratedRegex(@"\{\**\w+(?:[:?](?:\([^()]*(?:\([^()]*\)[^()]*)*\)|[^{}()])*)*\}")]
    private static partial Regex Gap();
}
