using System.Net;
using System.Text.RegularExpressions;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People;
using ChildProtection.Workflow.Cases.People.Facts;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Cases.Work;
using ChildProtection.Workflow.Server.Tests.Serving;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace ChildProtection.Workflow.Server.Tests.People;

/// <summary>Which children are one family group, said and put right on its page; what is recorded together, the picture and the list follow.</summary>
public sealed class FamilyGroupPageTests
{
    private const string Why = "Half-sisters; their father told us at the visit.";

    private TestServer server = null!;
    private CaseId first;
    private CaseId second;
    private ChildId other;

    [OneTimeSetUp]
    public async Task Start()
    {
        server = await TestServer.Start(demonstration: true);
        first = (await ProtectedFamily.On(server, "Thistlewood", "Alys"))[0];
        second = (await ProtectedFamily.On(server, "Marrowbone", "Betsan"))[0];
        await server.Database(async database => other = (await database.Cases.SingleAsync(row => row.CaseId == second)).ChildId);
    }

    [OneTimeTearDown]
    public async Task Stop() => await server.DisposeAsync();

    [Test, Order(1)]
    public async Task A_child_without_others_on_file_has_nobody_to_choose_and_is_told_what_to_do()
    {
        using var worker = await server.Reader().As(server, "anwen");

        var page = await worker.Page(Path);

        Assert.That(page, Does.Contain("No other child is in a family group with Alys Thistlewood.").And.Contain($"/cases/{first}/people/join").And.Not.Contain("They belong to it"));
        Assert.That(await worker.Page($"/cases/{first}/people"), Does.Contain($"href=\"{Path}\""));
    }

    [Test, Order(2)]
    public async Task What_is_missing_is_said_beside_its_field_and_nothing_typed_is_lost()
    {
        await PutOnFile();
        using var worker = await server.Reader().As(server, "anwen");

        using var nobody = await worker.Send(Path, $"{Path}?handler=Join", ("command", Guid.NewGuid().ToString()), ("join_why", Why));
        using var unreasoned = await worker.Send(Path, $"{Path}?handler=Join", ("command", Guid.NewGuid().ToString()), ("joins", other.ToString()), ("join_why", "So"));
        using var ahead = await worker.Send(Path, $"{Path}?handler=Join", ("command", Guid.NewGuid().ToString()), ("joins", other.ToString()), ("join_why", Why), ("joined.day", "1"), ("joined.month", "2"), ("joined.year", "2099"));

        Assert.That(await nobody.Content.ReadAsStringAsync(), Does.Contain("<a href=\"#joins\">Choose at least one child</a>").And.Contain(Why));
        Assert.That(await unreasoned.Content.ReadAsStringAsync(), Does.Contain("<a href=\"#join_why\">Say in a sentence why</a>").And.Match($"value=\"{other}\" checked"));
        Assert.That(await ahead.Content.ReadAsStringAsync(), Does.Contain("<a href=\"#joined.day\">The day has not come yet").And.Contain("value=\"2099\""));
    }

    [Test, Order(3)]
    public async Task Children_who_live_apart_are_said_to_belong_together_and_what_is_recorded_together_the_picture_and_the_list_follow()
    {
        using var worker = await server.Reader().As(server, "anwen");
        Assert.That(await Together(worker), Does.Not.Contain("Betsan"));

        using var said = await worker.Send(Path, $"{Path}?handler=Join", ("command", Guid.NewGuid().ToString()), ("joins", other.ToString()), ("join_why", Why), ("joined.day", "4"), ("joined.month", "9"), ("joined.year", "2023"));

        Assert.That(said.Headers.Location?.ToString(), Is.EqualTo(Path), await said.Content.ReadAsStringAsync());
        Assert.That(await worker.Page(Path), Does.Contain("Betsan Marrowbone belongs to the group (since Monday 4 September 2023)").And.Contain(Why).And.Contain("Anwen Candlemere"));
        Assert.That(await Together(worker), Does.Contain("Betsan"));
        Assert.That(await worker.Page($"/cases/{first}/people"), Does.Contain("In one family group with Alys Thistlewood: Betsan Marrowbone."));
        var headings = Regex.Matches(await worker.Page("/work?group=family"), "<h2[^>]*>([^<]*)</h2>").Select(match => match.Groups[1].Value).Where(heading => heading.Contains("Thistlewood", StringComparison.Ordinal) || heading.Contains("Marrowbone", StringComparison.Ordinal));
        Assert.That(headings.Count(), Is.EqualTo(1), "both stand under one family");
    }

    [Test, Order(4)]
    public async Task Nothing_that_is_known_of_one_child_stands_on_the_pages_of_the_other_and_whoever_sees_no_case_sees_no_group()
    {
        using var worker = await server.Reader().As(server, "anwen");
        using var stranger = await server.Reader().As(server, "nerys");

        using var absent = await stranger.Get(Path);

        Assert.That(absent.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        foreach (var page in new[] { "chronology", "timeline", "documents", "history", "file" })
        {
            Assert.That(await worker.Page($"/cases/{first}/{page}"), Does.Not.Contain("Betsan").And.Not.Contain(second.ToString()), page);
        }
    }

    [Test, Order(5)]
    public async Task What_was_never_so_is_put_right_with_a_reason_and_stays_on_record()
    {
        using var manager = await server.Reader().As(server, "rhodri");
        var wrong = Regex.Match(await manager.Page(Path), "href=\"(/cases/[^\"]*/people/family\\?wrong=[^\"]+)\"").Groups[1].Value;

        using var unreasoned = await manager.Send(wrong, wrong + "&handler=Correct", ("wrong_why", ""));
        using var corrected = await manager.Send(wrong, wrong + "&handler=Correct", ("wrong_why", "It was said of the wrong child"));

        Assert.That(await unreasoned.Content.ReadAsStringAsync(), Does.Contain("<a href=\"#wrong_why\">Say in a sentence why</a>"));
        Assert.That(corrected.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await corrected.Content.ReadAsStringAsync());
        Assert.That(await manager.Page(Path), Does.Contain("No other child is in a family group").And.Contain("It was said of the wrong child").And.Contain(Why));
    }

    private string Path => $"/cases/{first}/people/family";

    /// <summary>The page on which a visit is recorded for brothers and sisters at once; nothing where the child is met alone.</summary>
    private async Task<string> Together(Reader reader)
    {
        using var answer = await reader.Get($"/cases/{first}/actions/record_visit/together");
        return answer.StatusCode == HttpStatusCode.OK ? await answer.Content.ReadAsStringAsync() : "";
    }

    private async Task PutOnFile()
    {
        var user = await server.User("anwen");
        var worker = (await server.Services.GetRequiredService<IStaffDirectory>().Everybody(user.AuthorityId, default)).Single(member => member.Id == user.UserId);
        var known = new PeopleEdit.Joined(PersonId.Of(other), "", "", null, null, true, FactValue.Of(("kind", "sibling"), ("parental_responsibility", "no")), null, null, null);
        Assert.That(await server.Services.GetRequiredService<KeepingPeople>().Keep(worker, first, known, Guid.NewGuid(), null, default), Is.InstanceOf<WorkOutcome.Done>());
    }
}
