using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Access.Restricting;
using ChildProtection.Workflow.Cases.Definitions;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Server.Tests.Serving;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace ChildProtection.Workflow.Server.Tests.Access;

/// <summary>
/// A case, and the same case once its file is restricted, at every door: who gets in is written down, and for whoever is not named a restricted file is answered, letter by
/// letter, as one that does not exist.
/// </summary>
[Category("Slow")]
public sealed partial class RestrictedDoorTests
{
    /// <summary>Set to 1 to write the table anew: the change then shows in review, line by line.</summary>
    private const string AcceptVariable = "CPW_ACCEPT";

    private const string Elsewhere = "elsewhere";

    /// <summary>Whether an open case asks something of them differs from day to day: they are tried at the restricted one alone.</summary>
    private const string Named = "iolo";

    /// <summary>Who tries, and how they stand to the case of the North team.</summary>
    private static readonly (string SignIn, string Standing)[] People =
    [
        ("rhodri", "manager of its team"), ("worker", "worker of its team"), ("seren", "worker of another team"), ("nerys", "manager of another team"),
        ("ceri", "auditor"), ("hedd", "administrator"), ("ffion", "operator"), (Elsewhere, "manager in another authority"), (Named, "head of service, named"),
    ];

    private TestServer server = null!;
    private IReadOnlyList<Door> doors = [];
    private string someCase = "";
    private string document = "";
    private StoredChild child = null!;
    private string worker = "";
    private bool hasOwnName;

    [OneTimeSetUp]
    public async Task Start()
    {
        server = await TestServer.Start(demonstration: true);
        doors = [.. (await Door.All(server)).Where(door => !door.Pattern.StartsWith("/demonstration", StringComparison.Ordinal) && !door.Pattern.StartsWith("/sign-", StringComparison.Ordinal))];
        await server.Database(async database =>
        {
            // Rather a child whose name nobody else has: then the name by itself tells.
            var names = await database.Children.AsNoTracking().ToListAsync();
            var single = names.GroupBy(row => $"{row.GivenName} {row.FamilyName}").Where(group => group.Count() == 1).Select(group => group.Single().ChildId).ToList();
            var candidates = await database.Cases.AsNoTracking().OrderBy(row => row.CaseId)
                .Where(row => row.TeamId == new TeamId(1) && row.MainState.StartsWith("open.main.protected")).ToListAsync();
            var one = await ThatAsksNobodyOutside(candidates.OrderBy(row => !single.Contains(row.ChildId)));
            hasOwnName = single.Contains(one.ChildId);
            child = names.Single(row => row.ChildId == one.ChildId);
            someCase = one.CaseId.ToString();
            var holders = await database.Assignments.Where(row => row.CaseId == one.CaseId && row.ToAt == null).Select(row => row.UserId).ToListAsync();
            worker = (await database.Users.OrderBy(row => row.SignInName).FirstAsync(row => row.TeamId == new TeamId(1) && row.Roles.Contains("\"social_worker\"") && !holders.Contains(row.UserId))).SignInName;
            database.Authorities.Add(new StoredAuthority { AuthorityId = new AuthorityId(2), Name = "Elsewhere (invented)", Nation = "wales" });
            database.Users.Add(new StoredUser
            {
                AuthorityId = new AuthorityId(2), UserId = new UserId(Guid.NewGuid()), SignInName = Elsewhere, DisplayName = "Somebody Elsewhere", PasswordHash = "",
                Roles = JsonSerializer.Serialize(new[] { "team_manager" }), SecurityStamp = "s",
            });
            await database.SaveChangesAsync();
        });
        using var manager = await server.Reader().As(server, "rhodri");
        document = DocumentLink().Match(await manager.Page($"/cases/{someCase}/documents")).Groups[1].Value;
        Assert.That(document, Is.Not.Empty, "the case has a document");
    }

    [OneTimeTearDown]
    public async Task Stop() => await server.DisposeAsync();

    [Test, Order(1)]
    public async Task Who_gets_in_at_which_door_of_a_case_is_as_written_down()
    {
        var open = await GetsIn([.. People.Where(person => person.SignIn != Named)]);
        await Restrict();
        var restricted = await GetsIn(People);
        var table = Table(open, restricted);
        var file = WrittenDown();
        if (Environment.GetEnvironmentVariable(AcceptVariable) == "1")
        {
            await File.WriteAllTextAsync(file, table);
        }

        Assert.That(table, Is.EqualTo(await File.ReadAllTextAsync(file)), $"Rights have changed. If that is meant, run this test with {AcceptVariable}=1 and have the change reviewed.");
    }

