using System.Collections.Immutable;
using System.Text;
using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Cases.Tests.Shipped;
using ChildProtection.Workflow.Cases.Tests.Work;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Expressions;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Tests.Access;

/// <summary>How much of a case each role sees (rules catalogue, section 2).</summary>
internal sealed class CaseSightTests
{
    private static readonly string[] NarrowRoles = ["advocate", "business_support", "custodian", "independent_reviewing_officer", "note_taker"];

    private static IEnumerable<string> WholeRoles() =>
        AccessTable.Roles.Where(role => AccessTable.Allows([role], Permission.SeeCase)).Except(NarrowRoles);

    private WorkingAuthority _authority = null!;
    private CaseId _case;

    [OneTimeSetUp]
    public async Task Begin()
    {
        _authority = await WorkingAuthority.Create();
        _case = await _authority.Opened();
        await _authority.Work.Give(_authority.Who("rhodri"), _case, WorkingAuthority.ReferralDecided(_authority.Who("anwen").Id.ToString()), "decided", null, default);
    }

    [OneTimeTearDown]
    public async Task End() => await _authority.DisposeAsync();

    [TestCaseSource(nameof(WholeRoles))]
    public async Task A_role_that_works_or_answers_for_cases_sees_the_whole_of_one(string role) =>
        Assert.That((await Sight(role)).IsWhole, Is.True);

    [TestCaseSource(nameof(NarrowRoles))]
    public async Task A_narrow_role_sees_no_notes(string role)
    {
        var sight = await Sight(role);
        string[] notes = ["referral", "strategy_discussion", "section_47", "assessment", "visit", "denied_access", "safety_concern", "core_group_recall", "plan_version", "handover"];

        Assert.That(sight.IsWhole, Is.False);
        Assert.That(notes.Where(sight.SeesRecords), Is.Empty);
        Assert.That(new[] { "domestic_abuse", "new_harm_suspected_on", "in_need" }.Where(sight.SeesFact), Is.Empty);
        Assert.That(new[] { "reasons", "child_view", "parents_view", "agencies_views" }.Where(field => sight.Sees("conference", field)), Is.Empty);
    }

    [Test]
    public async Task Business_support_sees_whom_to_write_to_and_what_is_to_be_sent()
    {
        var sight = await Sight("business_support");

        Assert.That(sight.Sees("family_member", "name") && sight.Sees("invitation", "agency") && sight.Sees("conference", "minutes_sent_on") && sight.SeesFact("conference_booked_for"), Is.True);
        Assert.That(sight.SeesRecords("register_change"), Is.False);
    }

    [Test]
    public async Task The_custodian_sees_the_register_and_why_an_entry_ended()
    {
        var sight = await Sight("custodian");

        Assert.That(sight.Sees("register_change", "kind") && sight.Sees("conference", "categories") && sight.SeesFact("end_reason"), Is.True);
        Assert.That(sight.SeesRecords("family_member"), Is.False);
    }

    [Test]
    public async Task Whoever_has_a_second_role_that_sees_the_whole_case_sees_the_whole_case() =>
        Assert.That((await Sight("business_support", "team_manager")).IsWhole, Is.True);

    [TestCase(ShippedFiles.WalesPath)]
    [TestCase(ShippedFiles.EnglandPath)]
    public void No_other_role_is_narrowed_and_these_are_in_both_nations(string path) =>
        Assert.That(ShippedFiles.Compiled(path).Definition.Roles.Values.Where(role => role.Sees is not null).Select(role => role.Name), Is.EquivalentTo(NarrowRoles));

    [Test]
    public async Task A_record_is_narrowed_to_the_fields_that_are_seen_and_others_are_left_out()
    {
        var sight = await Sight("business_support");

        var seen = sight.Of([Row("conference", """{"kind":"initial","reasons":"He hits her","minutes_sent_on":"2026-03-02"}"""), Row("visit", """{"child_views":"Afraid"}""")]);

        Assert.That(seen.Select(row => (row.List, Encoding.UTF8.GetString(row.Fields.Span))), Is.EqualTo(new[] { ("conference", """{"kind":"initial","minutes_sent_on":"2026-03-02"}""") }));
    }

