using ChildProtection.Workflow.Storage.Attachments;
using ChildProtection.Workflow.Storage.Oversight;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ChildProtection.Workflow.Storage.Schema;

/// <summary>
/// Tables, keys and indexes. Every key leads with the authority, so that one deployment serves many and the tables can be distributed by it. The
/// tables of a step have no foreign keys: one statement writes all of them under the case row's lock, and a check a row would cost a tenth of the step.
/// </summary>
internal static class WorkflowModel
{
    public static void Build(ModelBuilder model)
    {
        Table<StoredAuthority>(model, "authority").HasKey(a => a.AuthorityId);
        BuildCases(model);
        BuildOutbox(model);
        BuildPeople(model);
        BuildStaffAndAgencies(model);
        BuildWhatIsTheirOwn(model);
        BuildAccess(model);
        BuildAttachments(model);
        BuildNotices(model);

        Table<StoredDefinition>(model, "definition").HasKey(d => new { d.AuthorityId, d.ContentHash });
        Table<StoredCalendar>(model, "calendar_version").HasKey(c => new { c.Name, c.Version });
        Table<StoredClock>(model, "clock").HasKey(c => c.AuthorityId);
        Table<StoredProtectionKey>(model, "data_protection_key").HasKey(k => k.KeyId);
        model.Entity<StoredAuthority>().Property(a => a.AuthorityId).ValueGeneratedNever();
        model.Entity<StoredClock>().Property(c => c.AuthorityId).ValueGeneratedNever();
        model.Entity<StoredProtectionKey>().Property(k => k.KeyId).ValueGeneratedNever();
    }

    /// <summary>What SQLite has no word for: JSON kept as written and checked, and numbers given out without a lock.</summary>
    public static void BuildForPostgreSql(ModelBuilder model)
    {
        model.Entity<StoredRecord>().Property(r => r.Fields).HasColumnType("jsonb");
        model.Entity<StoredRegisterEntry>().Property(r => r.Categories).HasColumnType("json");
        model.Entity<StoredDefinition>().Property(d => d.Source).HasColumnType("json");
        model.Entity<StoredUser>().Property(u => u.Roles).HasColumnType("json");
        model.Entity<StoredAdministrativeEntry>().Property(e => e.Changes).HasColumnType("json");
        model.Entity<StoredFact>().Property(f => f.Value).HasColumnType("json");
        model.Entity<StoredRegisterEnquiryEntry>().Property(e => e.Payload).HasColumnType("json");
        model.Entity<StoredAttachmentEntry>().Property(e => e.Payload).HasColumnType("json");
        model.Entity<StoredDelivery>().Property(d => d.DeliveryId).UseIdentityByDefaultColumn();
    }

    private static void BuildCases(ModelBuilder model)
    {
        var cases = Table<StoredCase>(model, "case");
        cases.HasKey(c => new { c.AuthorityId, c.CaseId });
        cases.HasIndex(c => new { c.AuthorityId, c.ChildId }, "ix_case_child");
        cases.HasIndex(c => new { c.AuthorityId, c.TeamId }, "ix_case_team");

        var journal = Table<StoredJournalEntry>(model, "journal");
        journal.HasKey(j => new { j.AuthorityId, j.CaseId, j.Sequence });
        journal.HasIndex(j => new { j.AuthorityId, j.RecordedAt }, "ix_journal_passed").HasFilter(PassedGuards.Filter);
        journal.HasIndex(j => new { j.AuthorityId, j.RecordedAt }, "ix_journal_not_known").HasFilter(NotKnownAnswers.Filter);
        Table<StoredCommand>(model, "command").HasKey(c => new { c.AuthorityId, c.CommandKey });

        var tasks = Table<StoredTask>(model, "task");
        tasks.HasKey(t => new { t.AuthorityId, t.CaseId, t.TaskKey });
        tasks.HasIndex(t => new { t.AuthorityId, t.Assignee }, "ix_task_assignee").HasFilter("assignee is not null");
        tasks.HasIndex(t => new { t.AuthorityId, t.Role, t.TeamId }, "ix_task_role");

        // The sweep's index is the one that does not lead with the authority: a sweep serves them all. Many deadlines fall due at
        // the same end of day, so case and authority are in it for the floor to tell them apart.
        var deadlines = Table<StoredDeadline>(model, "deadline");
        deadlines.HasKey(d => new { d.AuthorityId, d.CaseId, d.DeadlineKey });
        deadlines.HasIndex(d => new { d.NextStageAt, d.AuthorityId, d.CaseId }, "ix_deadline_next_stage").HasFilter("next_stage_at is not null and not parked");

        Table<StoredBreach>(model, "breach").HasKey(b => new { b.AuthorityId, b.CaseId, b.BreachKey });
        Table<StoredRecord>(model, "record").HasKey(r => new { r.AuthorityId, r.CaseId, r.RecordId });

        var register = Table<StoredRegisterEntry>(model, "register_entry");
        register.HasKey(r => new { r.AuthorityId, r.CaseId, r.EntryId });
        register.HasIndex(r => new { r.AuthorityId, r.ChildId }, "ix_register_entry_child");

        Table<StoredChronologyEntry>(model, "chronology_entry").HasKey(e => new { e.AuthorityId, e.CaseId, e.EventId, e.Number });

        var incidents = Table<StoredIncident>(model, "incident");
        incidents.HasKey(i => new { i.AuthorityId, i.IncidentId });
        incidents.HasIndex(i => new { i.AuthorityId, i.CaseId }, "ix_incident_open").HasFilter("resolved_at is null");
    }