    [Test, Order(2)]
    public async Task For_whoever_is_not_named_a_restricted_case_is_answered_as_one_that_is_not_there()
    {
        var wrong = new List<string>();
        var tried = 0;
        foreach (var (signIn, roles) in (await Accounts()).Where(account => !account.Named))
        {
            using var reader = await server.Reader().As(server, signIn);
            foreach (var door in doors.Where(door => door.IsOfACase && door.Needs.All(need => AccessTable.Allows(roles, need))))
            {
                var nowhere = Guid.NewGuid().ToString();
                using var hidden = await door.Try(reader, FormPage(roles), someCase, ("name", document));
                using var absent = await door.Try(reader, FormPage(roles), nowhere, ("name", document));
                tried++;
                if (hidden.StatusCode != HttpStatusCode.NotFound || absent.StatusCode != HttpStatusCode.NotFound || await Body(hidden, someCase) != await Body(absent, nowhere))
                {
                    wrong.Add($"{signIn}: {door} is answered {(int)hidden.StatusCode}, and {(int)absent.StatusCode} where there is none");
                }
            }
        }

        Assert.That(wrong, Is.Empty);
        Assert.That(tried, Is.GreaterThan(100), "doors were tried at all");
    }

    [Test, Order(3)]
    public async Task No_list_search_or_page_names_a_restricted_child_to_whoever_is_not_named()
    {
        var wrong = new List<string>();
        var tried = 0;
        foreach (var (signIn, roles) in (await Accounts()).Where(account => !account.Named))
        {
            using var reader = await server.Reader().As(server, signIn);
            foreach (var door in doors.Where(door => door.Method == HttpMethod.Get && !door.IsOfACase && door.Needs.All(need => AccessTable.Allows(roles, need))))
            {
                string[] addresses =
                [
                    door.Address(someCase, ("child", child.ChildId.ToString())), $"{door.Address(someCase)}?name={Uri.EscapeDataString(child.FamilyName)}",
                    $"{door.Address(someCase)}?child={child.ChildId}", $"{door.Address(someCase)}?case={someCase}",
                ];
                foreach (var address in addresses)
                {
                    using var answer = await reader.Get(address);
                    tried++;
                    var said = Said(await answer.Content.ReadAsStringAsync()).Replace(Uri.EscapeDataString(address), "", StringComparison.Ordinal).Replace(address, "", StringComparison.Ordinal);
                    if (Names(said))
                    {
                        wrong.Add($"{signIn}: {address}");
                    }
                }
            }
            if (AccessTable.Allows(roles, Permission.SeeCase))
            {
                using var found = await reader.Send("/search", null, ("name", $"{child.GivenName} {child.FamilyName}"));
                if (Said(await found.Content.ReadAsStringAsync()).Contains($"/cases/{someCase}", StringComparison.Ordinal))
                {
                    wrong.Add($"{signIn}: search");
                }
            }
        }

        Assert.That(wrong, Is.Empty);
        Assert.That(tried, Is.GreaterThan(300), "pages were read at all");
    }

    [Test, Order(4)]
    public async Task The_files_of_brothers_and_sisters_do_not_name_a_restricted_child()
    {
        var siblings = new List<string>();
        await server.Database(async database => siblings = [.. (await (
            from mine in database.FamilyMembers.Where(row => row.ChildId == child.ChildId)
            join theirs in database.FamilyMembers on mine.FamilyId equals theirs.FamilyId
            join one in database.Cases on theirs.ChildId equals one.ChildId
            where theirs.ChildId != child.ChildId && one.TeamId == new TeamId(1)
            select one.CaseId).ToListAsync()).Select(id => id.ToString())]);
        using var reader = await server.Reader().As(server, "rhodri");
        var wrong = new List<string>();
        foreach (var sibling in siblings)
        {
            foreach (var page in new[] { "", "/people", "/documents", "/roles", "/agencies", "/looks" })
            {
                var html = Said(await reader.Page($"/cases/{sibling}{page}"));
                if (html.Contains(child.ChildId.ToString(), StringComparison.Ordinal) || html.Contains(someCase, StringComparison.Ordinal))
                {
                    wrong.Add($"/cases/{sibling}{page}");
                }
            }
        }

        Assert.That(wrong, Is.Empty);
    }

    /// <summary>A case in which none of those who stand outside by their standing is asked for anything just now.</summary>
    private async Task<StoredCase> ThatAsksNobodyOutside(IEnumerable<StoredCase> candidates)
    {
        var (reading, staff) = (server.Services.GetRequiredService<CaseReading>(), server.Services.GetRequiredService<IStaffDirectory>());
        foreach (var candidate in candidates)
        {
            var seen = false;
            foreach (var outside in new[] { "seren", "nerys", "ceri" })
            {
                seen |= await reading.Glance((await staff.FindBySignInName(outside, default))!, candidate.CaseId, default) is not null;
            }
            if (!seen)
            {
                return candidate;
            }
        }
        throw new AssertionException("The sample has no case for this test.");
    }

    private bool Names(string html) =>
        html.Contains(someCase, StringComparison.Ordinal) || html.Contains(child.ChildId.ToString(), StringComparison.Ordinal) || (hasOwnName && html.Contains($"{child.GivenName} {child.FamilyName}", StringComparison.Ordinal));

    /// <summary>Without what the reader's own address makes of it, such as the way back and the switch of languages.</summary>
    private static string Said(string html) => WebUtility.HtmlDecode(Links().Replace(html, ""));

