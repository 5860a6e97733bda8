using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Access.Restricting;
using ChildProtection.Workflow.Cases.Agencies;
using ChildProtection.Workflow.Cases.Definitions;
using ChildProtection.Workflow.Cases.Import;
using ChildProtection.Workflow.Cases.People;
using ChildProtection.Workflow.Cases.People.Matching;
using ChildProtection.Workflow.Cases.People.Merging;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Engine.Calendars;
using ChildProtection.Workflow.Storage.Administration;
using ChildProtection.Workflow.Storage.Agencies;
using ChildProtection.Workflow.Storage.Children;
using ChildProtection.Workflow.Storage.Definitions;
using ChildProtection.Workflow.Storage.People;
using ChildProtection.Workflow.Storage.Reading;
using ChildProtection.Workflow.Storage.Registration;
using ChildProtection.Workflow.Storage.Schema;
using ChildProtection.Workflow.Storage.SignIn;
using ChildProtection.Workflow.Storage.Staff;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace ChildProtection.Workflow.Cli.Importing;

/// <summary>What bringing cases in needs, over a database that the server has migrated.</summary>
internal static class ImportServices
{
    public static ServiceProvider Over(DatabaseOptions database, WorkflowFolder folder, CalendarBook calendars) => new ServiceCollection()
        .AddLogging()
        .AddWorkflowStorage(database)
        .AddSingleton<IClock>(SystemClock.Instance)
        .AddSingleton(folder)
        .AddSingleton(calendars)
        .AddSingleton<CalendarLibrary>()
        .AddSingleton<ICalendarLibrary>(provider => provider.GetRequiredService<CalendarLibrary>())
        .AddSingleton<CompiledDefinitions>()
        .AddSingleton<IDefinitionLibrary, DefinitionLibrary>()
        .AddSingleton<IStaffDirectory, StaffDirectory>()
        .AddSingleton<ITeams, TeamDirectory>()
        .AddSingleton<IAgencyRelations, AgencyRelations>()
        .AddSingleton<ICaseFiles, CaseFiles>()
        .AddSingleton<IChildren, ChildDirectory>()
        .AddSingleton<IPeople, PeopleOnFile>()
        .AddSingleton<IChildMerges, ChildMerges>()
        .AddSingleton<IPersonSearch, PersonSearch>()
        .AddSingleton<ISearchLog, SearchLog>()
        .AddSingleton<Duplicates>()
        .AddSingleton<IImportJournal, ImportJournal>()
        .AddSingleton<IPasswordHasher<StoredUser>, PasswordHasher<StoredUser>>()
        .AddSingleton<PasswordSignIn>()
        .AddSingleton<CaseDecider>()
        .AddSingleton<RestrictedFiles>()
        .AddSingleton<CaseDoor>()
        .AddSingleton<ChildIdentities>()
        .AddSingleton<ImportPlanning>()
        .AddSingleton<CaseImport>()
        .BuildServiceProvider();
}
