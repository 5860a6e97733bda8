using System.Net;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Server.Tests.Serving;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore;
using NodaTime;
using NodaTime.Text;

namespace ChildProtection.Workflow.Server.Tests.Oversight;

/// <summary>Files opened from outside, who looked, and checks let pass: seen by those who answer for it.</summary>
public sealed class OversightPagesTests
{
    private const string Reason = "Mother rang the night line from a refuge; the child’s worker cannot be reached.";

    private TestServer server = null!;
    private StoredChild child = null!;
    private string path = "";

    [OneTimeSetUp]
    public async Task Start()
    {
        server = await TestServer.Start(demonstration: true);
        await server.Database(async database =>
        {
            var one = await database.Cases.OrderBy(row => row.CaseId).FirstAsync(row => row.TeamId == new TeamId(1) && row.MainState.StartsWith("open.main.protected"));
            child = await database.Children.SingleAsync(row => row.ChildId == one.ChildId);
            path = $"/cases/{one.CaseId}";
        });
    }

    [OneTimeTearDown]
    public async Task Stop() => await server.DisposeAsync();

    [Test]
    public async Task A_worker_outside_opens_a_file_with_a_reason_and_those_who_answer_for_the_child_hear_of_it()
    {
        using var outside = await server.Reader().As(server, "seren");
        using var before = await outside.Get(path);
        using var opened = await Ask(outside, Reason);
        var page = await outside.Page(path);
        using var manager = await server.Reader().As(server, "rhodri");
        var tasks = await manager.Page("/team-tasks");
        var looks = await manager.Page($"{path}/looks");
        var listed = await manager.Page("/looks");

        Assert.Multiple(() =>
        {
            Assert.That(before.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
            Assert.That(opened.Headers.Location?.ToString(), Is.EqualTo(path));
            Assert.That(page, Does.Contain("You stand outside this case."));
            Assert.That(tasks, Does.Contain("Review a file opened in an emergency").And.Contain("Read who opened the file in an emergency and why"));
            Assert.That(looks, Does.Contain("Seren Fernhollow").And.Contain("In an emergency, with a reason"));
            Assert.That(listed, Does.Contain("Mother rang the night line"));
        });
    }

    [Test]
    public async Task A_name_without_the_day_of_birth_opens_nothing()
    {
        using var outside = await SomebodyOutside();
        using var answer = await Ask(outside, Reason, Born().PlusDays(1));

        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("There is no file of a child of exactly this name and date of birth."));
        using var after = await outside.Get(path);
        Assert.That(after.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task A_word_is_no_reason()
    {
        using var outside = await server.Reader().As(server, "tomasz");
        using var answer = await Ask(outside, "urgent");

        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("Say in a sentence why you need to see the file now"));
    }

    [Test]
    public async Task The_manager_of_another_team_reads_of_nobody_who_looked()
    {
        using var manager = await server.Reader().As(server, "nerys");
        using var answer = await manager.Get($"{path}/looks");

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [Test]
    public async Task An_auditor_finds_who_looked_by_the_childs_name_and_reads_nothing_of_the_file()
    {
        using var auditor = await server.Reader().As(server, "ceri");
        var found = await auditor.Page($"/looks?name={Uri.EscapeDataString(child.FamilyName)}");
        var looks = await auditor.Page($"{path}/looks");
        using var file = await auditor.Get(path);

        Assert.That(found, Does.Contain($"{path}/looks"));
        Assert.That(looks, Does.Contain("Who looked at this file"));
        Assert.That(file.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
    }

    [TestCase("rhodri", true)]
    [TestCase("ceri", false)]
    public async Task Checks_let_pass_are_counted_and_shown_one_by_one_to_their_teams_manager_alone(string who, bool oneByOne)
    {
        await LetPass();
        using var reader = await server.Reader().As(server, who);

        var page = await reader.Page("/overrides");

        Assert.That(page, Does.Contain("Team manager").And.Contain("North team"));
        Assert.That(page.Contains("Two agencies could not be reached.", StringComparison.Ordinal), Is.EqualTo(oneByOne), "the reason, in words about a child");
    }

    /// <summary>A worker of the other team who holds no role for this child either.</summary>
    private async Task<Reader> SomebodyOutside()
    {
        foreach (var who in new[] { "tomasz", "amara" })
        {
            var reader = await server.Reader().As(server, who);
            using var answer = await reader.Get(path);
            if (answer.StatusCode == HttpStatusCode.NotFound)
            {
                return reader;
            }
            reader.Dispose();
        }
        throw new AssertionException("Everybody of the other team holds a role for this child.");
    }

    /// <summary>Writes into the journal of the case what letting a check pass writes there: that it does is shown where cases are stepped.</summary>
    private async Task LetPass() => await server.Database(async database =>
    {
        var one = await database.Cases.OrderBy(row => row.CaseId).FirstAsync(row => row.TeamId == new TeamId(1) && row.MainState.StartsWith("open.main.protected"));
        var last = await database.Journal.Where(row => row.CaseId == one.CaseId).OrderByDescending(row => row.Sequence).FirstAsync();
        if (await database.Journal.AnyAsync(row => row.CaseId == one.CaseId && row.Sequence == 9_000))
        {
            return;
        }
        database.Journal.Add(new StoredJournalEntry
        {
            AuthorityId = one.AuthorityId, CaseId = one.CaseId, Sequence = 9_000, OccurredAt = last.RecordedAt, RecordedAt = last.RecordedAt, Hash = new byte[32],
            Kind = "check.overridden", Actor = last.Actor, Payload = """{"check":"open_conference.1","role":"team_manager","reason":"Two agencies could not be reached."}""",
        });
        await database.SaveChangesAsync();
    });

    private LocalDate Born() => (child.BornOn ?? child.ExpectedOn)!.Value;

    private Task<HttpResponseMessage> Ask(Reader reader, string reason, LocalDate? born = null) => reader.Send(
        "/emergency-access", null, ("given", child.GivenName), ("family", child.FamilyName), ("born", LocalDatePattern.Iso.Format(born ?? Born())), ("reason", reason));
}
