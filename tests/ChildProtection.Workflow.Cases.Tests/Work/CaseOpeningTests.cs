using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Agencies;
using ChildProtection.Workflow.Cases.Definitions;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.RegisterEnquiries;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Cases.Work;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Expressions;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Tests.Work;

internal sealed class CaseOpeningTests
{
    private WorkingAuthority _authority = null!;

    [OneTimeSetUp]
    public async Task Begin() => _authority = await WorkingAuthority.Create();

    [OneTimeTearDown]
    public async Task End() => await _authority.DisposeAsync();

    [Test]
    public async Task A_child_that_is_not_on_file_gets_no_case()
    {
        var referral = await _authority.Referral() with { Child = new ChildId(Guid.NewGuid()) };

        Assert.That(CodesOf(await Open("anwen", referral)), Is.EqualTo(new[] { WorkCodes.NoSuchChild }));
        Assert.That(await _authority.Store.Load(_authority.Authority, referral.Case, null, default), Is.Null);
    }

    [TestCase("full", true)]
    [TestCase("temporary", false)]
    [Covers("Y13", "O38")]
    public async Task A_child_who_was_on_the_register_before_is_known_to_have_been_whatever_whoever_opens_the_case_remembers(string kind, bool known)
    {
        var referral = await _authority.Referral();
        var forgotten = referral with { Answers = referral.Answers with { Values = referral.Answers.Values.SetItem("previously_registered", Value.Of(false)) } };
        await using (var database = await _authority.Database())
        {
            database.RegisterEntries.Add(new StoredRegisterEntry
            {
                AuthorityId = _authority.Authority, CaseId = new CaseId(Guid.NewGuid()), EntryId = "entry-1", ChildId = referral.Child, Kind = kind,
                FromDate = new LocalDate(2023, 1, 9), ToDate = new LocalDate(2023, 11, 6), EndReason = "decision", Categories = "[\"neglect\"]",
            });
            await database.SaveChangesAsync();
        }

        await Open("anwen", forgotten);

        var state = await _authority.State(referral.Case);
        Assert.That(state.Snapshot.Facts.Field("previously_registered"), Is.EqualTo(Value.Of(known)));
        await using var after = await _authority.Database();
        Assert.That((await after.RegisterEntries.SingleAsync(row => row.ChildId == referral.Child)).ToDate, Is.EqualTo(new LocalDate(2023, 11, 6)), "old history is never opened again");
    }

    [Test]
    public async Task A_team_that_is_not_there_gets_no_case() =>
        Assert.That(CodesOf(await Open("anwen", await _authority.Referral(new TeamId(99)))), Is.EqualTo(new[] { WorkCodes.NoSuchTeam }));

    [Test]
    public async Task Whoever_works_in_no_team_says_which_team_the_case_is_for()
    {
        var referral = await _authority.Referral() with { Team = null };

        var unsaid = await Open("farah", referral);
        var said = await Open("farah", referral with { Team = WorkingAuthority.South });

        Assert.That(CodesOf(unsaid), Is.EqualTo(new[] { WorkCodes.NoSuchTeam }));
        Assert.That(said, Is.InstanceOf<WorkOutcome.Done>());
        Assert.That((await _authority.Head(referral.Case)).Team, Is.EqualTo(WorkingAuthority.South));
    }

    [Test]
    public async Task The_case_of_whoever_works_in_one_team_is_that_teams()
    {
        var referral = await _authority.Referral() with { Team = null };

        await Open("seren", referral);

        Assert.That((await _authority.Head(referral.Case)).Team, Is.EqualTo(WorkingAuthority.South));
    }

    [Test]
    public async Task A_child_with_an_open_case_gets_no_second_one()
    {
        var referral = await _authority.Referral();
        await Open("anwen", referral);

        var second = await Open("dafydd", referral with { Case = new CaseId(Guid.NewGuid()) });

        Assert.That(CodesOf(second), Is.EqualTo(new[] { WorkCodes.HasOpenCase }));
    }

    [Test]
    public async Task Two_people_who_open_a_case_for_one_child_at_once_open_one()
    {
        var referral = await _authority.Referral();
        var other = referral with { Case = new CaseId(Guid.NewGuid()) };
        var overtaken = OpeningOn(new OvertakenStore(_authority.Store, times: 1, () => Open("dafydd", other)));

        var second = await overtaken.Open(_authority.Who("anwen"), referral, default);

        Assert.That(CodesOf(second), Is.EqualTo(new[] { WorkCodes.HasOpenCase }));
        Assert.That(await CasesOf(referral.Child), Is.EqualTo(new[] { other.Case }));
    }

    [Test]
    public async Task A_child_whose_case_is_closed_gets_a_new_one()
    {
        var referral = await _authority.Referral();
        await Open("anwen", referral);
        var closed = await _authority.Work.Give(_authority.Who("rhodri"), referral.Case, NoFurtherAction(), "closed", null, default);
        Assert.That((await _authority.Head(referral.Case)).Closed, Is.True, closed.ToString());

        var second = await Open("anwen", referral with { Case = new CaseId(Guid.NewGuid()) });

        Assert.That(second, Is.InstanceOf<WorkOutcome.Done>());
    }

