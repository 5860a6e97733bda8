using ChildProtection.Workflow.Cases.Access.Restricting;
using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Import;
using ChildProtection.Workflow.Cases.People.Matching;
using ChildProtection.Workflow.Cases.Tests.Work;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Tests.Import;

/// <summary>Files that were uploaded and rehearsed, confirmed by a second person and brought in by whichever node finds them.</summary>
public sealed class CarryingImportsTests
{
    private const string System = "OldCare";

    private WorkingAuthority _authority = null!;

    private ImportIds Ids => new(_authority.Authority, System);

    private IImportRuns Runs => _authority.Get<IImportRuns>();

    [SetUp]
    public async Task Begin() => _authority = await WorkingAuthority.Create();

    [TearDown]
    public async Task End() => await _authority.DisposeAsync();

    [Test]
    public async Task What_a_second_person_confirmed_is_brought_in_and_its_files_are_gone()
    {
        var run = await Confirmed();

        var (broughtIn, _, brokenOff) = await Carry();

        var found = await Found(run);
        Assert.That((broughtIn, brokenOff.Count), Is.EqualTo((4, 0)));
        Assert.That((found.State, found.BroughtIn, found.NotBroughtIn, found.Refusal), Is.EqualTo((ImportRunState.Ended, 4, 22, (string?)null)));
        Assert.That((await Runs.Files(_authority.Authority, run, default), (await Runs.Report(_authority.Authority, run, default))!.BroughtIn.Length), Is.EqualTo(((object?)null, 4)));
        Assert.That(await CasesIn(), Is.EqualTo(4));
    }

    [Test]
    public async Task Each_act_stands_in_the_journal_of_administration_with_whoever_did_it()
    {
        var run = await Confirmed();
        await Carry();
        var taken = await Uploaded();
        await _authority.Get<KeepingImports>().Withdraw(_authority.Who("iolo"), taken, default);

        await using var database = await _authority.Database();
        var acts = await database.AdministrativeEntries.Select(entry => new { entry.Act, entry.RecordedBy }).ToListAsync();
        Assert.That(acts.Select(entry => (entry.Act, entry.RecordedBy)).Where(entry => entry.Act >= AdministrativeAct.ImportBegun), Is.EquivalentTo(new[]
        {
            (AdministrativeAct.ImportUploaded, Id("gwenllian")), (AdministrativeAct.ImportConfirmed, Id("hedd")), (AdministrativeAct.ImportBegun, Id("gwenllian")),
            (AdministrativeAct.ImportEnded, Id("gwenllian")), (AdministrativeAct.ImportUploaded, Id("gwenllian")), (AdministrativeAct.ImportWithdrawn, Id("iolo")),
        }));
        Assert.That((await Found(run)).Reason, Is.EqualTo("Compared with the list of the register."));
    }

    [Test]
    public async Task Nothing_is_brought_in_that_nobody_confirmed()
    {
        var run = await Uploaded();

        var (broughtIn, expired, _) = await Carry();

        Assert.That((broughtIn, expired, (await Found(run)).State, await CasesIn()), Is.EqualTo((0, 0, ImportRunState.Waiting, 0)));
    }

    [TestCase("gwenllian", "Because.", ImportFault.AnotherPersonNeeded)]
    [TestCase("hedd", " ", ImportFault.ReasonMissing)]
    [TestCase("rhodri", "Because.", ImportFault.NotFound)]
    public async Task Whoever_uploaded_or_gives_no_reason_or_may_not_bring_cases_in_confirms_nothing(string by, string reason, ImportFault fault)
    {
        var run = await Uploaded();

        Assert.That((await _authority.Get<KeepingImports>().Confirm(_authority.Who(by), run, reason, default), (await Found(run)).State), Is.EqualTo(((ImportFault?)fault, ImportRunState.Waiting)));
    }

    [Test]
    public async Task Whoever_confirms_second_is_told_that_somebody_was_quicker()
    {
        var run = await Confirmed();

        Assert.That(await _authority.Get<KeepingImports>().Confirm(_authority.Who("iolo"), run, "Looked at too.", default), Is.EqualTo(ImportFault.Meanwhile));
    }

    [TestCase("rhodri", System, ImportFault.NotAllowed)]
    [TestCase("hedd", System, ImportFault.NotAllowed)]
    [TestCase("gwenllian", "  ", ImportFault.SystemMissing)]
    public async Task Whoever_uploads_answers_for_cases_and_names_the_earlier_system(string by, string system, ImportFault fault) =>
        Assert.That((await _authority.Get<KeepingImports>().Upload(_authority.Who(by), system, new SampleImport().Bytes, default)).Fault, Is.EqualTo(fault));

