using ChildProtection.Workflow.Cases.Access.Restricting;
using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Import;
using ChildProtection.Workflow.Cases.People;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.RegisterEnquiries;
using ChildProtection.Workflow.Cases.Tests.Work;
using ChildProtection.Workflow.Engine.Execution;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Tests.Import;

public sealed class CaseImportTests
{
    private const string System = "OldCare";

    private WorkingAuthority _authority = null!;

    private ImportIds Ids => new(_authority.Authority, System);

    [SetUp]
    public async Task Begin() => _authority = await WorkingAuthority.Create();

    [TearDown]
    public async Task End() => await _authority.DisposeAsync();

    [Test]
    public async Task A_rehearsal_says_of_each_row_what_is_wrong_with_it_and_writes_nothing()
    {
        var plan = await Rehearse(new SampleImport());

        Assert.That(plan.Cases.Select(planned => planned.Reference), Is.EqualTo(new[] { "K-101", "K-102", "K-104", "K-110" }));
        Assert.That(
            plan.Findings.Where(finding => finding.Stops && finding.Code != ImportCodes.WithTheCase).Select(finding => $"{finding.Place.File}:{finding.Place.Line} {finding.Column} {finding.Code}"),
            Is.EqualTo(new[]
            {
                "allocations.csv:10 sign_in_name CPW8212",
                "cases.csv:7 team CPW8211",
                "cases.csv:11 last_core_group_on CPW8207",
                "cases.csv:11 minutes_sent_on CPW8205",
                "cases.csv:11 registered_on CPW8206",
                "cases.csv:12 child_reference CPW8209",
                "children.csv:6 date_of_birth CPW8206",
                "children.csv:7 child_reference CPW8210",
                "children.csv:9 same_as CPW8213",
                "children.csv:10 same_as CPW8213",
                "persons.csv:8 child_reference CPW8209",
                "visits.csv:5 alone CPW8206",
                "visits.csv:7 case_reference CPW8209",
            }));
        await using var database = await _authority.Database();
        Assert.That(await database.Cases.AnyAsync() || await database.Children.AnyAsync() || await database.AdministrativeEntries.AnyAsync(), Is.False);
    }

    [Test]
    public async Task A_rehearsal_says_where_each_case_comes_in_what_is_overdue_at_once_and_whose_it_is()
    {
        var plan = await Rehearse(new SampleImport());

        var tirion = plan.Cases[0];

        Assert.That((tirion.Phase, tirion.Gaps, tirion.LeadWorker), Is.EqualTo(("plan", 0, _authority.Who("anwen").Id.ToString())));
        Assert.That(tirion.Overdue.Select(late => late.Deadline), Is.EqualTo(new[] { "book_review", "schedule_core_group", "seen_alone", "seen_at_home" }));
        Assert.That(plan.Cases[1].Gaps, Is.EqualTo(8));
        Assert.That(plan.Findings.Where(finding => finding.Code == ImportCodes.NoLeadWorker).Select(finding => finding.Place), Is.EqualTo(new[] { 5, 8, 9 }.Select(line => new RowPlace("cases.csv", line))));
    }

    [Test]
    public async Task No_word_of_a_report_names_a_child()
    {
        var plan = await Rehearse(new SampleImport());

        Assert.That(plan.Findings.Select(finding => finding.Words + finding.Fix), Has.None.Match("Tirion|Coracle|Pendragonby|Thistlewick|Harbourfield"));
    }

    [Test]
    public async Task What_was_rehearsed_comes_in_with_every_limit_from_its_own_day()
    {
        await BroughtIn(new SampleImport());

        var state = await _authority.State(Ids.Case("K-101"));
        var due = CaseMachine.Derive(state.Definition, state.Snapshot, state.Calendar).Deadlines.ToLookup(deadline => deadline.Name, deadline => state.Calendar.DateOf(deadline.DueAt ?? Instant.MinValue));

        Assert.That(state.Snapshot.IsIn("open.main.protected"));
        Assert.That(
            new[] { due["seen_alone"].Single(), due["seen_at_home"].Single(), due["hold_core_group"].Single(), due["next_review"].Single() },
            Is.EqualTo(new[] { new LocalDate(2026, 2, 20), new LocalDate(2026, 2, 27), new LocalDate(2026, 3, 9), new LocalDate(2026, 4, 28) }));
        Assert.That((await _authority.Get<IRegister>().EntriesOf(_authority.Authority, Ids.Child("C-101"), default)).Select(entry => entry.From), Is.EqualTo(new[] { new LocalDate(2025, 8, 4) }));
    }

