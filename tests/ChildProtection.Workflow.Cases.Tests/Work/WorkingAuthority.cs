using System.Text.Json;
using ChildProtection.Workflow.Cases.Absences;
using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Access.Restricting;
using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Agencies;
using ChildProtection.Workflow.Cases.Attachments;
using ChildProtection.Workflow.Cases.Chronology;
using ChildProtection.Workflow.Cases.Definitions;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Import;
using ChildProtection.Workflow.Cases.Mailing;
using ChildProtection.Workflow.Cases.Notices;
using ChildProtection.Workflow.Cases.OutOfHours;
using ChildProtection.Workflow.Cases.Oversight;
using ChildProtection.Workflow.Cases.People;
using ChildProtection.Workflow.Cases.People.Births;
using ChildProtection.Workflow.Cases.People.Groups;
using ChildProtection.Workflow.Cases.People.Matching;
using ChildProtection.Workflow.Cases.People.Merging;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Reassigning;
using ChildProtection.Workflow.Cases.RegisterEnquiries;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Cases.Samples;
using ChildProtection.Workflow.Cases.Simulation;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Cases.Tests.Shipped;
using ChildProtection.Workflow.Cases.Work;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Expressions;
using ChildProtection.Workflow.Storage.Administration;
using ChildProtection.Workflow.Storage.Agencies;
using ChildProtection.Workflow.Storage.Children;
using ChildProtection.Workflow.Storage.Definitions;
using ChildProtection.Workflow.Storage.Importing;
using ChildProtection.Workflow.Storage.Mailing;
using ChildProtection.Workflow.Storage.Migrations;
using ChildProtection.Workflow.Storage.Notices;
using ChildProtection.Workflow.Storage.OutOfHours;
using ChildProtection.Workflow.Storage.People;
using ChildProtection.Workflow.Storage.Reading;
using ChildProtection.Workflow.Storage.Reassigning;
using ChildProtection.Workflow.Storage.RegisterEnquiries;
using ChildProtection.Workflow.Storage.Registration;
using ChildProtection.Workflow.Storage.Schema;
using ChildProtection.Workflow.Storage.Staff;
using ChildProtection.Workflow.Storage.Tests.Attachments;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Tests.Work;

/// <summary>The sample authority of Wales at work: its staff, the shipped definition, the real store in a file of its own, a clock set by hand.</summary>
internal sealed class WorkingAuthority : IAsyncDisposable
{
    /// <summary>One memory for all authorities of a run: the shipped definition is compiled once.</summary>
    private static readonly CompiledDefinitions Compiled = new();

    /// <summary>The database of a fresh authority, made once and copied for each test.</summary>
    private static readonly Lazy<Task<byte[]>> Fresh = new(MakeFresh);

    private readonly string _folder = Directory.CreateTempSubdirectory("cpw-cases-").FullName;
    private readonly ServiceProvider _services;
    private readonly AuthorityFile _file = Sample();

