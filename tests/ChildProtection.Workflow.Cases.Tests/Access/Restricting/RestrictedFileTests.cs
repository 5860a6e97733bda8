using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Access.Restricting;
using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People.Matching;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Cases.Tests.Work;
using ChildProtection.Workflow.Cases.Work;
using ChildProtection.Workflow.Engine.Execution;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Tests.Access.Restricting;

/// <summary>A restricted file is there for those who are named, and for nobody else in whatever way they ask.</summary>
internal sealed class RestrictedFileTests
{
    private const string Why = "Her father sits on the council and has asked after the file.";

    private WorkingAuthority _authority = null!;
    private CaseId _case;
    private ChildId _child;

    [SetUp]
    public async Task Begin()
    {
        _authority = await WorkingAuthority.Create();
        _case = await _authority.Opened();
        _child = (await _authority.Head(_case)).Child;
    }

    [TearDown]
    public async Task End() => await _authority.DisposeAsync();

    [Test]
    public async Task Whoever_is_not_named_finds_nothing_of_it_in_their_team()
    {
        var before = await Counts("rhodri");

        await Restrict();

        Assert.That(before, Is.EqualTo((true, 1, true, true)), "case, list, list of the team, search");
        Assert.That(await Counts("rhodri"), Is.EqualTo((false, 0, false, false)));
    }

    [Test]
    public async Task Whoever_is_named_sees_it_and_the_log_says_by_what_right()
    {
        await Restrict(Reads("seren"));

        Assert.That(await Look("seren"), Is.Not.Null, "of another team");
        Assert.That((await _authority.Get<IAccessLog>().Of(_authority.Authority, _case, default)).Single(look => look.User == Who("seren").Id).Ground, Is.EqualTo(CaseGround.Named));
    }

    [Test]
    public async Task Whoever_holds_a_role_for_the_child_is_named_without_being_asked_for()
    {
        await Do("rhodri", WorkingAuthority.ReferralDecided(Who("dafydd").Id.ToString()));

        await Restrict();

        Assert.That(await Look("dafydd"), Is.Not.Null);
        Assert.That(await Look("anwen"), Is.Null, "of the same team");
    }

    [Test]
    public async Task Whoever_is_kept_out_is_kept_out_whatever_role_they_hold()
    {
        await Do("rhodri", WorkingAuthority.ReferralDecided(Who("dafydd").Id.ToString()));

        await Restrict(new RestrictedReader(Who("dafydd").Id, ReaderStanding.KeptOut));

        Assert.That(await Look("dafydd"), Is.Null);
    }

    [Test]
    public async Task Nothing_can_be_done_to_it_by_whoever_is_not_named()
    {
        await Restrict();

        var outcome = await Give("rhodri", WorkingAuthority.ReferralDecided(Who("dafydd").Id.ToString()));

        Assert.That(outcome, Is.InstanceOf<WorkOutcome.NotFound>());
    }

    [Test]
    public async Task A_role_of_it_is_given_to_nobody_who_is_not_named()
    {
        await Restrict(Reads("rhodri"));

        var refused = await Give("rhodri", WorkingAuthority.ReferralDecided(Who("dafydd").Id.ToString()));
        await Change("gwenllian", new RestrictionChange.Name(Who("dafydd").Id, ReaderStanding.Reads));
        var done = await Give("rhodri", WorkingAuthority.ReferralDecided(Who("dafydd").Id.ToString()));

        Assert.That((refused as WorkOutcome.Refused)?.Reasons.Single().Code, Is.EqualTo(WorkCodes.NotNamedForFile));
        Assert.That(done, Is.InstanceOf<WorkOutcome.Done>());
    }

    [Test]
    public async Task What_it_asks_of_nobody_who_is_named_stands_on_the_list_of_those_who_answer_for_it()
    {
        var before = (await _authority.Get<CaseReading>().MyWork(Who("gwenllian"), default))!.Count(item => item.Line.Case == _case);

        await Restrict();

        var asked = (await _authority.Get<CaseReading>().MyWork(Who("gwenllian"), default))!.Where(item => item.Line.Case == _case).Select(item => item.Line.Row.Name).ToList();
        Assert.That(before, Is.Zero);
        Assert.That(asked, Does.Contain("decide_referral"), "the team manager's, who is not named");

        await Change("gwenllian", new RestrictionChange.Name(Who("rhodri").Id, ReaderStanding.Reads));

        Assert.That((await _authority.Get<CaseReading>().MyWork(Who("gwenllian"), default))!.Where(item => item.Line.Case == _case).Select(item => item.Line.Row.Name), Does.Not.Contain("decide_referral"));
        Assert.That((await _authority.Get<CaseReading>().MyWork(Who("rhodri"), default))!.Where(item => item.Line.Case == _case).Select(item => item.Line.Row.Name), Does.Contain("decide_referral"));
    }

