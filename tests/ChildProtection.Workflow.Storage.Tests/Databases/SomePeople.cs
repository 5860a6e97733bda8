using System.Text.Json;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Storage.Schema;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Tests.Databases;

/// <summary>Children, staff and agencies on file.</summary>
internal static class SomePeople
{
    public static ChildId Child(int number) => new(CaseSteps.Case(number).Value);

    public static UserId User(int number) => new(new Guid(number, 1, 0, [2, 0, 0, 0, 0, 0, 0, 2]));

    /// <summary>The child of the case of that number.</summary>
    public static async Task AddChild(this TestDatabase database, int number, string givenName, string familyName, AuthorityId? authority = null)
    {
        await using var context = database.CreateDbContext();
        context.Children.Add(new StoredChild
        {
            AuthorityId = authority ?? CaseSteps.Authority,
            ChildId = Child(number),
            GivenName = givenName,
            FamilyName = familyName,
            BornOn = new LocalDate(2018, 5, number),
        });
        await context.SaveChangesAsync();
    }

    public static async Task AddFamily(this TestDatabase database, int number, params int[] children)
    {
        await using var context = database.CreateDbContext();
        var family = new FamilyId(new Guid(number, 2, 0, [3, 0, 0, 0, 0, 0, 0, 3]));
        context.Families.Add(new StoredFamily { AuthorityId = CaseSteps.Authority, FamilyId = family, Name = "A family" });
        context.FamilyMembers.AddRange(children.Select(
            child => new StoredFamilyMember { AuthorityId = CaseSteps.Authority, FamilyId = family, ChildId = Child(child) }));
        await context.SaveChangesAsync();
    }

    public static async Task AddTeams(this TestDatabase database, params int[] teams)
    {
        await using var context = database.CreateDbContext();
        context.Teams.AddRange(teams.Select(team => new StoredTeam { AuthorityId = CaseSteps.Authority, TeamId = new TeamId(team), Name = $"Team {team}" }));
        await context.SaveChangesAsync();
    }

    public static async Task AddUser(this TestDatabase database, int number, string name, int? team = null, bool disabled = false, AuthorityId? authority = null)
    {
        await using var context = database.CreateDbContext();
        context.Users.Add(new StoredUser
        {
            AuthorityId = authority ?? CaseSteps.Authority,
            UserId = User(number),
            SignInName = name.ToLowerInvariant(),
            DisplayName = name,
            PasswordHash = string.Empty,
            Roles = JsonSerializer.Serialize<string[]>(["social_worker", "cover_worker"]),
            TeamId = team is { } own ? new TeamId(own) : null,
            Disabled = disabled,
            SecurityStamp = string.Empty,
        });
        await context.SaveChangesAsync();
    }
}
