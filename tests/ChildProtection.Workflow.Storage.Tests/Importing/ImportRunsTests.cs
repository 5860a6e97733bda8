using System.Text;
using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Import;
using ChildProtection.Workflow.Storage.Importing;
using ChildProtection.Workflow.Storage.Registration;
using ChildProtection.Workflow.Storage.Schema;
using ChildProtection.Workflow.Storage.Tests.Attachments;
using ChildProtection.Workflow.Storage.Tests.Databases;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Tests.Importing;

internal sealed class ImportRunsTests(DatabaseProvider provider) : OnBothDatabases(provider)
{
    private const string Children = "child_reference,given_name\nC-1,Tirion\n";

    private static readonly AuthorityId Authority = CaseSteps.Authority;
    private static readonly AuthorityId Another = new(99);
    private static readonly UserId Gwenllian = SomePeople.User(1);
    private static readonly UserId Hedd = SomePeople.User(2);
    private static readonly Instant Now = CaseSteps.Start;

    private readonly TestKeys keys = new();

    private ImportRuns Runs => new(Database, keys);

    [Test]
    public async Task Files_and_reports_come_back_as_they_were_and_lie_sealed_in_the_database()
    {
        var run = await Added();
        var claimed = await Claimed(run);
        var files = await Runs.Files(Authority, run, default);
        await Runs.End(claimed, Report, null, 1, 2, Now, default);

        var (rehearsal, report) = (await Runs.Rehearsal(Authority, run, default), await Runs.Report(Authority, run, default));

        Assert.That(Encoding.UTF8.GetString(files!["children.csv"].Span), Is.EqualTo(Children));
        Assert.That((rehearsal!.RowCount, rehearsal.Cases.Single(), rehearsal.Findings.Single().Alike.Single()), Is.EqualTo((2, Rehearsal.Cases.Single(), CaseChild)));
        Assert.That((report!.BroughtIn, report.Findings.Single().Place), Is.EqualTo((Report.BroughtIn, new RowPlace("children.csv", 2))));
        await using var database = Database.CreateDbContext();
        foreach (var part in await database.ImportParts.ToListAsync())
        {
            Assert.That(Encoding.Latin1.GetString(part.Sealed), Does.Not.Contain("Tirion").And.Not.Contain("children.csv"));
        }
    }

    [Test]
    public async Task Parts_that_were_exchanged_between_two_runs_are_not_taken_for_their_own()
    {
        var (one, other) = (await Added(), await Added());
        await using (var database = Database.CreateDbContext())
        {
            var parts = await database.ImportParts.Where(part => part.Number == 0).ToListAsync();
            database.ImportParts.RemoveRange(parts);
            await database.SaveChangesAsync();
            database.ImportParts.AddRange(parts.Select(part => new StoredImportPart
            {
                AuthorityId = Authority, ImportId = part.ImportId == one ? other : one, Number = 0, Sealed = part.Sealed,
            }));
            await database.SaveChangesAsync();
        }

        Assert.ThrowsAsync(Is.InstanceOf<System.Security.Cryptography.CryptographicException>(), () => Runs.Files(Authority, one, default));
    }

    [Test]
    public async Task Nothing_of_a_run_is_there_for_another_authority()
    {
        var run = await Added();

        var taken = await Runs.Confirm(Another, run, Signed(Hedd), "why", Entry(AdministrativeAct.ImportConfirmed, Hedd), default);

        Assert.That((await Runs.Find(Another, run, default), await Runs.Files(Another, run, default), await Runs.Rehearsal(Another, run, default), taken), Is.EqualTo(((ImportRun?)null, (object?)null, (object?)null, false)));
        Assert.That(await Runs.Of(Another, default), Is.Empty);
    }

    [Test]
    public async Task As_many_wait_as_may_and_no_more_until_one_is_taken_back()
    {
        var first = await Added();
        for (var more = 1; more < ImportLimits.WaitingMax; more++)
        {
            await Added();
        }

        var tooMany = await Add(NewRun());
        await Runs.Withdraw(Authority, first, Now, Entry(AdministrativeAct.ImportWithdrawn, Hedd), default);
        var again = await Add(NewRun());

        Assert.That((tooMany, again), Is.EqualTo((false, true)));
    }

