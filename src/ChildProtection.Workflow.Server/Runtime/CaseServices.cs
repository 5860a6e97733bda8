using ChildProtection.Workflow.Cases.Absences;
using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Access.Restricting;
using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Agencies;
using ChildProtection.Workflow.Cases.Chronology;
using ChildProtection.Workflow.Cases.Definitions;
using ChildProtection.Workflow.Cases.Drafts;
using ChildProtection.Workflow.Cases.Documents;
using ChildProtection.Workflow.Cases.Mailing;
using ChildProtection.Workflow.Cases.Notices;
using ChildProtection.Workflow.Cases.FormTimes;
using ChildProtection.Workflow.Cases.OutOfHours;
using ChildProtection.Workflow.Cases.Oversight;
using ChildProtection.Workflow.Cases.People;
using ChildProtection.Workflow.Cases.People.Births;
using ChildProtection.Workflow.Cases.People.Groups;
using ChildProtection.Workflow.Cases.People.Matching;
using ChildProtection.Workflow.Cases.People.Merging;
using ChildProtection.Workflow.Cases.Plans;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Reassigning;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Cases.Work;
using ChildProtection.Workflow.Engine.Diagnostics;
using ChildProtection.Workflow.Server.Shell;
using ChildProtection.Workflow.Storage.Administration;
using ChildProtection.Workflow.Storage.Agencies;
using ChildProtection.Workflow.Storage.Children;
using ChildProtection.Workflow.Storage.Definitions;
using ChildProtection.Workflow.Storage.Drafts;
using ChildProtection.Workflow.Storage.Mailing;
using ChildProtection.Workflow.Storage.Notices;
using ChildProtection.Workflow.Storage.FormTimes;
using ChildProtection.Workflow.Storage.OutOfHours;
using ChildProtection.Workflow.Storage.People;
using ChildProtection.Workflow.Storage.Reading;
using ChildProtection.Workflow.Storage.Reassigning;
using ChildProtection.Workflow.Storage.Staff;

namespace ChildProtection.Workflow.Server.Runtime;

/// <summary>The use cases and what they read and write through.</summary>
public static class CaseServices
{
    /// <summary>Adds them. The clock, the store and the journal are registered elsewhere.</summary>
    /// <exception cref="InvalidOperationException">The folder of definitions cannot be used; the message says why.</exception>
    public static IServiceCollection AddCases(this IServiceCollection services, ServerSettings settings)
    {
        var folder = WorkflowFolder.Holding(settings.WorkflowsFolder.FullName)
            ?? throw new InvalidOperationException($"Workflows:Folder is '{settings.WorkflowsFolder.FullName}', which has no folder 'calendars'. Name the folder of definitions.");
        var (book, found) = folder.Calendars();
        if (book is null)
        {
            throw new InvalidOperationException($"The calendars cannot be read: {found.First(diagnostic => diagnostic.Severity == Severity.Error)}");
        }
        services.AddSingleton(folder);
        services.AddSingleton(book);
        services.AddSingleton<CalendarLibrary>();
        services.AddSingleton<ICalendarLibrary>(provider => provider.GetRequiredService<CalendarLibrary>());
        services.AddHostedService<CalendarsAtStart>();
        services.AddSingleton<CompiledDefinitions>();
        services.AddSingleton<DefinitionLibrary>();
        services.AddSingleton<IDefinitionLibrary>(provider => provider.GetRequiredService<DefinitionLibrary>());
        services.AddSingleton<IStaffDirectory, StaffDirectory>();
        services.AddSingleton<IAgencies, AgencyDirectory>();
        services.AddSingleton<IAgencyRelations, AgencyRelations>();
        services.AddSingleton<IAdministrativeJournal, AdministrativeJournal>();
        services.AddSingleton<ICaseFiles, CaseFiles>();
        services.AddSingleton<IDrafts, DraftStore>();
        services.AddSingleton<IPreferences, Preferences>();
        services.AddSingleton<IFormTimes, CountedFormTimes>();
        services.AddSingleton<IAbsences, StaffAbsences>();
        services.AddSingleton<Covers>();
        services.AddSingleton<KeepingAbsences>();
        services.AddSingleton<IToldCases, ToldCases>();
        services.AddSingleton<TellingCases>();
        services.AddSingleton<INoticeSources, NoticeSources>();
        services.AddSingleton<INotices, NoticeStore>();
        services.AddSingleton<IMailbox, Mailbox>();
        services.AddSingleton<IHandovers, Handovers>();
        services.AddSingleton<OutOfHoursDuty>();
        services.AddSingleton<IReassignments, Reassignments>();
        services.AddSingleton<CaseReassigning>();
        services.AddSingleton<ChairIndependence>();
        services.AddSingleton<Matters>();
        services.AddSingleton<CountingWork>();
        services.AddSingleton<Noticing>();
        services.AddSingleton<MorningDigests>();
        services.AddSingleton<CaseDecider>();
        services.AddSingleton<CaseLoading>();
        services.AddSingleton<IChildren, ChildDirectory>();
        services.AddSingleton<IPeople, PeopleOnFile>();
        services.AddSingleton<IChildMerges, ChildMerges>();
        services.AddSingleton<IFamilyGroups, FamilyGroups>();
        services.AddSingleton<KeepingFamilies>();
        services.AddSingleton<ToldOfBirth>();
        services.AddSingleton<BirthOnFile>();
        services.AddSingleton<MergeReaching>();
        services.AddSingleton<MergingChildren>();
        services.AddSingleton<ComparingChildren>();
        services.AddSingleton<IPersonSearch, PersonSearch>();
        services.AddSingleton<ISearchLog, SearchLog>();
        services.AddSingleton<Duplicates>();
        services.AddSingleton<Searching>();
        services.AddSingleton<PeopleReading>();
        services.AddSingleton<KeepingPeople>();
        services.AddSingleton<ITeams, TeamDirectory>();
        services.AddSingleton<IAuthorities, AuthorityDirectory>();
        services.AddSingleton<CaseDocuments>();
        services.AddSingleton<GivenDocuments>();
        services.AddSingleton<CaseOpening>();
        services.AddSingleton<RecentCases>();
        services.AddSingleton<RestrictedFiles>();
        services.AddSingleton<FileRestricting>();
        services.AddSingleton<KeptFilesWork>();
        services.AddSingleton<CaseDoor>();
        services.AddSingleton<EmergencyOversight>();
        services.AddSingleton<EmergencyOpening>();
        services.AddSingleton<CaseWork>();
        services.AddSingleton<WorkTogether>();
        services.AddSingleton<CaseReading>();
        services.AddSingleton<ChildsCases>();
        services.AddSingleton<PlanReading>();
        services.AddSingleton<ChronologyKeeping>();
        services.AddSingleton<RelatingAgencies>();
        services.AddSingleton<DeadlineSweeper>();
        services.AddSingleton<IAssignments, Assignments>();
        services.AddSingleton<Departures>();
        return services;
    }
}