    [Test]
    public async Task With_a_part_of_the_case_only_what_ones_own_roles_are_asked_is_shown()
    {
        var state = await State();
        var derivation = CaseMachine.Derive(state.Definition, state.Snapshot, state.Calendar);
        var sight = await Sight("business_support");

        var seen = sight.Of(derivation, DefinitionOutline.Of(state.Definition.Definition));

        Assert.That(derivation.Tasks.Select(task => task.Name), Does.Contain("hold_strategy_discussion"));
        Assert.That(seen.Tasks.Where(task => !task.For.Contains("business_support")), Is.Empty);
        Assert.That(seen.Actions.Where(action => !action.For.Contains("business_support")), Is.Empty);
        Assert.That(seen.Deadlines.Select(deadline => deadline.Name), Does.Contain("initial_conference").And.Not.Contain("hold_strategy_discussion"));
        Assert.That(sight.Of([new JournalLine(1, new JournalEntry.CaseClosed("x") { Actor = "system", OccurredAt = _authority.Clock.Now, RecordedAt = _authority.Clock.Now })]), Is.Empty);
    }

    [Test]
    public async Task The_custodian_corrects_the_register_and_nothing_else()
    {
        var sight = await Sight("custodian");
        var nothing = ImmutableSortedDictionary<string, Value>.Empty;

        Assert.That(sight.MayGive(new CaseInput.CorrectRecord("register_change", "1", nothing.Add("kind", Value.OfCode("added")), "Typed wrongly") { Actor = Actor.System }), Is.True);
        Assert.That(sight.MayGive(new CaseInput.CorrectRecord("visit", "1", nothing, "Typed wrongly") { Actor = Actor.System }), Is.False);
        Assert.That(sight.MayGive(new CaseInput.CorrectRecord("conference", "1", nothing.Add("reasons", Value.Of("x")), "Typed wrongly") { Actor = Actor.System }), Is.False);
        Assert.That(sight.MayGive(new CaseInput.CorrectField("domestic_abuse", Value.True, "Typed wrongly") { Actor = Actor.System }), Is.False);
    }

    [Test]
    public async Task The_restricted_annex_to_the_minutes_is_for_those_who_see_all_that_it_tells()
    {
        var annex = (await State()).Definition.Definition.Documents["minutes_annex"];

        Assert.That((await Sight("conference_chair")).MayHave(annex), Is.True);
        Assert.That((await Sight("lead_social_worker")).MayHave(annex), Is.False);
    }

    [TestCaseSource(nameof(WholeRoles))]
    public async Task No_paper_for_staff_tells_its_reader_what_the_case_keeps_from_them(string role)
    {
        var sight = await Sight(role);
        var definition = (await State()).Definition.Definition;

        var had = definition.Documents.Values.Where(document => document.To == DocumentReader.Staff && sight.MayHave(document)).ToList();

        Assert.That(had.SelectMany(document => document.Shows).Where(shown => shown.List is null
            ? !sight.SeesFact(shown.Field)
            : definition.Records[shown.List].Fields.ContainsKey(shown.Field) && !sight.Sees(shown.List, shown.Field)), Is.Empty);
        Assert.That(had, Is.Not.Empty);
    }

    [TestCase("conference_chair", true)]
    [TestCase("lead_social_worker", false)]
    public async Task Why_something_is_not_known_is_read_by_those_who_would_read_the_answer(string role, bool reads)
    {
        var sight = await Sight(role);
        var reason = ImmutableSortedDictionary<string, string>.Empty.Add("police_view", "The officer who knew is away");
        var empty = ImmutableSortedDictionary<string, Value>.Empty;
        JournalEntry[] entries =
        [
            new JournalEntry.AnswerNotKnown("hold_back_decision", "police_view", reason["police_view"]),
            new JournalEntry.RecordAdded("hold_back", "hold_back-1", new EventTime(new LocalDate(2026, 3, 2)), empty) { NotKnown = reason },
        ];

        var seen = sight.Of([.. entries.Select((entry, index) => new JournalLine(index + 1, entry with { Actor = "system", OccurredAt = _authority.Clock.Now, RecordedAt = _authority.Clock.Now }))]);

        Assert.That(seen.Any(line => line.Entry is JournalEntry.AnswerNotKnown), Is.EqualTo(reads));
        Assert.That(seen.Select(line => line.Entry).OfType<JournalEntry.RecordAdded>().Single().NotKnown!.ContainsKey("police_view"), Is.EqualTo(reads));
    }

    private async Task<CaseSight> Sight(params string[] roles) => CaseSight.Of(
        new StaffMember { Id = new UserId(Guid.NewGuid()), Authority = _authority.Authority, Name = "Somebody", SignInName = "somebody", Roles = roles, Teams = [] },
        await State());

    private Task<CaseState> State() => _authority.State(_case);

    private static RecordRow Row(string list, string fields) => new()
    {
        List = list,
        Id = $"{list} 1",
        OccurredAt = Instant.FromUtc(2026, 3, 2, 9, 0),
        RecordedAt = Instant.FromUtc(2026, 3, 2, 9, 0),
        RecordedBy = "somebody",
        Revision = 1,
        Fields = Encoding.UTF8.GetBytes(fields),
    };
}