    private static void BuildOutbox(ModelBuilder model)
    {
        var outbox = Table<StoredDelivery>(model, "outbox");
        outbox.HasKey(d => new { d.AuthorityId, d.DeliveryId });
        outbox.Property(d => d.DeliveryId).ValueGeneratedNever();
        outbox.HasIndex(d => d.DeliveryId, "ix_outbox_waiting").HasFilter("state = 0");
        outbox.HasIndex(d => new { d.AuthorityId, d.CaseId, d.Recipient, d.Sequence }, "ix_outbox_held").HasFilter("state = 0 and not_before is not null");
    }

    private static void BuildPeople(ModelBuilder model)
    {
        Table<StoredChild>(model, "child").HasKey(c => new { c.AuthorityId, c.ChildId });
        Table<StoredPerson>(model, "person").HasKey(p => new { p.AuthorityId, p.PersonId });
        Table<StoredFamily>(model, "family").HasKey(f => new { f.AuthorityId, f.FamilyId });

        var facts = Table<StoredFact>(model, "person_fact");
        facts.HasKey(f => new { f.AuthorityId, f.FactId });
        facts.HasIndex(f => new { f.AuthorityId, f.SubjectId }, "ix_person_fact_subject");
        facts.HasIndex(f => new { f.AuthorityId, f.AboutId }, "ix_person_fact_about").HasFilter("about_id is not null");
        // Of two people who change one thing at once, the second is told so.
        facts.HasIndex(f => new { f.AuthorityId, f.SubjectId, f.Kind, f.Series }, "ix_person_fact_open").IsUnique().HasFilter("to_date is null and corrected_at is null");

        var keys = Table<StoredSearchKey>(model, "search_key");
        keys.HasKey(k => new { k.AuthorityId, k.Key, k.PersonId });
        // Not led by the authority: it would be taken for one that finds keys, and every key of the authority be read.
        keys.HasIndex(k => new { k.PersonId, k.AuthorityId }, "ix_search_key_person");

        var searches = Table<StoredSearch>(model, "search");
        searches.HasKey(s => new { s.AuthorityId, s.SearchId });
        searches.HasIndex(s => new { s.AuthorityId, s.SearchedAt }, "ix_search_at");

        var enquiries = Table<StoredRegisterEnquiry>(model, "register_enquiry");
        enquiries.HasKey(e => new { e.AuthorityId, e.EnquiryId });
        enquiries.HasIndex(e => new { e.AuthorityId, e.AskedAt }, "ix_register_enquiry_asked");
        enquiries.HasIndex(e => new { e.AuthorityId, e.EnquiryId }, "ix_register_enquiry_unsettled").HasFilter("settled_at is null");
        Table<StoredRegisterEnquiryEntry>(model, "register_enquiry_entry").HasKey(e => new { e.AuthorityId, e.EnquiryId, e.Sequence });
        Table<StoredRegisterEnquiryKey>(model, "register_enquiry_key").HasKey(k => new { k.AuthorityId, k.Key, k.EnquiryId });

        var members = Table<StoredFamilyMember>(model, "family_member");
        members.HasKey(m => new { m.AuthorityId, m.FamilyId, m.ChildId });
        members.HasOne<StoredFamily>().WithMany().HasForeignKey(m => new { m.AuthorityId, m.FamilyId });
        members.HasOne<StoredChild>().WithMany().HasForeignKey(m => new { m.AuthorityId, m.ChildId });
        members.HasIndex(m => new { m.AuthorityId, m.ChildId }, "ix_family_member_child");

        var statements = Table<StoredFamilyStatement>(model, "family_statement");
        statements.HasKey(s => new { s.AuthorityId, s.StatementId });
        statements.HasIndex(s => new { s.AuthorityId, s.FamilyId, s.ChildId, s.Number }, "ix_family_statement_number").IsUnique();
        statements.HasIndex(s => new { s.AuthorityId, s.ChildId }, "ix_family_statement_child");

        var merges = Table<StoredChildMerge>(model, "child_merge");
        merges.HasKey(m => new { m.AuthorityId, m.MergeId });
        merges.HasIndex(m => new { m.AuthorityId, m.KeptId }, "ix_child_merge_kept");
        merges.HasIndex(m => new { m.AuthorityId, m.OtherId }, "ix_child_merge_other");
        // A record leads to one other at a time.
        merges.HasIndex(m => new { m.AuthorityId, m.OtherId }, "ix_child_merge_standing").IsUnique().HasFilter("confirmed_at is not null and undone_at is null");
        merges.HasIndex(m => new { m.AuthorityId, m.KeptId, m.OtherId }, "ix_child_merge_waiting").IsUnique().HasFilter("confirmed_at is null and declined_at is null");
        var same = Table<StoredSameChild>(model, "same_child");
        same.HasKey(s => new { s.AuthorityId, s.RecordId });
        same.HasIndex(s => new { s.AuthorityId, s.KeptId }, "ix_same_child_kept");
    }

