using System.Net;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Server.Demonstration;
using ChildProtection.Workflow.Server.Tests.Messaging;
using ChildProtection.Workflow.Server.Tests.Serving;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace ChildProtection.Workflow.Server.Tests.Demonstration;

public sealed class DemonstrationModeTests
{
    private static readonly byte[] OfAnotherFormat = [1];

    [Test]
    public async Task In_a_demonstration_somebody_of_the_sample_signs_in_with_a_button()
    {
        await using var server = await TestServer.Start(demonstration: true);

        using var reader = await server.Reader().As(server, "hedd");

        Assert.That(await reader.Page("/staff"), Does.Contain("Signed in as Hedd Inkpenny"));
    }

    [Test]
    public async Task The_clock_moved_to_the_next_deadline_raises_what_is_due_at_once()
    {
        await using var server = await TestServer.Start(demonstration: true);
        using var reader = await server.Reader().As(server, "hedd");
        var before = await Raised(server);

        using var moved = await reader.Send("/staff", "/demonstration/clock", ("move", "NextDeadline"), ("back", "/"));

        Assert.That(moved.StatusCode, Is.EqualTo(HttpStatusCode.Redirect));
        Assert.That(await Raised(server), Is.GreaterThan(before));
    }

    [Test]
    public async Task Starting_over_brings_the_sample_back_as_it_was()
    {
        await using var server = await TestServer.Start(demonstration: true);
        using var reader = await server.Reader().As(server, "hedd");
        using var moved = await reader.Send("/staff", "/demonstration/clock", ("move", "WorkingDay"), ("back", "/"));

        using var again = await reader.Send("/staff", "/demonstration/start-over");

        await server.Database(async database =>
        {
            Assert.That(await database.Cases.CountAsync(), Is.GreaterThan(0));
            Assert.That(await database.Clocks.MaxAsync(row => row.OffsetSeconds), Is.Zero);
        });
    }

    [Test]
    public async Task A_sample_whose_making_was_broken_off_is_made_anew_at_the_next_start()
    {
        await using var server = await TestServer.Start(demonstration: true);
        var samples = server.Services.GetRequiredService<SampleLoading>();
        await Rest(server);
        var (cases, entries) = await Sizes(server);
        await server.Database(async database =>
        {
            await database.Clocks.ExecuteUpdateAsync(set => set.SetProperty(row => row.OffsetSeconds, DemonstrationClock.BeingMade));
            await database.Journal.Where(row => row.Sequence > 5).ExecuteDeleteAsync();
            await database.AgencyRelations.ExecuteDeleteAsync();
        });

        var (again, onceMore) = (await samples.Load(CancellationToken.None), await samples.Load(CancellationToken.None));

        Assert.That((again, onceMore), Is.EqualTo((true, false)));
        Assert.That((await Sizes(server)).Cases, Is.EqualTo(cases));
        Assert.That((await Sizes(server)).Entries, Is.EqualTo(entries).Within(entries / 10), "made up to this moment, not to the one before");
        await server.Database(async database => Assert.That(await database.AgencyRelations.AnyAsync()));
    }

    [Test]
    public async Task A_sample_that_another_version_of_the_program_kept_is_made_again_from_its_journals()
    {
        await using var server = await TestServer.Start(demonstration: true);
        var samples = server.Services.GetRequiredService<SampleLoading>();
        await Rest(server);
        var before = await Sizes(server);
        await server.Database(database => database.Cases.ExecuteUpdateAsync(set => set.SetProperty(row => row.Snapshot, OfAnotherFormat)));

        var again = await samples.Load(CancellationToken.None);

        Assert.That(again, Is.False);
        await server.Database(async database =>
        {
            foreach (var kept in await database.Cases.AsNoTracking().Select(row => new { row.AuthorityId, row.CaseId }).ToListAsync())
            {
                var loaded = await server.Services.GetRequiredService<ICaseStore>().Load(kept.AuthorityId, kept.CaseId, null, CancellationToken.None);
                Assert.That(await server.Services.GetRequiredService<CaseLoading>().Read(loaded!, CancellationToken.None), Is.InstanceOf<CaseRead.Ready>());
            }
        });
        Assert.That(await Sizes(server), Is.EqualTo(before));
    }

    [Test]
    public async Task A_sample_that_leads_elsewhere_by_this_version_of_the_program_is_made_anew()
    {
        await using var server = await TestServer.Start(demonstration: true);
        var samples = server.Services.GetRequiredService<SampleLoading>();
        await Rest(server);
        await server.Database(async database =>
        {
            await database.Cases.ExecuteUpdateAsync(set => set.SetProperty(row => row.Snapshot, OfAnotherFormat));
            await database.Journal.Where(row => row.Sequence > 5).ExecuteDeleteAsync();
        });

        var (again, onceMore) = (await samples.Load(CancellationToken.None), await samples.Load(CancellationToken.None));

        Assert.That((again, onceMore), Is.EqualTo((true, false)));
        await server.Database(async database => Assert.That(await database.Cases.AnyAsync(row => row.Snapshot == OfAnotherFormat), Is.False));
    }

    [Test]
    public async Task An_authority_that_is_no_samples_is_never_emptied_for_one()
    {
        await using var server = await TestServer.Start(demonstration: true);
        var before = await Sizes(server);
        await server.Database(database => database.Clocks.ExecuteDeleteAsync());

        var loaded = await server.Services.GetRequiredService<SampleLoading>().Load(CancellationToken.None);

        Assert.That(loaded, Is.False);
        Assert.That(await Sizes(server), Is.EqualTo(before));
    }

    [Test]
    public async Task Outside_a_demonstration_no_account_is_listed_and_nothing_of_it_can_be_asked_for()
    {
        await using var server = await TestServer.Start(demonstration: false);
        using var reader = await server.Reader().As(ServedAuthority.Operator);

        var page = await reader.Page("/sign-in");

        Assert.That(page, Does.Not.Contain("Zofia Quillfeather"));
        foreach (var path in new[] { "/demonstration/sign-in", "/demonstration/clock", "/demonstration/start-over" })
        {
            using var tried = await reader.Send("/sign-in", path, ("user", ServedAuthority.Administrator.UserId.ToString()), ("move", "Day"));
            Assert.That(tried.StatusCode, Is.EqualTo(HttpStatusCode.NotFound), path);
        }
    }

    /// <summary>At a start the timers have not begun yet.</summary>
    private static async Task Rest(TestServer server)
    {
        var timers = await server.Services.GetRequiredService<ISchedulerFactory>().GetScheduler();
        // They start once the server has: put on standby before that, they would start all the same.
        await Until.Holds(() => timers.Status == SchedulerStatus.Running, "the timers run");
        await timers.Standby();
        await Until.Holds(async () => (await timers.QueryFireInstances(new FireInstanceQuery { State = FireInstanceState.Executing })).Items.Count == 0, "the timers rest");
    }

    private static async Task<(int Cases, int Entries)> Sizes(TestServer server)
    {
        var sizes = (0, 0);
        await server.Database(async database => sizes = (await database.Cases.CountAsync(), await database.Journal.CountAsync()));
        return sizes;
    }

    private static async Task<int> Raised(TestServer server)
    {
        var raised = 0;
        await server.Database(async database => raised = await database.Journal.CountAsync(row => row.Kind == "stage.raised"));
        return raised;
    }
}
