using System.Net;
using ChildProtection.Workflow.Cases.Access.Restricting;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People.Merging;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Server.Tests.Serving;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace ChildProtection.Workflow.Server.Tests.People;

/// <summary>Two records said to be one child on the pages, confirmed by a second person, read as one, and taken apart again.</summary>
public sealed class MergePagesTests
{
    private const string Why = "Her health visitor gave the same NHS number for both.";

    private TestServer server = null!;
    private CaseId first;
    private CaseId second;
    private ChildId kept;
    private ChildId other;

    [OneTimeSetUp]
    public async Task Start()
    {
        server = await TestServer.Start(demonstration: true);
        first = (await ProtectedFamily.On(server, "Quillfeather", "Marged"))[0];
        second = (await ProtectedFamily.On(server, "Quilfeather", "Margedd"))[0];
        await server.Database(async database =>
        {
            kept = (await database.Cases.SingleAsync(row => row.CaseId == first)).ChildId;
            other = (await database.Cases.SingleAsync(row => row.CaseId == second)).ChildId;
        });
        using var worker = await server.Reader().As(server, "anwen");
        await Happened(worker, first, "Left alone over night", "4", "Nursery report");
        await Happened(worker, second, "Found in the stairwell", "5", "Letter of the surgery");
    }

    [OneTimeTearDown]
    public async Task Stop() => await server.DisposeAsync();

    [Test, Order(1)]
    public async Task Both_are_shown_side_by_side_with_what_differs_before_anything_is_said()
    {
        using var manager = await server.Reader().As(server, "rhodri");

        var list = await manager.Page($"/cases/{first}/people/same");
        var compared = await manager.Page(With);

        Assert.That(list, Does.Contain("Margedd Quilfeather").And.Contain(With.Replace("&", "&amp;", StringComparison.Ordinal)));
        Assert.That(compared, Does.Contain("Marged Quillfeather").And.Contain("Margedd Quilfeather").And.Contain("Both have an open case.").And.Contain("Anwen Candlemere (").And.Contain($"/cases/{second}"));
    }

    [Test, Order(2)]
    public async Task What_is_missing_is_said_and_nothing_is_kept()
    {
        using var manager = await server.Reader().As(server, "rhodri");

        using var unsaid = await manager.Send(With, null, ("command", Guid.NewGuid().ToString()), ("reason", Why));
        using var unreasoned = await manager.Send(With, null, ("command", Guid.NewGuid().ToString()), ("stands", kept.ToString()), ("reason", "Same."));

        Assert.That(await unsaid.Content.ReadAsStringAsync(), Does.Contain("Choose whose name and date of birth are right").And.Contain(Why));
        Assert.That(await unreasoned.Content.ReadAsStringAsync(), Does.Contain("Say in a sentence how you know"));
        Assert.That(await manager.Page("/same-child"), Does.Contain("Nothing waits for you."));
    }

    [Test, Order(3)]
    public async Task A_second_person_finds_it_above_their_work_and_confirms_it()
    {
        using var manager = await server.Reader().As(server, "rhodri");
        using var senior = await server.Reader().As(server, "gwenllian");
        using var stranger = await server.Reader().As(server, "nerys");

        using var said = await manager.Send(With, null, ("command", Guid.NewGuid().ToString()), ("stands", kept.ToString()), ("reason", Why));
        var id = await Waiting();
        var (own, theirs) = (await manager.Page("/work"), await senior.Page("/work"));
        using var alone = await manager.Send(One(id), null, ("step", "Confirm"), ("reason", ""));
        using var absent = await stranger.Get(One(id));
        var page = await senior.Page(One(id));
        using var confirmed = await senior.Send(One(id), null, ("step", "Confirm"), ("reason", ""));

        Assert.Multiple(async () =>
        {
            Assert.That(said.Headers.Location?.ToString(), Is.EqualTo($"/cases/{first}/people/same"));
            Assert.That(own, Does.Not.Contain("Children who may be on file twice"));
            Assert.That(theirs, Does.Contain("Children who may be on file twice: 1 to decide"));
            Assert.That(await alone.Content.ReadAsStringAsync(), Does.Contain("You said this, so somebody else confirms it"));
            Assert.That(absent.StatusCode, Is.EqualTo(HttpStatusCode.NotFound), "neither child is the South team's");
            Assert.That(page, Does.Contain(Why).And.Contain("Rhodri Larkmead"));
            Assert.That(confirmed.Headers.Location?.ToString(), Is.EqualTo(One(id)));
            Assert.That(await senior.Page("/same-child"), Does.Contain("Nothing waits for you."));
        });
    }

