using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Workflow.Storage.Staff;

/// <summary>Preferences, through EF Core.</summary>
public sealed class Preferences(IDbContextFactory<WorkflowDbContext> contexts) : IPreferences
{
    public async Task<string?> Find(StaffMember staff, string name, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await Row(database, staff, name).Select(row => row.Value).SingleOrDefaultAsync(cancellationToken);
    }

    public async Task Keep(StaffMember staff, string name, string? value, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value?.Length ?? 0, IPreferences.ValueCharactersMax);
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        if (value is null)
        {
            await Row(database, staff, name).ExecuteDeleteAsync(cancellationToken);
            return;
        }
        // Two pages of one person may keep at once: either may be the one that stays.
        await database.Database.ExecuteSqlAsync(
            $"""
             insert into preference (authority_id, user_id, name, value) values ({staff.Authority.Value}, {staff.Id.Value}, {name}, {value})
             on conflict (authority_id, user_id, name) do update set value = excluded.value
             """,
            cancellationToken);
    }

    private static IQueryable<StoredPreference> Row(WorkflowDbContext database, StaffMember staff, string name) =>
        database.Preferences.Where(row => row.AuthorityId == staff.Authority && row.UserId == staff.Id && row.Name == name);
}
