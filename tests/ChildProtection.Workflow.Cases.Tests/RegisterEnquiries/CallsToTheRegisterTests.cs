using ChildProtection.Workflow.Cases.Access.Restricting;
using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People;
using ChildProtection.Workflow.Cases.People.Facts;
using ChildProtection.Workflow.Cases.RegisterEnquiries;
using ChildProtection.Workflow.Cases.Tests.Work;
using ChildProtection.Workflow.Cases.Work;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Tests.RegisterEnquiries;

/// <summary>Calls to the register as duty worker Farah and custodian Cledwyn take them, with the real store.</summary>
internal sealed class CallsToTheRegisterTests
{
    private static readonly LocalDate Born = new(2018, 5, 1);
    private static readonly EnquiryStep.Checked RangBack = new(CheckOutcome.Passed, CheckMethod.RangBack, "01970 000000", "the ward's own number");
    private static readonly EnquiryStep.Checked Failed = new(CheckOutcome.Failed, null, null, "a withheld number");

    private WorkingAuthority _authority = null!;

    private TakingEnquiries Taking => _authority.Get<TakingEnquiries>();

    private ReadingEnquiries Reading => _authority.Get<ReadingEnquiries>();

    [SetUp]
    public async Task Begin() => _authority = await WorkingAuthority.Create();

    [TearDown]
    public async Task End() => await _authority.DisposeAsync();

    [Test]
    [Covers("O40", "O41", "T50", "K9")]
    public async Task A_child_on_the_register_is_answered_with_the_lead_worker_and_the_worker_is_told_who_asked()
    {
        var (open, _) = await Registered();
        await _authority.Work.Give(_authority.Who("rhodri"), open, WorkingAuthority.ReferralDecided(_authority.Who("anwen").Id.ToString()), "worker", null, default);

        var enquiry = Done(await Take("farah", Call("Seren", "Coracle", Born)));

        var view = await Reading.Find(_authority.Who("farah"), enquiry.Id, default);
        Assert.That((enquiry.Answer!.Answer, enquiry.IsSettled, view!.CoOrdinator), Is.EqualTo((RegisterAnswer.Registered, true, (UserId?)_authority.Who("anwen").Id)));
        await using var database = await _authority.Database();
        Assert.That(await database.Records.CountAsync(row => row.CaseId == open && row.List == "register_question"), Is.EqualTo(1));
    }

    [Test]
    [Covers("O40", "O41")]
    public async Task Every_call_is_kept_found_or_not_and_nobody_is_told_that_a_child_is_safe()
    {
        var enquiry = Done(await Take("cledwyn", Call("Lowri", "Heronsgate", new LocalDate(2020, 2, 3))));

        Assert.That(enquiry.Answer!.Answer, Is.EqualTo(RegisterAnswer.NotFound));
        Assert.That((await Reading.Latest(_authority.Who("cledwyn"), default))!.Select(one => one.Id), Is.EqualTo(new[] { enquiry.Id }));
    }

    [Test]
    [Covers("T50", "O41")]
    public async Task A_caller_who_could_not_be_confirmed_gets_no_answer_and_is_rung_back_at_once_at_night_too()
    {
        await Registered();
        _authority.Clock.Now = Instant.FromUtc(2026, 3, 8, 2, 20);

        var enquiry = Done(await Take("cledwyn", Call("Seren", "Coracle", Born) with { Check = Failed }));
        var list = await Reading.DutiesOf(_authority.Who("farah"), default);
        var rung = Done(await Taking.RingBack(_authority.Who("farah"), enquiry.Id, enquiry.Entries.Count, RangBack, default));

        Assert.That((enquiry.Answer, list.Single().Kind, list.Single().Due), Is.EqualTo(((EnquiryStep.Answered?)null, EnquiryDutyKind.CallBack, _authority.Clock.Now)));
        Assert.That((rung.Answer!.Answer, rung.Answer.DuringContact, rung.IsSettled), Is.EqualTo((RegisterAnswer.Registered, true, true)));
    }