    [Test]
    public async Task A_second_file_of_the_child_is_not_made_in_ignorance()
    {
        await Restrict();
        var wanted = new PersonSketch([new PersonSketch.Called("Seren", "Coracle")], new LocalDate(2018, 5, 1), null, null);

        var shown = await _authority.Get<Duplicates>().Of(Who("anwen"), wanted, default);
        await _authority.Get<Duplicates>().Of(Who("anwen"), wanted, default);

        var told = (await Notices()).Where(notice => notice.Kind == RestrictedNoticeKind.PossibleDuplicate).ToList();
        Assert.That(shown, Is.Empty);
        Assert.That(told.Select(notice => (notice.By.By, notice.Words)), Is.EqualTo(new[] { (Who("anwen").Id, "Seren Coracle; 2018-05-01") }), "once a day");
    }

    [Test]
    public async Task Whoever_is_named_is_shown_the_possible_duplicate_itself()
    {
        await Restrict(Reads("anwen"));

        var shown = await _authority.Get<Duplicates>().Of(Who("anwen"), new PersonSketch([new PersonSketch.Called("Seren", "Coracle")], new LocalDate(2018, 5, 1), null, null), default);

        Assert.That(shown.Select(each => each.Card.Id), Is.EqualTo(new[] { PersonId.Of(_child) }));
    }

    [Test]
    public async Task Opening_a_case_for_the_child_by_a_guessed_number_is_answered_as_for_no_child()
    {
        await Restrict();
        var guessed = (await _authority.Referral()) with { Child = _child };
        var nobody = (await _authority.Referral()) with { Child = new ChildId(Guid.NewGuid()) };

        var (hidden, absent) = (await Codes(guessed), await Codes(nobody));

        Assert.That(hidden, Is.EqualTo(absent).And.EqualTo(new[] { WorkCodes.NoSuchChild }));
    }

    [Test]
    public async Task One_person_restricts_and_two_lift()
    {
        await Restrict();

        var alone = await Change("gwenllian", new RestrictionChange.Lift());
        await Change("gwenllian", new RestrictionChange.AskToLift("The father has left the council for good."));
        var self = await Change("gwenllian", new RestrictionChange.Lift());
        var second = await Change("iolo", new RestrictionChange.Lift());

        Assert.That((alone, self, second), Is.EqualTo((RestrictingOutcome.NotAsked, RestrictingOutcome.AnotherPersonNeeded, RestrictingOutcome.Done)));
        Assert.That(await Look("rhodri"), Is.Not.Null);
    }

    [TestCase("rhodri")]
    [TestCase("yusuf")]
    [TestCase("hedd")]
    [TestCase("cledwyn")]
    public async Task A_role_that_is_not_given_it_restricts_nothing(string who)
    {
        var outcome = await Set(who, Reads("iolo"));

        Assert.That(outcome, Is.EqualTo(RestrictingOutcome.NotAllowed));
        Assert.That(await Look("rhodri"), Is.Not.Null);
    }

    [Test]
    public async Task Somebody_else_who_may_lift_it_has_to_be_on_the_list()
    {
        Assert.That(await Set("gwenllian", Reads("rhodri")), Is.EqualTo(RestrictingOutcome.SecondKeeperNeeded));

        await Restrict();

        Assert.That(await Change("gwenllian", new RestrictionChange.Remove(Who("iolo").Id)), Is.EqualTo(RestrictingOutcome.SecondKeeperNeeded));
    }

    [Test]
    public async Task A_file_that_is_restricted_already_is_not_there_to_be_restricted_by_another()
    {
        await Restrict();

        Assert.That(await _authority.Get<FileRestricting>().Set(Who("iolo"), _child, RestrictionGround.Other, Why, Review, [Reads("gwenllian")], default), Is.EqualTo(RestrictingOutcome.NotFound));
    }

