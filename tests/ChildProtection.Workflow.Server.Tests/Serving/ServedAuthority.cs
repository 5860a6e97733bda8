using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Workflow.Server.Tests.Serving;

/// <summary>A small authority for the tests of pages: two teams and one account for each kind of reader.</summary>
public static class ServedAuthority
{
    public const string Password = "correct horse battery";

    public static AuthorityId Authority { get; } = new(1);

    public static TeamId NorthTeam { get; } = new(1);

    public static TeamId SouthTeam { get; } = new(2);

    public static StoredUser Worker { get; } = User(1, "nia.larkmead", "Nia Larkmead", NorthTeam, "social_worker", "lead_social_worker");

    public static StoredUser Manager { get; } = User(2, "emre.redkiteson", "Emre Redkiteson", NorthTeam, "team_manager");

    public static StoredUser SouthWorker { get; } = User(3, "tamar.ivyside", "Tamar Ivyside", SouthTeam, "social_worker", "lead_social_worker");

    public static StoredUser SeniorManager { get; } = User(4, "padma.snowdropper", "Padma Snowdropper", null, "senior_manager");

    public static StoredUser Chair { get; } = User(5, "iolo.candlemere", "Iolo Candlemere", null, "conference_chair");

    public static StoredUser Administrator { get; } = User(6, "zofia.quillfeather", "Zofia Quillfeather", null, "administrator");

    public static StoredUser Operator { get; } = User(7, "kit.sandpiperson", "Kit Sandpiperson", null, "operator");

    public static IReadOnlyList<StoredUser> Users { get; } = [Worker, Manager, SouthWorker, SeniorManager, Chair, Administrator, Operator];

    /// <summary>Writes the authority into a database that does not have it: several servers may share one.</summary>
    public static async Task Write(WorkflowDbContext database)
    {
        if (await database.Authorities.AnyAsync())
        {
            return;
        }
        database.Authorities.Add(new StoredAuthority { AuthorityId = Authority, Name = "Bae Arian", Nation = "wales" });
        database.Teams.Add(new StoredTeam { AuthorityId = Authority, TeamId = NorthTeam, Name = "North" });
        database.Teams.Add(new StoredTeam { AuthorityId = Authority, TeamId = SouthTeam, Name = "South" });
        database.Users.AddRange(Users);
        await database.SaveChangesAsync();
    }

    private static StoredUser User(int number, string signInName, string name, TeamId? team, params string[] roles) => new()
    {
        AuthorityId = Authority,
        UserId = new UserId(new Guid($"00000000-0000-7000-8000-{number:D12}")),
        SignInName = signInName,
        DisplayName = name,
        PasswordHash = new PasswordHasher<object>().HashPassword(new object(), Password),
        Roles = System.Text.Json.JsonSerializer.Serialize(roles),
        TeamId = team,
        SecurityStamp = $"stamp {number}",
    };
}