    [Test]
    [Covers("T50")]
    public async Task A_call_back_that_nobody_makes_climbs_to_the_duty_manager_the_senior_manager_and_the_board()
    {
        await Take("cledwyn", Call("Seren", "Coracle", Born) with { Check = Failed });

        Assert.That(await WhoIsAsked(), Is.EqualTo("custodian duty_worker"));
        _authority.Clock.Now += Duration.FromHours(1);
        Assert.That(await WhoIsAsked(), Is.EqualTo("custodian duty_manager duty_worker"));
        _authority.Clock.Now += Duration.FromDays(2);
        Assert.That(await WhoIsAsked(), Is.EqualTo("custodian duty_manager duty_worker senior_manager"));
        _authority.Clock.Now += Duration.FromDays(3);
        Assert.That(await WhoIsAsked(), Is.EqualTo("board_manager custodian duty_manager duty_worker senior_manager"));
    }

    [Test]
    [Covers("O41")]
    public async Task Whoever_only_pretended_to_be_of_an_agency_is_not_answered_and_the_duty_worker_thinks_about_the_child()
    {
        var enquiry = Done(await Take("farah", Call("Seren", "Coracle", Born) with { Check = Failed }));

        var rung = Done(await Taking.RingBack(
            _authority.Who("farah"), enquiry.Id, enquiry.Entries.Count, new EnquiryStep.Checked(CheckOutcome.NotThem, null, "01970 000000", "no nurse of that name"), default));

        Assert.That(rung.Answer, Is.Null);
        Assert.That(rung.Duties.Select(duty => duty.Kind), Is.EqualTo(new[] { EnquiryDutyKind.ThinkAboutChild }));
    }

    [Test]
    [Covers("O40")]
    public async Task A_neighbour_is_not_answered_and_the_neighbours_concern_asks_for_a_referral()
    {
        var call = Call("Seren", "Coracle", Born) with { Caller = new Caller("Ivor Brackenbury", "next door", AgencyStanding.NotAMember, "neighbour", null), Check = null, Concern = "crying every night" };

        var enquiry = Done(await Take("farah", call));
        var followed = Done(await Taking.FollowConcern(_authority.Who("farah"), enquiry.Id, enquiry.Entries.Count, ReferralOutcome.Opened, "opened at 09:20", default));

        Assert.That((enquiry.Answer, enquiry.Duties.Single().Kind, followed.IsSettled), Is.EqualTo(((EnquiryStep.Answered?)null, EnquiryDutyKind.FollowConcern, true)));
    }

    [TestCase("Shan", "Corracle", "2018-01-05", TestName = "A name as it sounds with day and month exchanged is a possible match")]
    [TestCase("Serena", "Coracle", "2018-05-01", TestName = "A misspelled name with the same date of birth is a possible match")]
    [Covers("O40", "O41")]
    public async Task Somebody_alike_is_a_possible_match_for_the_duty_worker_alone(string given, string family, string born)
    {
        var (_, child) = await Registered(given == "Shan" ? "Siân" : "Seren");

        var enquiry = Done(await Take("cledwyn", Call(given, family, NodaTime.Text.LocalDatePattern.Iso.Parse(born).Value)));

        var forTheDutyWorker = await Reading.Find(_authority.Who("farah"), enquiry.Id, default);
        var forTheCustodian = await Reading.Find(_authority.Who("cledwyn"), enquiry.Id, default);
        Assert.That(enquiry.Answer!.Answer, Is.EqualTo(RegisterAnswer.PossibleMatch));
        Assert.That(enquiry.Duties.Select(duty => duty.Kind), Is.EqualTo(new[] { EnquiryDutyKind.SettleMatch }));
        Assert.That(forTheDutyWorker!.Matches.Select(match => match.Child), Is.EqualTo(new[] { child }));
        Assert.That(forTheCustodian!.Matches, Is.Empty);
        Assert.That(await Taking.SettleMatch(_authority.Who("cledwyn"), enquiry.Id, enquiry.Entries.Count, child, "the same", default), Is.InstanceOf<EnquiryOutcome.NotAllowed>());
    }