    [Test]
    public async Task When_nobody_who_answers_for_it_works_here_any_more_those_who_could_see_it()
    {
        await Restrict();
        var other = await Added("senior_manager");
        var before = await Look(other);
        await using (var database = await _authority.Database())
        {
            var keepers = new[] { Who("gwenllian").Id, Who("iolo").Id };
            foreach (var row in database.Users.Where(row => keepers.Contains(row.UserId)))
            {
                row.Disabled = true;
            }
            await database.SaveChangesAsync();
        }
        // Read afresh by services that have seen nothing yet, as a node does that has just started.
        var restricted = new RestrictedFiles(
            _authority.Get<IRestrictions>(),
            _authority.Get<Cases.People.Merging.IChildMerges>(),
            new Cases.Runtime.CaseDecider(_authority.Get<Cases.Definitions.IDefinitionLibrary>(), _authority.Get<Cases.Definitions.ICalendarLibrary>(), _authority.Get<IStaffDirectory>()));

        Assert.That(before, Is.Null);
        Assert.That((await restricted.StandingOf(other, default)).Hidden.Hides(_child), Is.False);
        Assert.That((await restricted.StandingOf(Who("rhodri"), default)).Hidden.Hides(_child), Is.True);
    }

    [Test]
    public async Task What_was_done_to_it_stands_in_the_journal_and_not_before_whoever_keeps_accounts()
    {
        await Restrict();
        await Change("gwenllian", new RestrictionChange.Name(Who("rhodri").Id, ReaderStanding.Reads));
        await Change("gwenllian", new RestrictionChange.AskToLift("The father has left the council for good."));
        await Change("iolo", new RestrictionChange.Lift());

        var journal = new Storage.Administration.AdministrativeJournal(_authority.Get<Microsoft.EntityFrameworkCore.IDbContextFactory<Storage.Schema.WorkflowDbContext>>());
        var acts = (await journal.OfChild(_authority.Authority, _child, default)).Select(entry => entry.Act).Distinct();

        Assert.That(acts, Is.EquivalentTo(new[] { AdministrativeAct.FileRestricted, AdministrativeAct.ReaderNamed, AdministrativeAct.LiftingAsked, AdministrativeAct.RestrictionLifted }));
        Assert.That(await journal.Read(_authority.Authority, null, null, null, default), Is.Empty);
    }

    [Test]
    public async Task In_an_emergency_the_duty_worker_opens_it_and_those_who_answer_for_it_hear_of_it()
    {
        await Restrict();

        var outcome = await _authority.Get<EmergencyOpening>().Open(Who("farah"), _case, "The child rang from a station at night.", default);

        Assert.That(outcome, Is.EqualTo(EmergencyOutcome.Opened));
        Assert.That(await Look("farah"), Is.Not.Null);
        Assert.That((await Notices()).Select(notice => (notice.Kind, notice.By.By)), Does.Contain((RestrictedNoticeKind.OpenedInEmergency, Who("farah").Id)));
    }

    [TestCase("anwen", "a worker of its own team")]
    [TestCase("seren", "a worker of another")]
    [TestCase("yusuf", "an auditor")]
    [TestCase("rhodri", "the manager of its team")]
    public async Task For_others_there_is_no_such_file_in_an_emergency_either_and_it_is_told_that_they_asked(string who, string _)
    {
        await Restrict();

        var outcome = await _authority.Get<EmergencyOpening>().Open(Who(who), "Seren", "Coracle", new LocalDate(2018, 5, 1), "The child rang from a station at night.", default);

        Assert.That(outcome, Is.EqualTo((EmergencyOutcome.NotFound, (CaseId?)null)));
        Assert.That(await Look(who), Is.Null);
        Assert.That((await Notices()).Select(notice => (notice.Kind, notice.By.By)), Does.Contain((RestrictedNoticeKind.RefusedInEmergency, Who(who).Id)));
    }

    [Test]
    public async Task Whoever_is_kept_out_opens_nothing_in_an_emergency_whatever_their_role()
    {
        await Restrict(new RestrictedReader(Who("farah").Id, ReaderStanding.KeptOut));

        Assert.That(await _authority.Get<EmergencyOpening>().Open(Who("farah"), _case, "The child rang from a station at night.", default), Is.EqualTo(EmergencyOutcome.NotFound));
        Assert.That(await Look("farah"), Is.Null);
    }