    [Test, Order(4)]
    public async Task From_then_on_both_cases_say_so_and_lead_to_each_other()
    {
        using var worker = await server.Reader().As(server, "anwen");

        foreach (var one in new[] { first, second })
        {
            Assert.That(await worker.Page($"/cases/{one}"), Does.Contain("<h1 class=\"govuk-heading-xl govuk-!-margin-bottom-1\">Marged Quillfeather</h1>").And.Contain("under 2 records").And.Contain("2 cases are open for this child."));
            var page = await worker.Page($"/cases/{one}/people/same");
            Assert.That(page, Does.Contain($"href=\"/cases/{first}\"").And.Contain($"href=\"/cases/{second}\"").And.Contain(Why).And.Contain("confirmed by Gwenllian Stonecropper").And.Contain("Decide together which one the work goes on in"));
            Assert.That(page, Does.Not.Contain("/same-child/"), "whoever has not the right decides nothing");
            Assert.That(await worker.Page($"/cases/{one}/people"), Does.Contain("The same child, other record"));
            Assert.That(await worker.Page($"/cases/{one}/people/same/history"), Does.Contain($"href=\"/cases/{first}\"").And.Contain($"href=\"/cases/{second}\""));
            Assert.That(await worker.Page($"/cases/{one}/agencies"), Does.Contain("Marged Quillfeather"));
        }
        using var found = await worker.Send("/search", null, ("name", "Margedd Quilfeather"));
        var answer = await found.Content.ReadAsStringAsync();
        Assert.That(answer, Does.Contain("Marged Quillfeather").And.Contain($"/cases/{second}"));
    }

    [Test, Order(5)]
    public async Task What_tells_the_childs_life_tells_of_both_records_and_says_from_which()
    {
        using var worker = await server.Reader().As(server, "anwen");
        const string from = "On file as Margedd Quilfeather. Open case, opened";

        var chronology = await worker.Page($"/cases/{first}/chronology");
        var documents = await worker.Page($"/cases/{first}/documents");
        var paper = await worker.Page($"/cases/{first}/chronology/print");

        Assert.Multiple(async () =>
        {
            Assert.That(chronology.IndexOf("Left alone over night", StringComparison.Ordinal), Is.LessThan(chronology.IndexOf("Found in the stairwell", StringComparison.Ordinal)), "in the order in which they happened");
            Assert.That(chronology, Does.Contain(from).And.Contain($"/cases/{second}/chronology/event/").And.Contain($"/cases/{first}/chronology/event/"));
            Assert.That(paper, Does.Contain("Found in the stairwell").And.Contain(from));
            Assert.That(await worker.Page($"/cases/{first}/timeline"), Does.Contain(from).And.Not.Contain("On file as Marged Quillfeather"));
            Assert.That(await worker.Page($"/cases/{second}/timeline"), Does.Contain("On file as Marged Quillfeather. Open case, opened"));
            Assert.That(documents, Does.Contain(from).And.Contain("Nursery report").And.Contain("Letter of the surgery").And.Contain($"/cases/{second}/attachments/"));
            Assert.That(await worker.Page($"/cases/{second}/chronology?year=2019"), Does.Contain("Left alone over night").And.Contain("On file as Marged Quillfeather"));
        });
    }

