using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using ChildProtection.Workflow.Cases.Access.Restricting;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Server.Tests.Serving;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace ChildProtection.Workflow.Server.Tests.Attachments;

/// <summary>When a child's file is restricted to named people, a file kept with a brother's case names that child to nobody else.</summary>
public sealed partial class RestrictedChildTests
{
    private TestServer server = null!;
    private CaseId rhys;
    private CaseId nest;
    private string kept = "";
    private string own = "";

    [OneTimeSetUp]
    public async Task Begin()
    {
        server = await TestServer.Start(demonstration: true);
        var cases = await ProtectedFamily.On(server, "Inkwell", "Rhys", "Nest");
        (rhys, nest) = (cases[0], cases[1]);
        var child = await ChildOf(nest);
        using var worker = await server.Reader().As(server, "anwen");
        kept = await Keep(worker, rhys, child.ToString());
        own = await Keep(worker, nest, "child");
        var form = await worker.Page($"{kept}/share");
        using var shared = await worker.Send($"{kept}/share", null,
            ("command", Hidden("command").Match(form).Groups[1].Value), ("seen", "1"), ("recipient", $"person-{child}"), ("on.day", "1"), ("on.month", "2"), ("on.year", "2024"), ("reason", "Hers too"));
        Assert.That(shared.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await shared.Content.ReadAsStringAsync());
        var staff = await server.Services.GetRequiredService<IStaffDirectory>().FindBySignInName("gwenllian", default);
        var today = server.Services.GetRequiredService<IClock>().GetCurrentInstant().InUtc().Date;
        var outcome = await server.Services.GetRequiredService<FileRestricting>().Set(staff!, child, RestrictionGround.Other, "Adopted; the address must not be known.", today.PlusMonths(1), [new RestrictedReader((await server.User("iolo")).UserId, ReaderStanding.Reads)], default);
        Assert.That(outcome, Is.EqualTo(RestrictingOutcome.Done));
    }

    [OneTimeTearDown]
    public async Task End() => await server.DisposeAsync();

    [Test]
    public async Task The_childs_own_files_are_there_for_those_named_and_for_nobody_else()
    {
        using var worker = await server.Reader().As(server, "anwen");
        using var manager = await server.Reader().As(server, "rhodri");

        using var named = await worker.Get($"{own}/file");
        using var other = await manager.Get($"{own}/file");

        Assert.That((named.StatusCode, other.StatusCode), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.NotFound)));
    }

    [Test]
    public async Task The_child_is_named_neither_among_whom_a_file_concerns_nor_among_whom_it_was_shared_with()
    {
        using var worker = await server.Reader().As(server, "anwen");
        using var manager = await server.Reader().As(server, "rhodri");

        foreach (var page in new[] { kept, $"/cases/{rhys}/documents", $"{kept}/share", $"{kept}/correct" })
        {
            Assert.That(await manager.Page(page), Does.Not.Contain("Nest"), page);
        }
        Assert.That(await manager.Page(kept), Does.Contain("Shared with somebody whose file is restricted"));
        Assert.That(await worker.Page(kept), Does.Contain("Rhys Inkwell, Nest Inkwell").And.Contain("Shared with Nest Inkwell"));
    }

    [Test]
    public async Task Whoever_corrects_what_is_said_of_a_file_takes_nobody_out_of_it_whom_they_do_not_see()
    {
        using var worker = await server.Reader().As(server, "anwen");
        using var manager = await server.Reader().As(server, "rhodri");
        var form = await manager.Page($"{kept}/correct");

        using var corrected = await manager.Send($"{kept}/correct", null,
            ("command", Hidden("command").Match(form).Groups[1].Value), ("seen", Hidden("seen").Match(form).Groups[1].Value), ("sort", "letter"), ("title", "Kept with Rhys"), ("concerns", "child"),
            ("place", "No"), ("audience", "all"), ("reason", "A letter it is"));

        Assert.That(corrected.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await corrected.Content.ReadAsStringAsync());
        Assert.That(await worker.Page(kept), Does.Contain("Rhys Inkwell, Nest Inkwell").And.Contain("A letter it is"));
    }

    private static async Task<string> Keep(Reader worker, CaseId caseId, string concerns)
    {
        using var answer = await worker.SendFile($"/cases/{caseId}/attachments/add", "report.txt", Encoding.UTF8.GetBytes($"A report for {caseId}.\n"),
            ("command", Guid.NewGuid().ToString()), ("sort", "agency_report"), ("title", "Kept for the test"), ("concerns", "child"), ("concerns", concerns), ("place", "No"), ("audience", "all"));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Redirect), await answer.Content.ReadAsStringAsync());
        return Link().Match(await worker.Page($"/cases/{caseId}/documents")).Groups[1].Value;
    }

    private async Task<ChildId> ChildOf(CaseId caseId)
    {
        ChildId found = default;
        await server.Database(async database => found = (await database.Cases.AsNoTracking().SingleAsync(row => row.CaseId == caseId)).ChildId);
        return found;
    }

    private static Regex Hidden(string name) => new($"name=\"{name}\" value=\"([^\"]+)");

    [GeneratedRegex("href=\"([^\"]+)\"><strong>Kept for the test</strong>")]
    private static partial Regex Link();
}
