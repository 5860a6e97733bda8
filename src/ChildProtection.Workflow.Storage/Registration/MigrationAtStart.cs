using ChildProtection.Workflow.Storage.Migrations;
using Microsoft.Extensions.Hosting;

namespace ChildProtection.Workflow.Storage.Registration;

/// <summary>Migrates before the program's other services start.</summary>
internal sealed class MigrationAtStart(DatabaseMigrator migrator) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => migrator.Migrate(cancellationToken);

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