    [Test]
    public async Task Brothers_and_sisters_share_a_family_group_and_a_mother()
    {
        await BroughtIn(new SampleImport());

        var (one, other) = (await File("C-101"), await File("C-102"));

        Assert.That(one.Siblings.Select(sibling => sibling.Child), Is.EqualTo(new[] { Ids.Child("C-102") }));
        Assert.That(one.People.Select(person => person.Id).Intersect(other.People.Select(person => person.Id)), Does.Contain(Ids.Person("P-1").ToString()));
    }

    [Test]
    public async Task A_second_run_of_the_same_files_changes_nothing()
    {
        await BroughtIn(new SampleImport());
        var before = await Counted();

        var again = await BroughtIn(new SampleImport());

        Assert.That(again.BroughtIn, Is.Empty);
        Assert.That(again.InBefore, Is.EqualTo(new[] { "K-101", "K-102", "K-104", "K-110" }));
        Assert.That(await Counted(), Is.EqualTo(before));
    }

    [Test]
    public async Task A_corrected_file_brings_in_what_was_missing_and_that_alone()
    {
        await BroughtIn(new SampleImport());

        var again = await BroughtIn(new SampleImport().With("children.csv", "30/02/2019", "28/02/2019").With("cases.csv", "West team", "South team"));

        Assert.That(again.BroughtIn, Is.EqualTo(new[] { "K-105", "K-107" }));
    }

    [Test]
    public async Task Cut_short_and_begun_again_is_as_if_it_had_run_at_once()
    {
        using var cut = new CancellationTokenSource();
        Assert.That(async () => await Run(new SampleImport(), (done, _) => { if (done == 2) { cut.Cancel(); } }, cut.Token), Throws.InstanceOf<OperationCanceledException>());

        var rest = await BroughtIn(new SampleImport());
        var halved = await Counted();
        await End();
        await Begin();
        await BroughtIn(new SampleImport());

        Assert.That(rest.BroughtIn, Has.Length.EqualTo(2));
        Assert.That(halved, Is.EqualTo(await Counted()));
    }

    [Test]
    public async Task Brothers_who_are_nearly_alike_both_come_in_although_the_run_was_cut_short_between_them()
    {
        using var cut = new CancellationTokenSource();
        SampleImport Brothers() => new SampleImport().With("children.csv", "Macsen,Coracle,02/09/2016", "Tirien,Coracle,15/03/2018");
        Assert.That(async () => await Run(Brothers(), (done, _) => { if (done == 1) { cut.Cancel(); } }, cut.Token), Throws.InstanceOf<OperationCanceledException>());

        Assert.That((await BroughtIn(Brothers())).BroughtIn, Does.Contain("K-102"));
    }

    [Test]
    public async Task A_restricted_child_is_there_for_those_named_and_for_nobody_else_from_the_first_moment()
    {
        await BroughtIn(new SampleImport());

        var restriction = await _authority.Get<RestrictedFiles>().Of(_authority.Authority, Ids.Child("C-110"), default);

        Assert.That(restriction?.Readers.Select(reader => reader.User), Is.EquivalentTo(new[] { "gwenllian", "iolo", "leila" }.Select(name => _authority.Who(name).Id)));
        Assert.That((await _authority.Get<RestrictedFiles>().StandingOf(_authority.Who("rhodri"), default)).Hidden.Hides(Ids.Child("C-110")));
    }