    [Test]
    public async Task More_cases_than_somebody_can_wait_for_are_not_rehearsed()
    {
        var header = string.Join(',', ImportSubject.Cases.Columns.Select(column => column.Name));
        var cases = header + string.Concat(Enumerable.Range(1, ImportLimits.CasesPerUploadMax + 1).Select(row => FormattableString.Invariant($"\nK-{row}"))) + "\n";

        Assert.That((await _authority.Get<KeepingImports>().Upload(_authority.Who("gwenllian"), System, new SampleImport().Only("cases.csv", cases).Bytes, default)).Fault, Is.EqualTo(ImportFault.TooManyCases));
    }

    [Test]
    public async Task Files_without_a_case_that_can_come_in_are_not_confirmed()
    {
        var (run, _) = await _authority.Get<KeepingImports>().Upload(_authority.Who("gwenllian"), System, new SampleImport().Only("cases.csv", "nothing\n").Bytes, default);

        Assert.That(await _authority.Get<KeepingImports>().Confirm(_authority.Who("hedd"), run!.Value, "Because.", default), Is.EqualTo(ImportFault.NothingToBringIn));
    }

    [Test]
    public async Task What_a_node_that_died_left_is_brought_in_by_the_next_and_every_case_is_there_once()
    {
        var run = await Confirmed();
        var dead = (await Runs.Claim(_authority.Clock.Now, _authority.Clock.Now, default))!;
        using var death = new CancellationTokenSource();
        var files = ImportReader.Read((await Runs.Files(_authority.Authority, run, default))!);
        Assert.That(
            async () => await _authority.Get<CaseImport>().Run(
                _authority.Who("gwenllian"), _authority.Who("hedd"), System, files, dead.Run.Plan, (done, _) => { if (done == 2) { death.Cancel(); } }, death.Token),
            Throws.InstanceOf<OperationCanceledException>());

        var (atOnce, _, _) = await Carry();
        _authority.Clock.Now += ImportLimits.SilentMax + Duration.FromSeconds(1);
        var (broughtIn, _, _) = await Carry();

        var found = await Found(run);
        Assert.That((atOnce, broughtIn), Is.EqualTo((0, 4)), "as long as it may live, nobody touches its run");
        Assert.That((found.State, found.BroughtIn, found.Attempts, await CasesIn()), Is.EqualTo((ImportRunState.Ended, 4, 2, 4)));
    }

    [Test]
    public async Task Other_bytes_than_were_rehearsed_and_confirmed_bring_nothing_in()
    {
        var run = await Confirmed();
        await using (var database = await _authority.Database())
        {
            await database.ImportRuns.ExecuteUpdateAsync(row => row.SetProperty(one => one.PlanHash, "of other files"));
        }

        await Carry();

        var found = await Found(run);
        Assert.That((found.State, found.Refusal, found.BroughtIn, await CasesIn()), Is.EqualTo((ImportRunState.Ended, ImportOutcome.PlanChanged, 0, 0)));
        Assert.That(await Runs.Files(_authority.Authority, run, default), Is.Null);
    }

    [TestCase("gwenllian")]
    [TestCase("hedd")]
    public async Task Somebody_who_has_left_meanwhile_brings_nothing_in(string who)
    {
        var run = await Confirmed();
        await using (var database = await _authority.Database())
        {
            await database.Users.Where(user => user.SignInName == who).ExecuteUpdateAsync(user => user.SetProperty(one => one.Disabled, true));
        }

        await Carry();

        Assert.That(((await Found(run)).Refusal, await CasesIn()), Is.EqualTo((ImportOutcome.NotAllowed, 0)));
    }

    [Test]
    public async Task What_nobody_confirms_has_no_files_after_its_time()
    {
        var run = await Uploaded();
        _authority.Clock.Now += ImportLimits.FilesKeptFor + Duration.FromSeconds(1);

        var (_, expired, _) = await Carry();

        Assert.That((expired, (await Found(run)).State, await Runs.Files(_authority.Authority, run, default)), Is.EqualTo((1, ImportRunState.Expired, (object?)null)));
    }

