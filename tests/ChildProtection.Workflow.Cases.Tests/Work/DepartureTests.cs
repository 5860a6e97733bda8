using ChildProtection.Workflow.Cases.Access.Restricting;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Tests.Work;

/// <summary>Whoever leaves the authority takes no case along.</summary>
internal sealed class DepartureTests
{
    private WorkingAuthority _authority = null!;

    [SetUp]
    public async Task Begin() => _authority = await WorkingAuthority.Create();

    [TearDown]
    public async Task End() => await _authority.DisposeAsync();

    [Test]
    [Covers("O5", "L5.1b", "X36", "T44")]
    public async Task The_case_of_a_lead_worker_who_leaves_is_vacant_at_once_and_the_senior_manager_is_asked()
    {
        var caseId = await LedBy("anwen");
        await Leave("anwen");

        var totals = await Departures.Run(default);

        Assert.That(totals.Vacated, Is.EqualTo(1));
        var state = await State(caseId);
        Assert.That(state.Snapshot.Holders, Is.Empty);
        var asked = await WorkOf("senior_manager");
        Assert.That(asked.Select(work => (work.Case, work.Row.Name)), Does.Contain((caseId, "name_lead")));
    }

    [Test]
    public async Task A_second_run_finds_nothing_more()
    {
        var caseId = await LedBy("anwen");
        await Leave("anwen");
        await Departures.Run(default);
        var version = (await _authority.Head(caseId)).Version;

        var again = await Departures.Run(default);

        Assert.That((again.Vacated, again.Failed), Is.EqualTo((0, Array.Empty<(CaseId, string, string)>())));
        Assert.That((await _authority.Head(caseId)).Version, Is.EqualTo(version));
    }

    [Test]
    public async Task Nobody_who_still_works_here_loses_a_case()
    {
        var caseId = await LedBy("anwen");
        await Leave("dafydd");

        Assert.That((await Departures.Run(default)).Vacated, Is.Zero);
        Assert.That((await State(caseId)).Snapshot.Holders.Values, Is.EqualTo(new[] { _authority.Who("anwen").Id.ToString() }));
    }

    [Test]
    public async Task A_case_that_its_definition_cannot_be_found_for_is_named_and_the_others_are_still_seen_to()
    {
        var lost = await LedBy("anwen");
        var other = await LedBy("anwen");
        await using (var database = await Database())
        {
            await database.Cases.Where(one => one.CaseId == lost).ExecuteUpdateAsync(set => set.SetProperty(one => one.DefinitionHash, "sha256-gone"));
        }
        await Leave("anwen");

        var totals = await Departures.Run(default);

        Assert.That(totals.Failed, Is.EqualTo(new[] { (lost, "lead_social_worker", CaseDecider.DefinitionMissingCode) }));
        Assert.That((await State(other)).Snapshot.Holders, Is.Empty);
    }

    private Departures Departures => _authority.Get<Departures>();

    private async Task<CaseId> LedBy(string worker)
    {
        var caseId = await _authority.Opened();
        await _authority.Work.Give(
            _authority.Who("rhodri"), caseId, WorkingAuthority.ReferralDecided(_authority.Who(worker).Id.ToString()), Guid.NewGuid().ToString(), null, default);
        _authority.Clock.Now += Duration.FromMinutes(1);
        return caseId;
    }

    private async Task Leave(string signIn)
    {
        await using var database = await Database();
        await database.Users.Where(user => user.SignInName == signIn).ExecuteUpdateAsync(set => set.SetProperty(user => user.Disabled, true));
    }

    private Task<CaseState> State(CaseId caseId) => _authority.State(caseId);

    private async Task<IReadOnlyList<ListedWork>> WorkOf(string role) =>
        await _authority.Get<ICaseFiles>().WorkOf(_authority.Authority, new UserId(Guid.NewGuid()), [role], [WorkingAuthority.North], HiddenFiles.None, 100, default);

    private async Task<WorkflowDbContext> Database() => await _authority.Get<IDbContextFactory<WorkflowDbContext>>().CreateDbContextAsync();
}