    private async Task Restrict()
    {
        var staff = server.Services.GetRequiredService<IStaffDirectory>();
        var by = (await staff.FindBySignInName("gwenllian", default))!;
        var today = server.Services.GetRequiredService<ICalendarLibrary>().Default(by.Authority).DateOf(server.Services.GetRequiredService<IClock>().GetCurrentInstant());
        var second = new RestrictedReader((await staff.FindBySignInName("iolo", default))!.Id, ReaderStanding.Reads);
        Assert.That(
            await server.Services.GetRequiredService<FileRestricting>().Set(by, child.ChildId, RestrictionGround.StaffFamily, "Her aunt works in the South team.", today.PlusDays(30), [second], default),
            Is.EqualTo(RestrictingOutcome.Done));
    }

    private async Task<Dictionary<string, string[]>> GetsIn((string SignIn, string Standing)[] people)
    {
        var cells = doors.Where(door => door.IsOfACase).ToDictionary(door => door.ToString(), _ => new string[people.Length]);
        foreach (var ((signIn, _), index) in people.Select((person, index) => (person, index)))
        {
            var account = signIn == "worker" ? worker : signIn;
            using var reader = await server.Reader().As(server, account);
            var roles = JsonSerializer.Deserialize<string[]>((await server.User(account)).Roles)!;
            foreach (var door in doors.Where(door => door.IsOfACase))
            {
                using var answer = await door.Try(reader, FormPage(roles), someCase, ("name", door.Pattern.Contains("/documents/", StringComparison.Ordinal) ? document : "record_visit"));
                cells[door.ToString()][index] = answer.StatusCode switch
                {
                    HttpStatusCode.Forbidden => "-",
                    HttpStatusCode.NotFound => "absent",
                    _ => (int)answer.StatusCode < 500 ? "in" : $"FAILED {(int)answer.StatusCode}",
                };
            }
        }
        return cells;
    }

    private static string Table(Dictionary<string, string[]> open, Dictionary<string, string[]> restricted)
    {
        var text = new StringBuilder();
        foreach (var (title, cells) in new[] { ("A case of the North team", open), ("The same case, its file restricted", restricted) })
        {
            text.Append(title).Append('\n');
            foreach (var (door, row) in cells.OrderBy(row => row.Key, StringComparer.Ordinal))
            {
                var who = People.Take(row.Length).Select((person, index) => (person.Standing, Cell: row[index])).GroupBy(each => each.Cell).OrderBy(group => group.Key, StringComparer.Ordinal);
                text.Append("  ").Append(door).Append('\n');
                foreach (var group in who)
                {
                    text.Append("    ").Append(group.Key).Append(": ").AppendJoin("; ", group.Select(each => each.Standing)).Append('\n');
                }
            }
        }
        return text.ToString();
    }

    /// <summary>Everybody, and whether they are named: by themselves, or because they hold a role for the child.</summary>
    private async Task<List<Account>> Accounts()
    {
        var found = new List<Account>();
        await server.Database(async database =>
        {
            var named = await database.RestrictedReaders.Where(row => row.ChildId == child.ChildId).Select(row => row.UserId).ToListAsync();
            foreach (var user in await database.Users.AsNoTracking().OrderBy(row => row.SignInName).ToListAsync())
            {
                found.Add(new Account(user.SignInName, JsonSerializer.Deserialize<string[]>(user.Roles)!, named.Contains(user.UserId)));
            }
        });
        return found;
    }

    /// <summary>A page with a form that these roles open.</summary>
    private static string FormPage(string[] roles) =>
        AccessTable.Allows(roles, Permission.SeeCase) ? "/search" : AccessTable.Allows(roles, Permission.KeepStaff) ? "/staff/new" : "/operations";

    private static async Task<string> Body(HttpResponseMessage answer, string id) =>
        Varying().Replace((await answer.Content.ReadAsStringAsync()).Replace(id, "ID", StringComparison.Ordinal), "");

    private static string WrittenDown([CallerFilePath] string thisFile = "") => Path.Combine(Path.GetDirectoryName(thisFile)!, "who-gets-in.txt");

    private sealed record Account(string SignIn, string[] Roles, bool Named)
    {
        public void Deconstruct(out string signIn, out string[] roles) => (signIn, roles) = (SignIn, Roles);
    }

    [GeneratedRegex("/documents/(safety_summary)\"")] // of the case itself, and not of one of its records: there for every worker of the case's team
    private static partial Regex DocumentLink();

    /// <summary>What differs between two answers to one question: traces, tokens, tickets, and the clock of the demonstration's bar, whose minute may turn between them.</summary>
    [GeneratedRegex("""[0-9a-f]{32}|[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}|CfDJ8[\w-]+|\d{1,2}[:.]\d{2}(?: ?[ap]m)?""")]
    private static partial Regex Varying();

    [GeneratedRegex("""(?:href|action|value)="[^"]*(?:back=|\?)[^"]*" ?""")]
    private static partial Regex Links();
}