    private WorkingAuthority()
    {
        _services = new ServiceCollection()
            .AddLogging()
            .AddWorkflowStorage(new DatabaseOptions(DatabaseProvider.Sqlite, $"Data Source={DatabasePath}"))
            .AddSingleton<IClock>(Clock)
            .AddSingleton(ShippedFiles.Calendars)
            .AddSingleton<CalendarLibrary>()
            .AddSingleton<ICalendarLibrary>(provider => provider.GetRequiredService<CalendarLibrary>())
            .AddSingleton(Compiled)
            .AddSingleton<DefinitionLibrary>()
            .AddSingleton<IDefinitionLibrary>(provider => provider.GetRequiredService<DefinitionLibrary>())
            .AddSingleton<IStaffDirectory, StaffDirectory>()
            .AddSingleton<IAgencies, AgencyDirectory>()
            .AddSingleton<IAgencyRelations, AgencyRelations>()
            .AddSingleton<ICaseFiles, CaseFiles>()
            .AddSingleton<CaseDecider>()
            .AddSingleton<CaseLoading>()
            .AddSingleton<IChildren, ChildDirectory>()
            .AddSingleton<IPeople, PeopleOnFile>()
            .AddSingleton<IChildMerges, ChildMerges>()
            .AddSingleton<IFamilyGroups, FamilyGroups>()
            .AddSingleton<KeepingFamilies>()
            .AddSingleton<ToldOfBirth>()
            .AddSingleton<BirthOnFile>()
            .AddSingleton<MergeReaching>()
            .AddSingleton<MergingChildren>()
            .AddSingleton<IPersonSearch, PersonSearch>()
            .AddSingleton<ISearchLog, SearchLog>()
            .AddSingleton<Duplicates>()
            .AddSingleton<Searching>()
            .AddSingleton<PeopleReading>()
            .AddSingleton<KeepingPeople>()
            .AddSingleton<ITeams, TeamDirectory>()
            .AddSingleton<CaseOpening>()
            .AddSingleton<IAdministrativeJournal, AdministrativeJournal>()
            .AddSingleton<IImportJournal, ImportJournal>()
            .AddSingleton<ChildIdentities>()
            .AddSingleton<ImportPlanning>()
            .AddSingleton<CaseImport>()
            .AddSingleton<IContentKeys, TestKeys>()
            .AddSingleton<IImportRuns, ImportRuns>()
            .AddSingleton<KeepingImports>()
            .AddSingleton<CarryingImports>()
            .AddSingleton<ImportSight>()
            .AddSingleton<RecentCases>()
            .AddSingleton<RestrictedFiles>()
            .AddSingleton<FileRestricting>()
            .AddSingleton<KeptFilesWork>()
            .AddSingleton<CaseDoor>()
            .AddSingleton<EmergencyOversight>()
            .AddSingleton<EmergencyOpening>()
            .AddSingleton<IRegisterEnquiries, RegisterEnquiryStore>()
            .AddSingleton<IRegister, Register>()
            .AddSingleton<RegisterLookup>()
            .AddSingleton<CaseNotice>()
            .AddSingleton<EnquirySights>()
            .AddSingleton<TakingEnquiries>()
            .AddSingleton<ReadingEnquiries>()
            .AddSingleton<CaseWork>()
            .AddSingleton<CaseReading>()
            .AddSingleton<ChildsCases>()
            .AddSingleton<ChronologyKeeping>()
            .AddSingleton<RelatingAgencies>()
            .AddSingleton<IAssignments, Assignments>()
            .AddSingleton<Departures>()
            .AddSingleton<IAbsences, StaffAbsences>()
            .AddSingleton<Covers>()
            .AddSingleton<KeepingAbsences>()
            .AddSingleton<IToldCases, ToldCases>()
            .AddSingleton<TellingCases>()
            .AddSingleton<INoticeSources, NoticeSources>()
            .AddSingleton<INotices, NoticeStore>()
            .AddSingleton<IMailbox, Mailbox>()
            .AddSingleton(new MailSwitch(true))
            .AddSingleton<IHandovers, Handovers>()
            .AddSingleton<OutOfHoursDuty>()
            .AddSingleton<IReassignments, Reassignments>()
            .AddSingleton<CaseReassigning>()
            .AddSingleton<ChairIndependence>()
            .AddSingleton<Matters>()
            .AddSingleton<CountingWork>()
            .AddSingleton<Noticing>()
            .AddSingleton<MorningDigests>()
            .AddSingleton<DeadlineSweeper>()
            .BuildServiceProvider();
    }

    public static TeamId North { get; } = new(1);

    public static TeamId South { get; } = new(2);

    public HandClock Clock { get; } = new(Instant.FromUtc(2026, 3, 2, 9, 0));

    public AuthorityId Authority => _file.Authority;

    public CaseWork Work => Get<CaseWork>();

    public CaseOpening Opening => Get<CaseOpening>();

    public ICaseStore Store => Get<ICaseStore>();

    private string DatabasePath => Path.Combine(_folder, "cases.db");

    public static async Task<WorkingAuthority> Create()
    {
        var authority = new WorkingAuthority();
        await File.WriteAllBytesAsync(authority.DatabasePath, await Fresh.Value);
        return authority;
    }

