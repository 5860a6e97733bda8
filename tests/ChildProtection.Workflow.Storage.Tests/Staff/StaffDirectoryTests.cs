using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Storage.Registration;
using ChildProtection.Workflow.Storage.Staff;
using ChildProtection.Workflow.Storage.Tests.Databases;

namespace ChildProtection.Workflow.Storage.Tests.Staff;

internal sealed class StaffDirectoryTests(DatabaseProvider provider) : OnBothDatabases(provider)
{
    private StaffDirectory Directory => new(Database);

    [SetUp]
    public async Task AddStaff()
    {
        await Database.AddTeams(1);
        await Database.AddUser(1, "Seren", team: 1);
        await Database.AddUser(2, "Anwen");
        await Database.AddUser(3, "Gone", team: 1, disabled: true);
        await Database.AddUser(4, "Elsewhere", authority: new AuthorityId(2));
    }

    [Test]
    public async Task Somebody_is_found_by_id_and_by_sign_in_name_with_roles_and_team()
    {
        var seren = await Directory.Find(SomePeople.User(1), default);

        Assert.That((seren!.Name, seren.SignInName, seren.Authority), Is.EqualTo(("Seren", "seren", CaseSteps.Authority)));
        Assert.That(seren.Roles, Is.EqualTo(new[] { "social_worker", "cover_worker" }));
        Assert.That(seren.Teams, Is.EqualTo(new[] { new TeamId(1) }));
        Assert.That((await Directory.FindBySignInName("seren", default))!.Id, Is.EqualTo(seren.Id));
    }

    [Test]
    public async Task Somebody_without_a_team_works_for_the_whole_authority() =>
        Assert.That((await Directory.Find(SomePeople.User(2), default))!.Teams, Is.Empty);

    [Test]
    public async Task Whoever_has_left_is_not_found_and_on_no_list()
    {
        Assert.That(await Directory.Find(SomePeople.User(3), default), Is.Null);
        Assert.That(await Directory.FindBySignInName("gone", default), Is.Null);
        Assert.That((await Directory.EverybodyEverywhere(default)).Select(member => member.Name), Is.EquivalentTo(new[] { "Seren", "Anwen", "Elsewhere" }));
    }

    [Test]
    public async Task The_staff_of_an_authority_comes_by_name_and_without_anybody_of_another() =>
        Assert.That((await Directory.Everybody(CaseSteps.Authority, default)).Select(member => member.Name), Is.EqualTo(new[] { "Anwen", "Seren" }));
}