    [TestCase("gwenllian; iolo; leila", "gwenllian")]
    [TestCase("gwenllian; iolo; leila", "")]
    [TestCase("2026-05-01", "2027-05-01")]
    [TestCase("The family fled and must not be found.", "danger")]
    public async Task A_restriction_that_would_not_hold_keeps_the_case_out(string from, string to)
    {
        var plan = await Rehearse(new SampleImport().With("children.csv", from, to));

        Assert.That(plan.Cases.Select(planned => planned.Reference), Does.Not.Contain("K-110"));
        Assert.That(plan.Findings.Select(finding => finding.Code), Does.Contain(ImportCodes.RestrictionWrong));
    }

    [Test]
    public async Task A_child_who_looks_like_one_on_file_waits_for_somebody_to_say_who_it_is()
    {
        var there = await _authority.Child("Tirion", "Corracle");

        var asked = await Rehearse(Saying(string.Empty));
        var another = await Rehearse(Saying("new"));
        var same = await BroughtIn(Saying(there.ToString()));

        Assert.That(asked.Cases.Select(planned => planned.Reference), Does.Not.Contain("K-101"));
        Assert.That(asked.Findings.Single(finding => finding.Place == new RowPlace("children.csv", 2)).Words, Does.Contain(there.ToString()));
        Assert.That(another.Cases[0].NewChild, Is.Not.Null);
        Assert.That(same.BroughtIn, Does.Contain("K-101"));
        Assert.That((await _authority.Head(Ids.Case("K-101"))).Child, Is.EqualTo(there));
    }

    [Test]
    public async Task A_child_with_an_open_case_here_gets_no_second_one()
    {
        var open = (await _authority.Head(await _authority.Opened())).Child;

        var plan = await Rehearse(Saying(open.ToString()));

        Assert.That(plan.Findings.Select(finding => finding.Code), Does.Contain(ImportCodes.ChildNotFree));
    }

    [Test]
    public async Task Whoever_answers_for_a_restricted_file_hears_of_a_child_like_it_that_comes_in()
    {
        var there = await _authority.Child("Tirion", "Coracle");
        var set = await _authority.Get<FileRestricting>().Set(
            _authority.Who("iolo"), there, RestrictionGround.ThreatToLife, "The family fled and must not be found.", new LocalDate(2026, 5, 1),
            [new RestrictedReader(_authority.Who("iolo").Id, ReaderStanding.Reads), new RestrictedReader(_authority.Who("gwenllian").Id, ReaderStanding.KeptOut)], default);

        var plan = await Rehearse(Saying(string.Empty));
        await BroughtIn(Saying(string.Empty));

        var told = (await _authority.Get<IRestrictions>().Notices(_authority.Authority, [there], default)).Where(notice => notice.Kind == RestrictedNoticeKind.PossibleDuplicate).ToList();
        Assert.That(set, Is.EqualTo(RestrictingOutcome.Done));
        Assert.That(plan.Findings.SelectMany(finding => finding.Alike), Does.Not.Contain(there), "it is not there for whoever brings it in");
        Assert.That(told.Select(notice => (notice.By.By, notice.Words)), Is.EqualTo(new[] { (_authority.Who("gwenllian").Id, "Tirion Coracle; 2018-05-01") }));
    }

    [TestCase("gwenllian", "gwenllian", ImportOutcome.AnotherPersonNeeded)]
    [TestCase("hedd", "gwenllian", ImportOutcome.NotAllowed)]
    [TestCase("gwenllian", "anwen", ImportOutcome.NotAllowed)]
    [TestCase("anwen", "gwenllian", ImportOutcome.NotAllowed)]
    public async Task It_takes_two_and_one_of_them_answers_for_cases(string by, string confirmedBy, string code)
    {
        var files = new SampleImport().Files;
        var plan = await Rehearse(new SampleImport());

        var outcome = await _authority.Get<CaseImport>().Run(_authority.Who(by), _authority.Who(confirmedBy), System, files, plan.Hash, null, default);

        Assert.That((outcome as ImportOutcome.Refused)?.Code, Is.EqualTo(code));
    }