    private static void BuildStaffAndAgencies(ModelBuilder model)
    {
        var teams = Table<StoredTeam>(model, "team");
        teams.HasKey(t => new { t.AuthorityId, t.TeamId });
        teams.Property(t => t.Closed).HasDefaultValue(false);

        var users = Table<StoredUser>(model, "user_account");
        users.HasKey(u => new { u.AuthorityId, u.UserId });
        users.HasOne<StoredTeam>().WithMany().HasForeignKey(u => new { u.AuthorityId, u.TeamId });
        users.HasIndex(u => u.SignInName, "ix_user_account_sign_in_name").IsUnique();

        var assignments = Table<StoredAssignment>(model, "assignment");
        assignments.HasKey(a => new { a.AuthorityId, a.CaseId, a.Role, a.FromAt });
        assignments.HasIndex(a => new { a.AuthorityId, a.UserId }, "ix_assignment_user").HasFilter("to_at is null");

        var absences = Table<StoredAbsence>(model, "absence");
        absences.HasKey(a => new { a.AuthorityId, a.AbsenceId });
        absences.Property(a => a.Revision).IsConcurrencyToken();
        absences.HasIndex(a => new { a.AuthorityId, a.LastDay }, "ix_absence_last_day").HasFilter("not withdrawn");
        Table<StoredToldCase>(model, "absence_told").HasKey(t => new { t.AuthorityId, t.CaseId, t.UserId });

        Table<StoredAgency>(model, "agency").HasKey(a => new { a.AuthorityId, a.AgencyId });
        var relations = Table<StoredAgencyRelation>(model, "agency_relation");
        relations.HasKey(r => new { r.AuthorityId, r.ChildId, r.AgencyId, r.Kind, r.FromDate });
        relations.HasOne<StoredAgency>().WithMany().HasForeignKey(r => new { r.AuthorityId, r.AgencyId });
        relations.HasOne<StoredChild>().WithMany().HasForeignKey(r => new { r.AuthorityId, r.ChildId });

        var entries = Table<StoredAdministrativeEntry>(model, "administrative_entry");
        entries.HasKey(e => new { e.AuthorityId, e.EntryId });
        entries.HasIndex(e => new { e.AuthorityId, e.RecordedAt }, "ix_administrative_entry_recorded");
        entries.HasIndex(e => new { e.AuthorityId, e.ChildId }, "ix_administrative_entry_child").HasFilter("child_id is not null");
    }

    private static void BuildAccess(ModelBuilder model)
    {
        var looks = Table<StoredCaseLook>(model, "case_look");
        looks.HasKey(l => new { l.AuthorityId, l.CaseId, l.UserId, l.Hour });
        looks.HasIndex(l => new { l.AuthorityId, l.UserId, l.FirstAt }, "ix_case_look_user");
        var readings = Table<StoredLogReading>(model, "log_reading");
        readings.HasKey(r => new { r.AuthorityId, r.ReadingId });
        readings.HasIndex(r => new { r.AuthorityId, r.ReadAt }, "ix_log_reading_at");

        var emergencies = Table<StoredEmergencyAccess>(model, "emergency_access");
        emergencies.HasKey(e => new { e.AuthorityId, e.CaseId, e.UserId, e.OpenedAt });
        emergencies.HasIndex(e => new { e.AuthorityId, e.OpenedAt }, "ix_emergency_access_opened");
        Table<StoredEmergencyReview>(model, "emergency_review").HasKey(r => new { r.AuthorityId, r.CaseId, r.UserId, r.OpenedAt });

        var restrictions = Table<StoredRestriction>(model, "restriction");
        restrictions.HasKey(r => new { r.AuthorityId, r.ChildId, r.SetAt });
        restrictions.HasIndex(r => new { r.AuthorityId, r.ChildId }, "ix_restriction_in_force").IsUnique().HasFilter("lifted_at is null");
        Table<StoredRestrictedReader>(model, "restricted_reader").HasKey(r => new { r.AuthorityId, r.ChildId, r.UserId });
        var notices = Table<StoredRestrictedNotice>(model, "restricted_notice");
        notices.HasKey(n => new { n.AuthorityId, n.NoticeId });
        notices.HasIndex(n => new { n.AuthorityId, n.ChildId }, "ix_restricted_notice_child");
    }