    [Test]
    [Covers("O37b", "X41")]
    public async Task A_case_in_which_protection_has_ended_and_new_harm_is_reported_lets_the_new_case_be_opened_beside_it()
    {
        var referral = await _authority.Referral();
        var second = referral with { Case = new CaseId(Guid.NewGuid()) };
        await Open("anwen", referral);
        await Do(referral.Case, "rhodri", new CaseInput.CompleteTask("decide_referral", With(("decision", Value.OfCode("need_only")), ("worker", Value.Of(_authority.Who("anwen").Id.ToString())))) { Actor = Actor.System });
        await Do(referral.Case, "anwen", new CaseInput.TakeAction("record_new_referral", With(("concern", Value.Of("Bruising")))) { Actor = Actor.System });
        var tooEarly = await Open("anwen", second);

        await Do(referral.Case, "rhodri", new CaseInput.CompleteTask("decide_new_referral", With(("decision", Value.OfCode("strategy_discussion")))) { Actor = Actor.System });

        Assert.That(CodesOf(tooEarly), Is.EqualTo(new[] { WorkCodes.HasOpenCase }));
        Assert.That(await Open("anwen", second), Is.InstanceOf<WorkOutcome.Done>());
    }

    [Test]
    public async Task A_new_child_is_put_on_file_with_the_case()
    {
        var referral = await ForANewChild();

        var outcome = await Open("anwen", referral);

        Assert.That(outcome, Is.InstanceOf<WorkOutcome.Done>());
        Assert.That((await _authority.Get<ICaseFiles>().Child(_authority.Authority, referral.Child, default))?.Name, Is.EqualTo("Mabli Tern"));
    }

    [Test]
    public async Task An_opening_that_is_refused_leaves_no_child_behind()
    {
        var referral = await ForANewChild() with { Answers = Answers.None };

        var outcome = await Open("anwen", referral);

        Assert.That(CodesOf(outcome), Does.Contain(RefusalCodes.AnswerMissing));
        Assert.That(await _authority.Get<IChildren>().IsOnFile(_authority.Authority, referral.Child, default), Is.False);
        await using var database = await _authority.Get<IDbContextFactory<WorkflowDbContext>>().CreateDbContextAsync();
        Assert.That(await database.AgencyRelations.AnyAsync(row => row.ChildId == referral.Child), Is.False);
    }

    [Test]
    public async Task The_same_case_from_somebody_else_is_not_answered_as_theirs()
    {
        var referral = await _authority.Referral();
        await Open("anwen", referral);

        Assert.That(await Open("dafydd", referral), Is.InstanceOf<WorkOutcome.Conflict>());
    }

    private Task<WorkOutcome> Open(string signIn, OpenCase command) => _authority.Opening.Open(_authority.Who(signIn), command, default);

    private async Task<OpenCase> ForANewChild()
    {
        var child = new ChildId(Guid.NewGuid());
        return await _authority.Referral() with
        {
            Child = child,
            NewChild = new NewChild(child, "Mabli", "Tern", null, null, null, new FamilyId(Guid.NewGuid())),
        };
    }

    private async Task<IEnumerable<CaseId>> CasesOf(ChildId child) =>
        (await _authority.Get<ICaseFiles>().CasesOf(_authority.Authority, child, default)).Select(head => head.Case);

    private CaseOpening OpeningOn(ICaseStore store) => new(
        store, _authority.Get<CaseDecider>(), _authority.Get<CaseLoading>(), _authority.Get<IJournal>(), _authority.Get<ICaseFiles>(), _authority.Get<IChildren>(), _authority.Get<Cases.People.Merging.IChildMerges>(),
        _authority.Get<ITeams>(),
        _authority.Get<IAgencies>(), _authority.Get<IAgencyRelations>(), _authority.Get<CaseDoor>(), _authority.Get<IDefinitionLibrary>(), _authority.Get<ICalendarLibrary>(), _authority.Get<IRegister>(), _authority.Clock);

    private async Task Do(CaseId caseId, string signIn, CaseInput input)
    {
        _authority.Clock.Now += Duration.FromMinutes(1);
        var outcome = await _authority.Work.Give(_authority.Who(signIn), caseId, input, Guid.NewGuid().ToString(), null, default);
        Assert.That(outcome, Is.InstanceOf<WorkOutcome.Done>(), string.Join("; ", CodesOf(outcome)));
    }

    private static CaseInput.CompleteTask NoFurtherAction() =>
        new("decide_referral", With(("decision", Value.OfCode("no_further_action")), ("reasons", Value.Of("Not the child that was meant")))) { Actor = Actor.System };

    private static Answers With(params (string Question, Value Answer)[] answers) =>
        Answers.Of([.. answers.Select(answer => KeyValuePair.Create(answer.Question, answer.Answer))]);

    private static IEnumerable<string> CodesOf(WorkOutcome outcome) =>
        outcome is WorkOutcome.Refused refused ? refused.Reasons.Select(reason => reason.Code) : [];
}