    [Test, Order(6)]
    public async Task Whom_one_of_the_records_is_hidden_from_learns_nothing_by_any_address()
    {
        var authority = (await server.User("iolo")).AuthorityId;
        var iolo = (await server.Services.GetRequiredService<IStaffDirectory>().Everybody(authority, default)).Single(member => member.Name == "Iolo Tidewater");
        var (senior, worker) = ((await server.User("gwenllian")).UserId, await server.User("anwen"));
        var today = server.Services.GetRequiredService<IClock>().GetCurrentInstant().InUtc().Date;
        await server.Services.GetRequiredService<FileRestricting>().Set(
            iolo, other, RestrictionGround.StaffFamily, "Her aunt works in the North team.", today.PlusDays(30),
            [new RestrictedReader(senior, ReaderStanding.Reads), new RestrictedReader(worker.UserId, ReaderStanding.KeptOut)], default);
        var id = await Standing();
        using var manager = await server.Reader().As(server, "rhodri");
        using var kind = await server.Reader().As(server, "iolo");
        using var keptOut = await server.Reader().As(server, "anwen");
        using var found = await keptOut.Send("/search", null, ("name", "Marged Quillfeather"));

        foreach (var path in new[] { $"/cases/{first}", $"/cases/{first}/people", $"/cases/{first}/people/same", $"/cases/{first}/people/same/history", $"/cases/{first}/chronology", $"/cases/{first}/timeline", $"/cases/{first}/documents", With, One(id), $"/api/v1/cases/{first}" })
        {
            using var absent = await manager.Get(path);
            using var shut = await keptOut.Get(path);
            Assert.That((absent.StatusCode, shut.StatusCode is HttpStatusCode.NotFound or HttpStatusCode.Forbidden), Is.EqualTo((HttpStatusCode.NotFound, true)), path);
        }
        Assert.That(await found.Content.ReadAsStringAsync(), Does.Not.Contain($"/cases/{first}"));
        Assert.That(await keptOut.Page("/cases"), Does.Not.Contain("Quillfeather"));
        Assert.That(await kind.Page($"/cases/{first}"), Does.Contain("This file is restricted to named people."));
    }

    [Test, Order(7)]
    public async Task Undone_by_two_people_each_is_as_before_and_keeps_its_own_restriction()
    {
        var id = await Standing();
        using var senior = await server.Reader().As(server, "gwenllian");
        using var head = await server.Reader().As(server, "iolo");
        using var manager = await server.Reader().As(server, "rhodri");

        using var asked = await senior.Send(One(id), null, ("step", "AskToUndo"), ("reason", "They are cousins; both were seen today."));
        using var undone = await head.Send(One(id), null, ("step", "Undo"), ("reason", ""));
        using var hidden = await manager.Get($"/cases/{second}");

        Assert.That(await head.Page(One(id)), Does.Contain("Confirmed as two children").And.Contain("They are cousins"));
        Assert.That(await manager.Page($"/cases/{first}"), Does.Contain("Marged Quillfeather").And.Not.Contain("under 2 records"));
        Assert.That(hidden.StatusCode, Is.EqualTo(HttpStatusCode.NotFound));
        foreach (var page in new[] { "chronology", "chronology/print", "timeline", "documents" })
        {
            Assert.That(await manager.Page($"/cases/{first}/{page}"), Does.Not.Contain("Quilfeather").And.Not.Contain("stairwell").And.Not.Contain("surgery").And.Not.Contain(second.ToString()), page);
        }
        Assert.That(await manager.Page($"/cases/{first}/people/same"), Does.Not.Contain("Quilfeather").And.Not.Contain("cousins"), "nothing is told of the file that is hidden again");
    }

    /// <summary>An event of the chronology, and a file that is kept with the case.</summary>
    private static async Task Happened(Reader worker, CaseId one, string what, string day, string file)
    {
        using var written = await worker.Send($"/cases/{one}/chronology/event", null,
            ("command", Guid.NewGuid().ToString()), ("what", what), ("on.day", day), ("on.month", "9"), ("on.year", "2019"));
        Assert.That(written.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await written.Content.ReadAsStringAsync());
        using var kept = await worker.SendFile($"/cases/{one}/attachments/add", "report.txt", System.Text.Encoding.UTF8.GetBytes($"{file} for {one}.\n"),
            ("command", Guid.NewGuid().ToString()), ("sort", "agency_report"), ("title", file), ("concerns", "child"), ("place", "No"), ("audience", "all"));
        Assert.That(kept.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await kept.Content.ReadAsStringAsync());
    }

    private string With => $"/cases/{first}/people/same/with?child={other}";

    private static string One(Guid id) => $"/same-child/{id}";

    private async Task<Guid> Waiting() => (await server.Services.GetRequiredService<IChildMerges>().Waiting((await server.User("iolo")).AuthorityId, default)).Single().Id;

    private async Task<Guid> Standing() => (await server.Services.GetRequiredService<IChildMerges>().Of((await server.User("iolo")).AuthorityId, [kept], default)).Single(merge => merge.Stands).Id;
}
