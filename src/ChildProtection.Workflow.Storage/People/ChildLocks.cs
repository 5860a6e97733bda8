using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Workflow.Storage.People;

/// <summary>Whoever decides about one of several children at the same moment waits.</summary>
internal static class ChildLocks
{
    /// <summary>Until the end of the transaction. The rows of the children are written, always in the same order.</summary>
    public static async Task Take(WorkflowDbContext database, AuthorityId authority, IEnumerable<ChildId> children, CancellationToken cancellationToken)
    {
        foreach (var child in children.Distinct().OrderBy(child => child.Value))
        {
            await database.Children.Where(row => row.AuthorityId == authority && row.ChildId == child)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.GivenName, row => row.GivenName), cancellationToken);
        }
    }
}
