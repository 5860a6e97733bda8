using System.Net;
using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Server.Tests.Serving;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Workflow.Server.Tests.Access;

/// <summary>
/// Every page, every handler of a page and every call, as they are served, is tried by those who may not. Nothing is listed here: a new page is tried as soon as it is
/// there, and one whose address has a part that <see cref="Door"/> cannot fill in fails it.
/// </summary>
public sealed class EveryDoorTests
{
    /// <summary>
    /// What changes nothing whatever it is asked by: the page of errors and the answers about health. And saving a draft, whose sealed ticket no other page can have.
    /// </summary>
    private static readonly string[] NeedsNone = ["/error/", "/health/"];

    private IReadOnlyList<Door> doors = [];

    private static TestServer Server => PagesServed.Server;

    [OneTimeSetUp]
    public async Task Find() => doors = await Door.All(Server);

    [Test]
    public async Task Nobody_opens_or_sends_what_the_table_does_not_give_their_roles()
    {
        var wrong = new List<string>();
        var tried = 0;
        foreach (var (signIn, roles) in await OneOfEachKind())
        {
            using var reader = await Server.Reader().As(Server, signIn);
            foreach (var door in doors.Where(door => door.Needs.Count > 0 && !door.Needs.All(need => AccessTable.Allows(roles, need))))
            {
                using var answer = await reader.Ask(door.Request(Guid.NewGuid().ToString()));
                tried++;
                if (answer.StatusCode != HttpStatusCode.Forbidden)
                {
                    wrong.Add($"{string.Join('+', roles)}: {door} is answered {(int)answer.StatusCode}");
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
        var (_, roles) = (await Everybody()).First(one => one.SignIn == signIn);
        // Who looked at a file is what an auditor is there to read; it shows nothing of the file.
        var theirs = doors.Where(door => door.IsOfACase && door.Needs.All(need => AccessTable.Allows(roles, need)))
            .Where(door => !(signIn == "ceri" && door.Pattern == "/cases/{id}/looks")).ToList();
        var wrong = new List<string>();
        foreach (var door in theirs)
        {
            using var answer = await door.Try(reader, "/search", someCase);
            if (answer.StatusCode != HttpStatusCode.NotFound)
            {
                wrong.Add($"{door} is answered {(int)answer.StatusCode}");
            }
        }

        Assert.That(wrong, Is.Empty);
        Assert.That(theirs, Has.Count.GreaterThanOrEqualTo(signIn == "ceri" ? 2 : 10), "doors were tried at all");
    }

    [Test]
    public async Task Whoever_is_not_signed_in_opens_nothing()
    {
        using var stranger = Server.Reader();
        var wrong = new List<string>();
        foreach (var door in doors.Where(door => !door.IsOpen))
        {
            using var answer = await stranger.Ask(door.Request(Guid.NewGuid().ToString()));
            if (answer.StatusCode is not (HttpStatusCode.Unauthorized or HttpStatusCode.Redirect)
                || (answer.StatusCode == HttpStatusCode.Redirect && !answer.Headers.Location!.ToString().Contains("/sign-in", StringComparison.Ordinal)))
            {
                wrong.Add($"{door} is answered {(int)answer.StatusCode}");
            }
        }

        Assert.That(wrong, Is.Empty);
    }

    [Test]
    public async Task No_form_is_taken_without_the_token_of_the_page_that_it_came_from()
    {
        var wrong = new List<string>();
        var tried = 0;
        foreach (var (signIn, roles) in await OneOfEachKind())
        {
            using var reader = await Server.Reader().As(Server, signIn);
            foreach (var door in doors.Where(door => door.Method == HttpMethod.Post && !door.IsApi && door.Needs.All(need => AccessTable.Allows(roles, need))))
            {
                using var answer = await reader.Ask(door.Request(Guid.NewGuid().ToString()));
                tried++;
                if (answer.StatusCode != HttpStatusCode.BadRequest && !NeedsNone.Any(door.Pattern.StartsWith) && door.Pattern != "/drafts")
                {
                    wrong.Add($"{door} is answered {(int)answer.StatusCode}");
                }
            }
        }

        Assert.That(wrong.Distinct(), Is.Empty);
        Assert.That(tried, Is.GreaterThan(100), "forms were sent at all");
    }

    [Test]
    public async Task The_interface_for_programs_takes_nothing_without_a_key_that_no_form_of_another_site_can_send()
    {
        using var reader = await Server.Reader().As(Server, "rhodri");
        var someCase = await CaseOfNorth();
        var wrong = new List<string>();
        foreach (var door in doors.Where(door => door.IsApi && door.Method == HttpMethod.Post && !door.Needs.Contains(Permission.ExcuseBreach)))
        {
            // As a form of another site would send it: neither JSON nor a header.
            using var request = new HttpRequestMessage(HttpMethod.Post, door.Address(someCase)) { Content = new StringContent("{}", System.Text.Encoding.UTF8, "text/plain") };
            using var answer = await reader.Ask(request);
            if ((int)answer.StatusCode is < 400 or >= 500)
            {
                wrong.Add($"{door} is answered {(int)answer.StatusCode}");
            }
        }

        Assert.That(wrong, Is.Empty);
    }

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
}
