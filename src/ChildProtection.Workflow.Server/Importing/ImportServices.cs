using ChildProtection.Workflow.Cases.Import;
using ChildProtection.Workflow.Server.Timers;
using ChildProtection.Workflow.Storage.Administration;
using ChildProtection.Workflow.Storage.Importing;

namespace ChildProtection.Workflow.Server.Importing;

public static class ImportServices
{
    /// <summary>Cases of an earlier system: rehearsed, confirmed and brought in.</summary>
    public static IServiceCollection AddImports(this IServiceCollection services) => services
        .AddSingleton<IImportJournal, ImportJournal>()
        .AddSingleton<IImportRuns, ImportRuns>()
        .AddSingleton<ChildIdentities>()
        .AddSingleton<ImportPlanning>()
        .AddSingleton<CaseImport>()
        .AddSingleton<KeepingImports>()
        .AddSingleton<CarryingImports>()
        .AddSingleton<ImportSight>()
        .AddHostedService<ImportWorker>();
}