    [Test]
    [Covers("O41")]
    public async Task Who_is_meant_is_said_by_the_duty_worker_and_the_answer_rung_through_until_it_arrives()
    {
        var (_, child) = await Registered();
        var enquiry = Done(await Take("farah", Call("Serena", "Coracle", Born)));

        var settled = Done(await Taking.SettleMatch(_authority.Who("farah"), enquiry.Id, enquiry.Entries.Count, child, "same school and mother", default));
        var engaged = Done(await Taking.Give(_authority.Who("farah"), settled.Id, settled.Entries.Count, GivenOutcome.NotReached, "engaged", default));
        var told = Done(await Taking.Give(_authority.Who("farah"), engaged.Id, engaged.Entries.Count, GivenOutcome.Told, null, default));

        Assert.That(settled.Answer!.Answer, Is.EqualTo(RegisterAnswer.Registered));
        Assert.That(engaged.Duties.Select(duty => duty.Kind), Is.EqualTo(new[] { EnquiryDutyKind.GiveAnswer }));
        Assert.That(told.IsSettled);
    }

    [Test]
    [Covers("O40")]
    public async Task A_child_found_through_another_name_through_a_sister_or_through_a_parent_is_not_missed()
    {
        var (open, child) = await Registered();
        await _authority.Get<KeepingPeople>().Keep(
            _authority.Who("anwen"), open,
            new PeopleEdit.Joined(null, "Gethin", "Ternfield", new LocalDate(1990, 1, 1), null, false, FactValue.Of(("kind", "father"), ("parental_responsibility", "yes")), null, null, null),
            Guid.NewGuid(), null, default);

        var byAlias = Done(await Take("farah", Call("Bluebell", "Coracle", Born) with { Child = Asked("Bluebell", "Ternfield", Born) with { OtherNames = ["Seren Coracle"] } }));
        var byParent = Done(await Take("farah", Call("Bluebell", "Ternfield", null) with { Child = Asked("Bluebell", "Ternfield", null) with { Household = ["Gethin Ternfield"] } }));

        Assert.That(byAlias.Answer!.Answer, Is.EqualTo(RegisterAnswer.Registered));
        Assert.That((byParent.Answer!.Answer, byParent.Answer.Matches.Single().Child, byParent.Answer.Matches.Single().Tie), Is.EqualTo((RegisterAnswer.PossibleMatch, child, EnquiryTie.Household)));
    }

    [Test]
    [Covers("O40")]
    public async Task A_child_on_file_whose_sister_is_on_the_register_is_looked_at_by_the_duty_worker()
    {
        var family = new FamilyId(Guid.NewGuid());
        await OnFile("Mali", new LocalDate(2020, 1, 9), null, family);
        await Enter(new CaseId(Guid.NewGuid()), await OnFile("Nia", new LocalDate(2016, 8, 8), family, family), null);

        var enquiry = Done(await Take("farah", Call("Mali", "Sandpiper", new LocalDate(2020, 1, 9))));

        Assert.That(enquiry.Answer!.Answer, Is.EqualTo(RegisterAnswer.PossibleMatch));
        Assert.That(enquiry.Answer.Matches.Select(match => match.Tie), Is.EqualTo(new[] { EnquiryTie.Family, EnquiryTie.Likeness }));
    }

    [Test]
    [Covers("O40")]
    public async Task A_child_who_was_on_the_register_is_said_to_have_been()
    {
        await Registered(to: new LocalDate(2026, 1, 9));

        Assert.That(Done(await Take("farah", Call("Seren", "Coracle", Born))).Answer!.Answer, Is.EqualTo(RegisterAnswer.Previously));
    }