    [Test]
    public async Task Children_alike_are_named_to_those_who_see_cases_and_that_look_is_logged()
    {
        var there = await _authority.Child("Tirion", "Coracle");
        var run = await Uploaded(Born());

        var (manager, administrator) = (await Named("iolo", run), await Named("hedd", run));

        Assert.That(manager, Is.EqualTo(new[] { $"Tirion Coracle {there}" }));
        Assert.That(administrator, Is.Empty);
        var looked = await _authority.Get<ISearchLog>().By(_authority.Authority, Id("iolo"), Instant.MinValue, Instant.MaxValue, default);
        Assert.That(looked.Select(look => (look.Asked, look.Shown)), Is.EqualTo(new[] { ($"{System} children.csv:2", 1) }));
    }

    [Test]
    public async Task A_child_whose_file_is_not_there_for_the_reader_is_not_there_in_the_report()
    {
        var there = await _authority.Child("Tirion", "Coracle");
        var run = await Uploaded(Born());
        var set = await _authority.Get<FileRestricting>().Set(
            _authority.Who("gwenllian"), there, RestrictionGround.ThreatToLife, "The family fled and must not be found.", new LocalDate(2026, 5, 1),
            [new RestrictedReader(Id("gwenllian"), ReaderStanding.Reads), new RestrictedReader(Id("iolo"), ReaderStanding.Reads)], default);

        var (kept, shown) = (await Findings("hedd", run), await Findings("iolo", run));

        Assert.That(set, Is.EqualTo(RestrictingOutcome.Done));
        Assert.That(await Named("emyr", run), Is.Empty, "sees cases, and not this child");
        Assert.That((kept.Words.Contains(there.ToString(), StringComparison.Ordinal), kept.Alike.Length, shown.Words.Contains(there.ToString(), StringComparison.Ordinal)), Is.EqualTo((false, 0, true)));
    }

    [Test]
    public async Task A_report_leads_to_the_cases_that_the_reader_may_open_and_to_no_others()
    {
        var run = await Found(await Confirmed());
        await Carry();
        string[] references = ["K-101", "K-102", "K-104", "K-110", "K-111"];

        var open = new Dictionary<string, IEnumerable<string>>();
        foreach (var who in new[] { "anwen", "rhodri", "leila", "nerys", "hedd" })
        {
            open[who] = (await _authority.Get<ImportSight>().Open(_authority.Who(who), run, references, default)).Select(one => one.Reference);
        }

        Assert.That(open["rhodri"], Is.EqualTo(new[] { "K-101", "K-102", "K-104" }), "K-110 is restricted, K-111 is not in");
        Assert.That(open["leila"], Does.Contain("K-110"));
        Assert.That(open["nerys"].Concat(open["hedd"]), Is.Empty, "another team's manager, and an administrator");
    }

    private static SampleImport Born() => new SampleImport().With("children.csv", "Tirion,Coracle,2018-03-14", "Tirion,Coracle,2018-05-01");

    private UserId Id(string who) => _authority.Who(who).Id;

    private async Task<ImportRunId> Uploaded(SampleImport? files = null)
    {
        var (run, fault) = await _authority.Get<KeepingImports>().Upload(_authority.Who("gwenllian"), $" {System} ", (files ?? new SampleImport()).Bytes, default);
        return run ?? throw new InvalidOperationException(fault.ToString());
    }

    private async Task<ImportRunId> Confirmed()
    {
        var run = await Uploaded();
        Assert.That(await _authority.Get<KeepingImports>().Confirm(_authority.Who("hedd"), run, "Compared with the list of the register.", default), Is.Null);
        return run;
    }

    private Task<(int BroughtIn, int Expired, IReadOnlyList<(ImportRun Run, Exception Why)> BrokenOff)> Carry() => _authority.Get<CarryingImports>().Run(default);

    private async Task<ImportRun> Found(ImportRunId run) => (await Runs.Find(_authority.Authority, run, default))!;

    private async Task<ImportFinding> Findings(string reader, ImportRunId run) =>
        (await Readable(reader, run)).Single(finding => finding.Code == ImportCodes.LooksAlike && finding.Place == new RowPlace("children.csv", 2));

    private async Task<IReadOnlyList<ImportFinding>> Readable(string reader, ImportRunId run) =>
        await _authority.Get<ImportSight>().Readable(_authority.Who(reader), (await Runs.Rehearsal(_authority.Authority, run, default))!.Findings, default);

    private async Task<IEnumerable<string>> Named(string reader, ImportRunId run) =>
        (await _authority.Get<ImportSight>().Named(_authority.Who(reader), System, await Readable(reader, run), default)).SelectMany(each => each.Children).Select(card => $"{card.Name} {card.Id}");

    private async Task<int> CasesIn()
    {
        await using var database = await _authority.Database();
        return await database.Cases.CountAsync();
    }
}