    private static void BuildWhatIsTheirOwn(ModelBuilder model)
    {
        var drafts = Table<StoredDraft>(model, "draft");
        drafts.HasKey(d => new { d.AuthorityId, d.UserId, d.Place });
        drafts.Property(d => d.Revision).IsConcurrencyToken();
        drafts.HasIndex(d => d.SavedAt, "ix_draft_saved");

        Table<StoredPreference>(model, "preference").HasKey(p => new { p.AuthorityId, p.UserId, p.Name });
        Table<StoredFormTime>(model, "form_time").HasKey(t => new { t.AuthorityId, t.Form, t.Month, t.Step });
    }

    private static void BuildNotices(ModelBuilder model)
    {
        Table<StoredHappening>(model, "happening").HasKey(h => new { h.AuthorityId, h.HappeningId });
        var notices = Table<StoredNotice>(model, "notice");
        notices.HasKey(n => new { n.AuthorityId, n.UserId, n.HappeningId });
        notices.HasIndex(n => new { n.AuthorityId, n.UserId }, "ix_notice_unread").HasFilter("read_at is null");
        notices.HasIndex(n => n.ToldAt, "ix_notice_told");
        var handovers = Table<StoredHandoverNote>(model, "handover_note");
        handovers.HasKey(n => new { n.AuthorityId, n.NoteId });
        handovers.HasIndex(n => new { n.AuthorityId, n.CaseId }, "ix_handover_note_case");
        handovers.HasIndex(n => new { n.AuthorityId, n.WrittenAt }, "ix_handover_note_written");
        Table<StoredReassignment>(model, "reassignment").HasKey(r => new { r.AuthorityId, r.ReassignmentId });
        var reassigned = Table<StoredReassignedRole>(model, "reassigned_role");
        reassigned.HasKey(r => new { r.AuthorityId, r.ReassignmentId, r.CaseId, r.Role });
        reassigned.HasIndex(r => new { r.AuthorityId, r.CaseId }, "ix_reassigned_role_case");
        Table<StoredMailSetting>(model, "mail_setting").HasKey(s => new { s.AuthorityId, s.UserId });
        var mails = Table<StoredMail>(model, "mail");
        mails.HasKey(m => new { m.AuthorityId, m.MailId });
        // The worker's queue does not lead with the authority: it serves them all.
        mails.HasIndex(m => m.NotBefore, "ix_mail_waiting").HasFilter("not_before is not null");
    }

    private static void BuildAttachments(ModelBuilder model)
    {
        var attachments = Table<StoredAttachment>(model, "attachment");
        attachments.HasKey(a => new { a.AuthorityId, a.AttachmentId });
        attachments.HasIndex(a => new { a.AuthorityId, a.CaseId }, "ix_attachment_case");
        Table<StoredAttachmentEntry>(model, "attachment_entry").HasKey(e => new { e.AuthorityId, e.AttachmentId, e.Sequence });
        Table<StoredAttachmentLook>(model, "attachment_look").HasKey(l => new { l.AuthorityId, l.AttachmentId, l.UserId, l.Hour });

        var contents = Table<StoredFileContent>(model, "file_content");
        contents.HasKey(c => new { c.AuthorityId, c.ContentHash });
        // The scanner's queue does not lead with the authority: it serves them all.
        contents.HasIndex(c => new { c.TriedAt, c.AuthorityId, c.ContentHash }, "ix_file_content_to_scan").HasFilter(AttachmentStore.ToScanFilter);
        Table<StoredFilePart>(model, "file_part").HasKey(p => new { p.AuthorityId, p.ContentHash, p.Number });
        Table<StoredImportRun>(model, "import_run").HasKey(r => new { r.AuthorityId, r.ImportId });
        Table<StoredImportPart>(model, "import_part").HasKey(p => new { p.AuthorityId, p.ImportId, p.Number });
    }

    private static EntityTypeBuilder<T> Table<T>(ModelBuilder model, string name)
        where T : class =>
        model.Entity<T>().ToTable(name);
}