    [Test]
    [Covers("T51", "O41")]
    public async Task A_second_enquiry_about_one_child_not_found_within_a_year_is_looked_at_by_custodian_and_duty_worker()
    {
        await Take("farah", Call("Lowri", "Heronsgate", new LocalDate(2020, 2, 3)));
        _authority.Clock.Now += Duration.FromDays(364);

        var second = Done(await Take("cledwyn", Call("Lawri", "Heronsgate", new LocalDate(2020, 3, 2))));
        var (custodian, duty) = (await Reading.DutiesOf(_authority.Who("cledwyn"), default), await Reading.DutiesOf(_authority.Who("farah"), default));

        Assert.That(second.Answer!.AskedBefore, Has.Count.EqualTo(1));
        Assert.That(custodian.Select(one => one.Kind), Is.EquivalentTo(new[] { EnquiryDutyKind.ReviewRepeat, EnquiryDutyKind.ThinkAboutChild }));
        Assert.That(duty.Where(one => one.MayDo).Select(one => one.Kind), Is.EqualTo(new[] { EnquiryDutyKind.ThinkAboutChild }));

        var thought = Done(await Taking.Consider(
            _authority.Who("farah"), second.Id, second.Entries.Count, EnquiryDutyKind.ThinkAboutChild, EnquiryConclusion.ReferralOpened, "opened a referral", default));
        var reviewed = Done(await Taking.Consider(
            _authority.Who("cledwyn"), thought.Id, thought.Entries.Count, EnquiryDutyKind.ReviewRepeat, EnquiryConclusion.Told, "told the duty team", default));
        Assert.That(reviewed.IsSettled);
    }

    [Test]
    [Covers("T51")]
    public async Task After_a_year_or_about_another_child_nothing_is_repeated()
    {
        await Take("farah", Call("Lowri", "Heronsgate", new LocalDate(2020, 2, 3)));

        var other = Done(await Take("farah", Call("Osian", "Kestrelwood", new LocalDate(2020, 2, 3))));
        _authority.Clock.Now += Duration.FromDays(367);
        var later = Done(await Take("farah", Call("Lowri", "Heronsgate", new LocalDate(2020, 2, 3))));

        Assert.That((other.Answer!.AskedBefore.Count, later.Answer!.AskedBefore.Count), Is.EqualTo((0, 0)));
    }

    [Test]
    [Covers("O41", "Y23")]
    public async Task A_wrong_date_of_birth_is_put_right_with_a_reason_and_the_new_answer_rung_through()
    {
        await Registered();
        var enquiry = Done(await Take("farah", Call("Seren", "Coracle", new LocalDate(2001, 11, 30))));

        var corrected = Done(await Taking.Correct(_authority.Who("farah"), enquiry.Id, enquiry.Entries.Count, Asked("Seren", "Coracle", Born), "heard wrongly", default));

        Assert.That(corrected.Answer!.Answer, Is.EqualTo(RegisterAnswer.Registered));
        Assert.That(corrected.Duties.Select(duty => duty.Kind), Is.EqualTo(new[] { EnquiryDutyKind.GiveAnswer }));
        Assert.That(corrected.Asked.Child.BornOn, Is.EqualTo(new LocalDate(2001, 11, 30)), "what was written down first is kept");
    }

    [Test]
    [Covers("O40")]
    public async Task Out_of_hours_a_school_says_why_it_cannot_wait_and_a_hospital_need_not()
    {
        _authority.Clock.Now = Instant.FromUtc(2026, 3, 8, 2, 20);
        var school = Call("Lowri", "Heronsgate", null) with { Caller = new Caller("Marged Teasel", "Ysgol y Bont", AgencyStanding.Education, "head", null) };

        Assert.That(await Take("farah", school), Is.InstanceOf<EnquiryOutcome.Wrong>());
        Assert.That(await Take("farah", school with { Id = Id(), CannotWait = "the child is at my door" }), Is.InstanceOf<EnquiryOutcome.Done>());
        Assert.That(await Take("farah", Call("Lowri", "Heronsgate", null)), Is.InstanceOf<EnquiryOutcome.Done>());
    }