    [Test]
    public async Task A_notice_is_dealt_with_by_somebody_whom_it_is_not_about()
    {
        await Restrict();
        var told = (await Notices()).Single(notice => notice.Kind == RestrictedNoticeKind.Restricted);

        var own = await _authority.Get<FileRestricting>().Answer(Who("gwenllian"), _child, told.Id, "It is right, I did it myself.", default);
        var other = await _authority.Get<FileRestricting>().Answer(Who("iolo"), _child, told.Id, "Right; the lead worker is on the list.", default);

        Assert.That((own, other), Is.EqualTo((RestrictingOutcome.AnotherPersonNeeded, RestrictingOutcome.Done)));
        Assert.That((await Notices()).Single(notice => notice.Id == told.Id).Answered?.By, Is.EqualTo(Who("iolo").Id));
    }

    [Test]
    public async Task It_is_restricted_for_half_a_year_at_most_until_somebody_looks_again()
    {
        var late = await _authority.Get<FileRestricting>().Set(Who("gwenllian"), _child, RestrictionGround.PublicRole, Why, Today.PlusMonths(6).PlusDays(1), [Reads("iolo")], default);
        var today = await _authority.Get<FileRestricting>().Set(Who("gwenllian"), _child, RestrictionGround.PublicRole, Why, Today, [Reads("iolo")], default);

        Assert.That((late, today), Is.EqualTo((RestrictingOutcome.ReviewDayWrong, RestrictingOutcome.ReviewDayWrong)));
    }

    private static LocalDate Today { get; } = new(2026, 3, 2);

    private static LocalDate Review { get; } = new(2026, 6, 2);

    private StaffMember Who(string signIn) => _authority.Who(signIn);

    private RestrictedReader Reads(string signIn) => new(Who(signIn).Id, ReaderStanding.Reads);

    private Task<RestrictingOutcome> Set(string by, params RestrictedReader[] readers) =>
        _authority.Get<FileRestricting>().Set(Who(by), _child, RestrictionGround.PublicRole, Why, Review, readers, default);

    private async Task Restrict(params RestrictedReader[] readers) =>
        Assert.That(await Set("gwenllian", [Reads("iolo"), .. readers]), Is.EqualTo(RestrictingOutcome.Done));

    private Task<RestrictingOutcome> Change(string by, RestrictionChange change) => _authority.Get<FileRestricting>().Change(Who(by), _child, change, default);

    private Task<IReadOnlyList<RestrictedNotice>> Notices() => _authority.Get<IRestrictions>().Notices(_authority.Authority, [_child], default);

    private Task<CaseView?> Look(string signIn) => Look(Who(signIn));

    private Task<CaseView?> Look(StaffMember who) => _authority.Get<CaseReading>().Case(who, _case, default);

    private Task<WorkOutcome> Give(string signIn, CaseInput input)
    {
        _authority.Clock.Now += Duration.FromMinutes(1);
        return _authority.Work.Give(Who(signIn), _case, input, Guid.NewGuid().ToString(), null, default);
    }

    private async Task Do(string signIn, CaseInput input) => Assert.That(await Give(signIn, input), Is.InstanceOf<WorkOutcome.Done>());

    private async Task<IEnumerable<string>> Codes(OpenCase command) =>
        (await _authority.Opening.Open(Who("anwen"), command, default) as WorkOutcome.Refused)?.Reasons.Select(reason => reason.Code) ?? [];

    /// <summary>Whether they see the case, how many cases their list has, whether their team's work has it, and whether a search finds the child.</summary>
    private async Task<(bool Sees, int Listed, bool InTeam, bool Found)> Counts(string signIn) => (
        await Look(signIn) is not null,
        (await _authority.Get<CaseReading>().Cases(Who(signIn), null, default))!.Count,
        (await _authority.Get<CaseReading>().TeamWork(Who(signIn), default))!.Any(item => item.Line.Case == _case),
        (await _authority.Get<Searching>().For(Who(signIn), new PersonQuestion("Seren Coracle", null, null), default))!.People.Count == 1);

    private async Task<StaffMember> Added(string role)
    {
        var id = new UserId(Guid.NewGuid());
        await using var database = await _authority.Database();
        database.Users.Add(new Storage.Schema.StoredUser
        {
            AuthorityId = _authority.Authority, UserId = id, SignInName = "another", DisplayName = "Another", PasswordHash = "", Roles = $"[\"{role}\"]", SecurityStamp = "",
        });
        await database.SaveChangesAsync();
        return (await _authority.Get<IStaffDirectory>().Find(id, default))!;
    }
}
