using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Workflow.Server.Demonstration;

/// <summary>What is emptied when a demonstration, or one authority of it, begins afresh.</summary>
internal static class DemonstrationTables
{
    /// <summary>
    /// The clock goes last: by it the database knows a demonstration, and lets the rows of its logs go. All tables but those of the installation (the keys that keep people signed in, the calendars), those that refer to others first.
    /// </summary>
    public static IEnumerable<string> Of(WorkflowDbContext database)
    {
        var left = database.Model.GetEntityTypes().Where(type => type.ClrType != typeof(StoredProtectionKey) && type.ClrType != typeof(StoredClock) && type.ClrType != typeof(StoredCalendar)).ToList();
        while (left.Count > 0)
        {
            var free = left.Where(type => !left.Any(other => other != type && other.GetForeignKeys().Any(key => key.PrincipalEntityType == type))).ToList();
            foreach (var type in free)
            {
                yield return type.GetTableName()!;
            }
            left = [.. left.Except(free)];
        }
        yield return database.Model.FindEntityType(typeof(StoredClock))!.GetTableName()!;
    }
}