    [TestCase("anwen", false, false)]
    [TestCase("rhodri", false, false)]
    [TestCase("padma", true, false)]
    [TestCase("farah", true, true)]
    [TestCase("emyr", true, true)]
    [TestCase("cledwyn", true, true)]
    [Covers("O40")]
    public async Task Enquiries_are_read_and_taken_by_those_alone_whose_work_they_are(string who, bool reads, bool takes)
    {
        Assert.That(await Reading.Latest(_authority.Who(who), default), reads ? Is.Empty : Is.Null);
        Assert.That(await Take(who, Call("Lowri", "Heronsgate", null)), takes ? Is.InstanceOf<EnquiryOutcome.Done>() : Is.InstanceOf<EnquiryOutcome.NotAllowed>());
    }

    [Test]
    public async Task The_same_form_sent_twice_is_one_call()
    {
        var call = Call("Lowri", "Heronsgate", null);

        await Take("farah", call);
        await Take("farah", call);

        Assert.That((await Reading.Latest(_authority.Who("farah"), default))!, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Whoever_reads_an_enquiry_is_in_the_log_of_searches()
    {
        var enquiry = Done(await Take("cledwyn", Call("Lowri", "Heronsgate", null)));

        await Reading.Find(_authority.Who("padma"), enquiry.Id, default);

        await using var database = await _authority.Database();
        var padma = _authority.Who("padma").Id;
        Assert.That((await database.Searches.SingleAsync(row => row.SearchedBy == padma)).Asked, Does.Contain(enquiry.Id.ToString()));
    }

    [Test]
    [Covers("O40", "O41")]
    public async Task A_child_whose_file_is_restricted_is_never_said_not_to_be_found_and_only_those_who_answer_for_the_file_say_more()
    {
        var (open, child) = await Registered();
        var restricted = await _authority.Get<FileRestricting>().Set(
            _authority.Who("gwenllian"), child, RestrictionGround.PublicRole, "Her father sits on the council.", new LocalDate(2026, 6, 2),
            [new RestrictedReader(_authority.Who("iolo").Id, ReaderStanding.Reads)], default);
        Assert.That(restricted, Is.EqualTo(RestrictingOutcome.Done));

        var taken = Done(await Take("farah", Call("Seren", "Coracle", Born)));
        var farah = (await Reading.Find(_authority.Who("farah"), taken.Id, default))!;
        var refused = await Taking.SettleMatch(_authority.Who("farah"), taken.Id, farah.Known, null, "nobody I know of", default);
        var iolo = (await Reading.DutiesOf(_authority.Who("iolo"), default)).Single();
        var settled = Done(await Taking.SettleMatch(_authority.Who("iolo"), taken.Id, farah.Known, child, "it is she", default));
        var told = Done(await Taking.Give(_authority.Who("iolo"), taken.Id, settled.Entries.Count, GivenOutcome.Told, null, default));
        var after = (await Reading.Find(_authority.Who("farah"), taken.Id, default))!;

        Assert.That((farah.Enquiry.Answer!.Answer, farah.Matches.Count, farah.CoOrdinator), Is.EqualTo((RegisterAnswer.PossibleMatch, 0, (UserId?)null)));
        Assert.That(farah.Theirs, Does.Not.Contain(EnquiryDutyKind.SettleMatch));
        Assert.That(refused, Is.InstanceOf<EnquiryOutcome.NotAllowed>());
        Assert.That((iolo.Kind, iolo.MayDo), Is.EqualTo((EnquiryDutyKind.SettleMatch, true)), "at once, whatever the ladder says");
        Assert.That((settled.Answer!.Answer, settled.Answer.Case), Is.EqualTo((RegisterAnswer.Registered, (CaseId?)open)));
        Assert.That(told.IsSettled, Is.True);
        Assert.That((after.Enquiry.Answer!.Answer, after.Enquiry.Answer.Child, after.CoOrdinator), Is.EqualTo((RegisterAnswer.PossibleMatch, (ChildId?)null, (UserId?)null)));
        Assert.That((await Reading.Latest(_authority.Who("cledwyn"), default))!.Single().Answer!.Answer, Is.EqualTo(RegisterAnswer.PossibleMatch));
    }

    [Test]
    [Covers("O40")]
    public async Task A_restricted_child_who_is_not_on_the_register_is_answered_like_one_of_whom_nobody_knows()
    {
        var referral = new OpenCase(new CaseId(Guid.NewGuid()), await _authority.Child("Seren"), WorkingAuthority.North, _authority.OpeningAnswers(), null);
        await _authority.Opening.Open(_authority.Who("anwen"), referral, default);
        await _authority.Get<FileRestricting>().Set(
            _authority.Who("gwenllian"), referral.Child, RestrictionGround.PublicRole, "Her father sits on the council.", new LocalDate(2026, 6, 2),
            [new RestrictedReader(_authority.Who("iolo").Id, ReaderStanding.Reads)], default);

        var known = Done(await Take("farah", Call("Seren", "Coracle", Born)));
        var unknown = Done(await Take("farah", Call("Lowri", "Heronsgate", Born)));

        Assert.That((known.Answer!.Answer, known.Answer.Child, known.Answer.Case, known.Answer.Matches.Count), Is.EqualTo((RegisterAnswer.NotFound, (ChildId?)null, (CaseId?)null, 0)));
        Assert.That(unknown.Answer!.Answer, Is.EqualTo(RegisterAnswer.NotFound));
    }

    private async Task<string> WhoIsAsked()
    {
        var asked = new List<string>();
        foreach (var (role, who) in new[] { ("duty_worker", "farah"), ("duty_manager", "emyr"), ("custodian", "cledwyn"), ("board_manager", "padma"), ("senior_manager", "gwenllian") })
        {
            if ((await Reading.DutiesOf(_authority.Who(who), default)).Count > 0)
            {
                asked.Add(role);
            }
        }
        return string.Join(' ', asked.Order(StringComparer.Ordinal));
    }

    /// <summary>A child with an open case whose name stands, or stood, on the register.</summary>
    private async Task<(CaseId Case, ChildId Child)> Registered(string given = "Seren", LocalDate? to = null)
    {
        var referral = new OpenCase(new CaseId(Guid.NewGuid()), await _authority.Child(given), WorkingAuthority.North, _authority.OpeningAnswers(), null);
        await _authority.Opening.Open(_authority.Who("anwen"), referral, default);
        await Enter(referral.Case, referral.Child, to);
        return (referral.Case, referral.Child);
    }

    private async Task Enter(CaseId open, ChildId child, LocalDate? to)
    {
        await using var database = await _authority.Database();
        database.RegisterEntries.Add(new StoredRegisterEntry
        {
            AuthorityId = _authority.Authority, CaseId = open, EntryId = "entry-1", ChildId = child, Kind = "full", FromDate = new LocalDate(2025, 11, 3), ToDate = to,
            EndReason = to is null ? null : "decision", Categories = "[]",
        });
        await database.SaveChangesAsync();
    }

    private async Task<ChildId> OnFile(string given, LocalDate born, FamilyId? known, FamilyId family)
    {
        var child = new ChildId(Guid.NewGuid());
        await _authority.Get<IPeople>().Write(
            OpeningFile.Of(_authority.Authority, new Signature(_authority.Who("anwen").Id, _authority.Clock.Now), Guid.NewGuid(), new NewChild(child, given, "Sandpiper", born, null, known, family)), default);
        return child;
    }

    private Task<EnquiryOutcome> Take(string who, NewEnquiry call) => Taking.Take(_authority.Who(who), call, default);

    private static RegisterEnquiry Done(EnquiryOutcome outcome) =>
        outcome is EnquiryOutcome.Done done ? done.Enquiry : throw new AssertionException(outcome is EnquiryOutcome.Wrong wrong ? string.Join(", ", wrong.Faults) : outcome.ToString());

    private static EnquiryId Id() => new(Guid.CreateVersion7());

    private static AskedChild Asked(string given, string family, LocalDate? born) => new(given, family, [], born, null, null, []);

    private static NewEnquiry Call(string given, string family, LocalDate? born) => new(
        Id(), new Caller("Ottilie Fernbrook", "Glan Afon Hospital", AgencyStanding.Health, "nurse", "07700 900000"), EnquiryPurpose.ChildIsHere, "a burn on the hand",
        Asked(given, family, born), RangBack, null, null);
}
