using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Import;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Workflow.Storage.Administration;

/// <summary>Runs that bring cases in, entered through EF Core.</summary>
public sealed class ImportJournal(IDbContextFactory<WorkflowDbContext> contexts) : IImportJournal
{
    public async Task Enter(AuthorityId authority, AdministrativeEntry entry, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        AdministrativeJournal.Enter(database, authority, entry);
        await database.SaveChangesAsync(cancellationToken);
    }
}