    [Test]
    public async Task Other_files_than_were_rehearsed_are_not_brought_in()
    {
        var plan = await Rehearse(new SampleImport());

        var outcome = await _authority.Get<CaseImport>().Run(
            _authority.Who("gwenllian"), _authority.Who("hedd"), System, new SampleImport().With("visits.csv", "2026-02-06", "2026-02-05").Files, plan.Hash, null, default);

        Assert.That((outcome as ImportOutcome.Refused)?.Code, Is.EqualTo(ImportOutcome.PlanChanged));
    }

    [Test]
    public async Task A_run_stands_in_the_journal_of_administration_with_both_people_and_what_came_of_it()
    {
        await BroughtIn(new SampleImport());

        var entries = await _authority.Get<IAdministrativeJournal>().Read(_authority.Authority, _authority.Who("hedd").Id, null, null, default);
        var ended = entries.Single(entry => entry.Act == AdministrativeAct.ImportEnded);

        Assert.That((ended.Signature.By, ended.User, ended.Changes["cases"].After), Is.EqualTo((_authority.Who("gwenllian").Id, (UserId?)_authority.Who("hedd").Id, "4")));
        Assert.That(entries.Select(entry => entry.Act), Does.Contain(AdministrativeAct.ImportBegun));
    }

    [Test]
    public async Task A_file_that_cannot_be_read_brings_nothing_in_half()
    {
        var plan = await Rehearse(new SampleImport().Only("persons.csv", "person_reference,child_reference\nP-1,C-101\n"));

        Assert.That(plan.Cases, Is.Empty);
        Assert.That(plan.Findings.Where(finding => finding.Stops).Select(finding => finding.Place).Distinct().Count(), Is.GreaterThan(plan.RowCount));
    }

    [Test]
    public void Every_row_of_any_files_is_in_a_case_or_in_the_report_and_never_in_both()
    {
        var (cases, stopped) = (0, 0);
        Prop.ForAll(RandomImport.Files(childrenMax: 12).ToArbitrary(), files =>
        {
            var plan = _authority.Get<ImportPlanning>().Rehearse(_authority.Who("gwenllian"), System, files, default).GetAwaiter().GetResult()!;
            var told = plan.Findings.Where(finding => finding.Stops).Select(finding => finding.Place).Distinct().ToList();
            (cases, stopped) = (cases + plan.Cases.Length, stopped + told.Count);
            Assert.That(plan.Cases.SelectMany(planned => planned.Rows).Concat(told), Is.EquivalentTo(files.Rows.Select(row => row.Place)));
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(40).WithReplay(20_260_302, 7));

        Assert.That(Math.Min(cases, stopped), Is.GreaterThan(20), "files with cases, and with faults, were among them");
    }

    /// <summary>The files in which Tirion, born on the day of the child on file, is said to be that.</summary>
    private static SampleImport Saying(string sameAs) => new SampleImport().With("children.csv", "Tirion,Coracle,2018-03-14,,,F-1,", $"Tirion,Coracle,2018-05-01,,,F-1,{sameAs}");

    private async Task<ImportPlan> Rehearse(SampleImport files) =>
        await _authority.Get<ImportPlanning>().Rehearse(_authority.Who("gwenllian"), System, files.Files, default) ?? throw new InvalidOperationException("There is no plan.");

    private async Task<ImportReport> BroughtIn(SampleImport files) => await Run(files, null, default);

    private async Task<ImportReport> Run(SampleImport files, Action<int, int>? progress, CancellationToken cancellationToken)
    {
        var plan = await Rehearse(files);
        var outcome = await _authority.Get<CaseImport>().Run(_authority.Who("gwenllian"), _authority.Who("hedd"), System, files.Files, plan.Hash, progress, cancellationToken);
        return outcome is ImportOutcome.Done done ? done.Report : throw new InvalidOperationException(outcome.ToString());
    }

    private async Task<ChildFile> File(string child) => (await _authority.Get<ICaseFiles>().Child(_authority.Authority, Ids.Child(child), default))!;

    private async Task<(int, int, int, int, int, int)> Counted()
    {
        await using var database = await _authority.Database();
        return (
            await database.Cases.CountAsync(), await database.Children.CountAsync(), await database.Persons.CountAsync(), await database.Facts.CountAsync(), await database.Journal.CountAsync(),
            await database.Restrictions.CountAsync());
    }
}
