using ChildProtection.Workflow.Cases.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Conventions;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Schema;

/// <summary>
/// The database as pages and administration see it. What a step writes (case, journal, command, task, deadline, breach, record,
/// register entry, outbox) is written by <see cref="Cases.Runtime.ICaseStore"/> alone; here it is read.
/// </summary>
public sealed class WorkflowDbContext(DbContextOptions<WorkflowDbContext> options) : DbContext(options)
{
    public DbSet<StoredAuthority> Authorities => Set<StoredAuthority>();

    public DbSet<StoredCase> Cases => Set<StoredCase>();

    public DbSet<StoredJournalEntry> Journal => Set<StoredJournalEntry>();

    public DbSet<StoredCommand> Commands => Set<StoredCommand>();

    public DbSet<StoredTask> Tasks => Set<StoredTask>();

    public DbSet<StoredDeadline> Deadlines => Set<StoredDeadline>();

    public DbSet<StoredBreach> Breaches => Set<StoredBreach>();

    public DbSet<StoredRecord> Records => Set<StoredRecord>();

    public DbSet<StoredRegisterEntry> RegisterEntries => Set<StoredRegisterEntry>();

    public DbSet<StoredDelivery> Outbox => Set<StoredDelivery>();

    public DbSet<StoredIncident> Incidents => Set<StoredIncident>();

    public DbSet<StoredDefinition> Definitions => Set<StoredDefinition>();

    public DbSet<StoredCalendar> Calendars => Set<StoredCalendar>();

    public DbSet<StoredChild> Children => Set<StoredChild>();

    public DbSet<StoredPerson> Persons => Set<StoredPerson>();

    public DbSet<StoredFact> Facts => Set<StoredFact>();

    public DbSet<StoredSearchKey> SearchKeys => Set<StoredSearchKey>();

    public DbSet<StoredSearch> Searches => Set<StoredSearch>();

    public DbSet<StoredRegisterEnquiry> RegisterEnquiries => Set<StoredRegisterEnquiry>();

    public DbSet<StoredRegisterEnquiryEntry> RegisterEnquiryEntries => Set<StoredRegisterEnquiryEntry>();

    public DbSet<StoredRegisterEnquiryKey> RegisterEnquiryKeys => Set<StoredRegisterEnquiryKey>();

    public DbSet<StoredFamily> Families => Set<StoredFamily>();

    public DbSet<StoredFamilyMember> FamilyMembers => Set<StoredFamilyMember>();

    public DbSet<StoredChildMerge> ChildMerges => Set<StoredChildMerge>();

    public DbSet<StoredFamilyStatement> FamilyStatements => Set<StoredFamilyStatement>();

    public DbSet<StoredSameChild> SameChildren => Set<StoredSameChild>();

    public DbSet<StoredAssignment> Assignments => Set<StoredAssignment>();

    public DbSet<StoredTeam> Teams => Set<StoredTeam>();

    public DbSet<StoredAgency> Agencies => Set<StoredAgency>();

    public DbSet<StoredAgencyRelation> AgencyRelations => Set<StoredAgencyRelation>();

    public DbSet<StoredUser> Users => Set<StoredUser>();

    public DbSet<StoredAdministrativeEntry> AdministrativeEntries => Set<StoredAdministrativeEntry>();

    public DbSet<StoredCaseLook> CaseLooks => Set<StoredCaseLook>();

    public DbSet<StoredEmergencyAccess> EmergencyAccesses => Set<StoredEmergencyAccess>();

    public DbSet<StoredEmergencyReview> EmergencyReviews => Set<StoredEmergencyReview>();

    public DbSet<StoredLogReading> LogReadings => Set<StoredLogReading>();

    public DbSet<StoredRestriction> Restrictions => Set<StoredRestriction>();

    public DbSet<StoredRestrictedReader> RestrictedReaders => Set<StoredRestrictedReader>();

    public DbSet<StoredRestrictedNotice> RestrictedNotices => Set<StoredRestrictedNotice>();

    public DbSet<StoredChronologyEntry> ChronologyEntries => Set<StoredChronologyEntry>();

    public DbSet<StoredClock> Clocks => Set<StoredClock>();

    public DbSet<StoredProtectionKey> ProtectionKeys => Set<StoredProtectionKey>();

    public DbSet<StoredDraft> Drafts => Set<StoredDraft>();

    public DbSet<StoredAbsence> Absences => Set<StoredAbsence>();

    public DbSet<StoredToldCase> ToldCases => Set<StoredToldCase>();

    public DbSet<StoredPreference> Preferences => Set<StoredPreference>();

    public DbSet<StoredFormTime> FormTimes => Set<StoredFormTime>();

    public DbSet<StoredAttachment> Attachments => Set<StoredAttachment>();

    public DbSet<StoredAttachmentEntry> AttachmentEntries => Set<StoredAttachmentEntry>();

    public DbSet<StoredAttachmentLook> AttachmentLooks => Set<StoredAttachmentLook>();

    public DbSet<StoredFileContent> FileContents => Set<StoredFileContent>();

    public DbSet<StoredFilePart> FileParts => Set<StoredFilePart>();

    public DbSet<StoredImportRun> ImportRuns => Set<StoredImportRun>();

    public DbSet<StoredImportPart> ImportParts => Set<StoredImportPart>();

    public DbSet<StoredHappening> Happenings => Set<StoredHappening>();

    public DbSet<StoredNotice> Notices => Set<StoredNotice>();

    public DbSet<StoredHandoverNote> HandoverNotes => Set<StoredHandoverNote>();

    public DbSet<StoredReassignment> Reassignments => Set<StoredReassignment>();

    public DbSet<StoredReassignedRole> ReassignedRoles => Set<StoredReassignedRole>();

    public DbSet<StoredMailSetting> MailSettings => Set<StoredMailSetting>();

    public DbSet<StoredMail> Mails => Set<StoredMail>();

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        // Indexes are chosen one by one, in the model and in the migrations alike.
        configurationBuilder.Conventions.Remove(typeof(ForeignKeyIndexConvention));
        var ids = typeof(CaseId).Assembly.GetExportedTypes().Where(type => type is { IsValueType: true } && type.Namespace == typeof(CaseId).Namespace);
        foreach (var id in ids)
        {
            var value = id.GetProperty(nameof(CaseId.Value))!.PropertyType;
            configurationBuilder.Properties(id).HaveConversion(typeof(IdConverter<,>).MakeGenericType(id, value));
        }
        var instant = Database.IsNpgsql() ? typeof(InstantToTimestamp) : typeof(InstantToMicroseconds);
        configurationBuilder.Properties<Instant>().HaveConversion(instant);
        configurationBuilder.Properties<LocalDate>().HaveConversion<LocalDateToDate>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        WorkflowModel.Build(modelBuilder);
        SnakeCase.Apply(modelBuilder.Model);
        if (Database.IsNpgsql())
        {
            WorkflowModel.BuildForPostgreSql(modelBuilder);
        }
    }
}