    private static async Task<byte[]> MakeFresh()
    {
        await using var authority = new WorkingAuthority();
        await authority.Get<DatabaseMigrator>().Migrate(CancellationToken.None);
        await authority.Get<CalendarLibrary>().Keep(ShippedFiles.Folder, CancellationToken.None);
        await authority.AddStaff();
        await authority.Get<DefinitionLibrary>().Publish(
            authority.Authority, ShippedFiles.Folder.Load(ShippedFiles.WalesPath, ShippedFiles.Calendars), new LocalDate(2020, 1, 1), "a test", authority.Clock.Now, CancellationToken.None);
        await using (var database = await authority.Database())
        {
            // All of it into the one file that is copied.
            await database.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE)");
        }
        SqliteConnection.ClearAllPools();
        return await File.ReadAllBytesAsync(authority.DatabasePath);
    }

    public T Get<T>()
        where T : notnull => _services.GetRequiredService<T>();

    public StaffMember Who(string signIn) => _file.StaffMembers().Single(member => member.SignInName == signIn);

    /// <summary>A child on file.</summary>
    public async Task<ChildId> Child(string givenName = "Seren", string familyName = "Coracle")
    {
        var child = new ChildId(Guid.NewGuid());
        var made = new NewChild(child, givenName, familyName, new LocalDate(2018, 5, 1), null, null, new FamilyId(Guid.NewGuid()));
        await Get<IPeople>().Write(OpeningFile.Of(Authority, new Signature(Who("anwen").Id, Clock.Now), Guid.NewGuid(), made), CancellationToken.None);
        return child;
    }

    /// <summary>A case to be opened in the North team.</summary>
    public async Task<OpenCase> Referral(TeamId? team = null) => new(new CaseId(Guid.NewGuid()), await Child(), team ?? North, OpeningAnswers(), null);

    /// <summary>A case of the North team, opened by Anwen.</summary>
    public async Task<CaseId> Opened()
    {
        var referral = await Referral();
        var outcome = await Opening.Open(Who("anwen"), referral, CancellationToken.None);
        return outcome is WorkOutcome.Done ? referral.Case : throw new InvalidOperationException(outcome.ToString());
    }

    public Answers OpeningAnswers()
    {
        var setting = new SimulationSetting
        {
            Definition = ShippedFiles.Wales,
            Calendar = ShippedFiles.Calendar,
            Practice = ShippedFiles.Practice,
            Authority = Authority,
            Staff = _file.StaffMembers(),
            Children = 1,
            From = new LocalDate(2026, 3, 2),
            Until = Clock.Now,
            Seed = 1,
        };
        var form = new FormFiller(ShippedFiles.Wales.Definition, ShippedFiles.Practice, setting.Staff, new Random(1));
        return form.Fill(Practice.Opening, ShippedFiles.Wales.Definition.Forms[ShippedFiles.Wales.Definition.Opens.Form], setting.From);
    }

    /// <summary>The decision on the referral that names that user as the lead worker.</summary>
    public static CaseInput.CompleteTask ReferralDecided(string worker) => new("decide_referral", Answers.Of(
    [
        KeyValuePair.Create("decision", Value.OfCode("strategy_discussion")),
        KeyValuePair.Create("worker", Value.Of(worker)),
    ]))
    { Actor = Actor.System };

    public async Task<CaseHead> Head(CaseId caseId) => (await Store.Load(Authority, caseId, null, CancellationToken.None))!.Head;

    /// <summary>A case as it is stored, read.</summary>
    public async Task<CaseState> State(CaseId caseId) =>
        await Get<CaseLoading>().Read((await Store.Load(Authority, caseId, null, CancellationToken.None))!, CancellationToken.None) is CaseRead.Ready read
            ? read.State
            : throw new InvalidOperationException($"The case {caseId} cannot be read.");

    public Task<WorkflowDbContext> Database() => Get<IDbContextFactory<WorkflowDbContext>>().CreateDbContextAsync();

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private static AuthorityFile Sample()
    {
        var path = Path.Combine(ShippedFiles.Repository, "samples", "authorities", "cwm-heulog.yaml");
        return AuthorityFile.Parse(File.ReadAllText(path), path);
    }

    private async Task AddStaff()
    {
        await using var database = await Get<IDbContextFactory<WorkflowDbContext>>().CreateDbContextAsync();
        database.Authorities.Add(new StoredAuthority { AuthorityId = Authority, Name = _file.Name, Nation = _file.Nation });
        database.Teams.AddRange(_file.Teams.Select(team => new StoredTeam { AuthorityId = Authority, TeamId = new TeamId(team.Id), Name = team.Name }));
        database.Users.AddRange(_file.StaffMembers().Select(member => new StoredUser
        {
            AuthorityId = Authority,
            UserId = member.Id,
            SignInName = member.SignInName,
            DisplayName = member.Name,
            PasswordHash = string.Empty,
            Roles = JsonSerializer.Serialize(member.Roles),
            TeamId = member.Teams is [var team, ..] ? team : null,
            SecurityStamp = string.Empty,
        }));
        await database.SaveChangesAsync();
    }
}