    [Test]
    public async Task Of_two_people_who_confirm_at_once_one_does_and_stands_in_the_journal_of_administration()
    {
        var run = await Added();

        var confirmed = await Task.WhenAll(Enumerable.Range(2, 4).Select(number => Task.Run(() =>
            Runs.Confirm(Authority, run, Signed(SomePeople.User(number)), $"person {number}", Entry(AdministrativeAct.ImportConfirmed, SomePeople.User(number)), default))));

        var found = (await Runs.Find(Authority, run, default))!;
        await using var database = Database.CreateDbContext();
        var entry = await database.AdministrativeEntries.SingleAsync(row => row.Act == AdministrativeAct.ImportConfirmed);
        Assert.That(confirmed.Count(one => one), Is.EqualTo(1));
        Assert.That((found.State, found.Confirmed!.Value.By, $"person {found.Reason![^1]}"), Is.EqualTo((ImportRunState.Confirmed, entry.RecordedBy, found.Reason)));
    }

    [Test]
    public async Task Only_what_is_confirmed_is_carried_out_and_by_one_node_at_a_time()
    {
        var run = await Added();
        var waiting = await Claim(Now);
        await Confirm(run);

        var claims = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Claim(Now))));

        Assert.That(waiting, Is.Null);
        Assert.That(claims.OfType<ClaimedRun>().Select(claimed => claimed.Run.Id), Is.EqualTo(new[] { run }));
    }

    [Test]
    public async Task A_node_that_falls_silent_loses_its_run_to_the_next_and_can_no_longer_say_anything_of_it()
    {
        var run = await Added();
        var dead = await Claimed(run);
        await Runs.SayAlive(dead, 7, Now + Duration.FromSeconds(10), default);
        var tooEarly = await Claim(Now + ImportLimits.SilentMax);

        var next = await Claim(Now + Duration.FromSeconds(11) + ImportLimits.SilentMax);
        var heard = await Runs.SayAlive(dead, 9, Now + Duration.FromMinutes(1), default);
        await Runs.End(dead, Report, null, 9, 9, Now, default);
        await Runs.Release(dead, ImportRunState.Failed, default);

        var found = (await Runs.Find(Authority, run, default))!;
        Assert.That(tooEarly, Is.Null);
        Assert.That((next!.Run.Id, next.Run.Attempts, heard), Is.EqualTo((run, 2, false)));
        Assert.That((found.State, found.BroughtIn, await Runs.Files(Authority, run, default) is not null), Is.EqualTo((ImportRunState.Confirmed, 0, true)));
    }

    [Test]
    public async Task A_run_of_which_every_node_dies_is_let_be_until_somebody_has_it_taken_up_again()
    {
        var run = await Added();
        await Confirm(run);
        for (var attempt = 0; attempt < ImportLimits.RunAttemptsMax; attempt++)
        {
            Assert.That(await Claim(Now + (attempt * Duration.FromHours(1))), Is.Not.Null);
        }
        var later = Now + Duration.FromDays(1);

        var tooOften = await Claim(later);
        var failed = (await Runs.Find(Authority, run, default))!.State;
        var taken = await Runs.TakeUp(Authority, run, Entry(AdministrativeAct.ImportTakenUp, Hedd), default);

        Assert.That((tooOften, failed, taken), Is.EqualTo(((ClaimedRun?)null, ImportRunState.Failed, true)));
        Assert.That((await Claim(later))!.Run.Attempts, Is.EqualTo(1));
    }

    [Test]
    public async Task The_files_are_gone_once_the_run_has_ended_and_what_was_said_of_them_stays()
    {
        var run = await Added();
        await Runs.End(await Claimed(run), Report, null, 1, 2, Now, default);

        var found = (await Runs.Find(Authority, run, default))!;

        Assert.That((found.State, found.BroughtIn, found.NotBroughtIn, found.EndedAt), Is.EqualTo((ImportRunState.Ended, 1, 2, (Instant?)Now)));
        Assert.That((await Runs.Files(Authority, run, default), await Runs.Rehearsal(Authority, run, default) is not null, await Runs.Report(Authority, run, default) is not null), Is.EqualTo(((object?)null, true, true)));
        Assert.That(await Claim(Now + Duration.FromDays(1)), Is.Null);
    }

    [Test]
    public async Task The_files_of_what_nobody_confirms_are_gone_after_their_time_and_those_that_are_being_brought_in_are_not()
    {
        var (waiting, young, running) = (await Added(), await Added(Now + Duration.FromHours(1)), await Added());
        await Confirm(running);
        var end = Now + Duration.FromMinutes(1);

        var expired = await Runs.Expire(end, end, default);

        Assert.That(expired, Is.EqualTo(1));
        Assert.That((await Runs.Find(Authority, waiting, default))!.State, Is.EqualTo(ImportRunState.Expired));
        Assert.That((await Runs.Files(Authority, waiting, default) is null, await Runs.Files(Authority, young, default) is null, await Runs.Files(Authority, running, default) is null), Is.EqualTo((true, false, false)));
        Assert.That(await Runs.Confirm(Authority, waiting, Signed(Hedd), "late", Entry(AdministrativeAct.ImportConfirmed, Hedd), default), Is.False);
    }

    [Test]
    public async Task What_is_taken_back_has_no_files_any_more_and_what_runs_cannot_be_taken_back()
    {
        var (waiting, running) = (await Added(), await Added());
        await Confirm(running);

        var taken = await Runs.Withdraw(Authority, waiting, Now, Entry(AdministrativeAct.ImportWithdrawn, Hedd), default);
        var refused = await Runs.Withdraw(Authority, running, Now, Entry(AdministrativeAct.ImportWithdrawn, Hedd), default);

        await using var database = Database.CreateDbContext();
        Assert.That((taken, refused, await database.AdministrativeEntries.CountAsync(row => row.Act == AdministrativeAct.ImportWithdrawn)), Is.EqualTo((true, false, 1)));
        Assert.That((await Runs.Files(Authority, waiting, default) is null, await Runs.Files(Authority, running, default) is null), Is.EqualTo((true, false)));
    }

    [Test]
    public async Task Without_the_deployments_key_a_run_is_there_and_says_nothing()
    {
        var run = await Added();
        var restored = new ImportRuns(Database, new TestKeys());

        Assert.That(await restored.Find(Authority, run, default), Is.Not.Null);
        Assert.That((await restored.Files(Authority, run, default), await restored.Rehearsal(Authority, run, default)), Is.EqualTo(((object?)null, (object?)null)));
    }

    private static ChildId CaseChild { get; } = new(Guid.Parse("00000000-0000-7000-8000-00000000000a"));

    private static ImportFinding Finding { get; } = new(ImportCodes.LooksAlike, new RowPlace("children.csv", 2), "same_as", "Alike.", "Ask.", Stops: true) { Alike = [CaseChild] };

    private static ImportRehearsal Rehearsal { get; } = new(2, [new RehearsedCase("K-1", "plan", null, [], 3, false)], [Finding]);

    private static ImportReport Report { get; } = new(["K-1"], [], [Finding]);

    private async Task<ImportRunId> Added(Instant? at = null)
    {
        var run = NewRun(at);
        Assert.That(await Add(run), Is.True);
        return run.Id;
    }

    private Task<bool> Add(ImportRun run) => Runs.Add(
        run, new Dictionary<string, ReadOnlyMemory<byte>> { ["children.csv"] = Encoding.UTF8.GetBytes(Children), ["cases.csv"] = Encoding.UTF8.GetBytes("case_reference\nK-1\n") }, Rehearsal,
        Entry(AdministrativeAct.ImportUploaded, Gwenllian), default);

    private static ImportRun NewRun(Instant? at = null) => new()
    {
        Id = new ImportRunId(Guid.NewGuid()), Authority = Authority, System = "OldCare", Plan = "abc", Cases = 1, Uploaded = new Signature(Gwenllian, at ?? Now), State = ImportRunState.Waiting,
    };

    private async Task Confirm(ImportRunId run) => Assert.That(await Runs.Confirm(Authority, run, Signed(Hedd), "Looked at.", Entry(AdministrativeAct.ImportConfirmed, Hedd), default), Is.True);

    private Task<ClaimedRun?> Claim(Instant at) => Runs.Claim(at, at - ImportLimits.SilentMax, default);

    private async Task<ClaimedRun> Claimed(ImportRunId run)
    {
        await Confirm(run);
        return (await Claim(Now))!;
    }

    private static Signature Signed(UserId by) => new(by, Now);

    private static AdministrativeEntry Entry(AdministrativeAct act, UserId by) => new(Signed(by), act, null, null, null, new Dictionary<string, AdministrativeEntry.Change>());
}
