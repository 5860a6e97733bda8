using ChildProtection.Workflow.Cases.Attachments;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Server.SignIn;
using ChildProtection.Workflow.Server.Texts;
using ChildProtection.Workflow.Server.Work;
using NodaTime;

namespace ChildProtection.Workflow.Server.Attachments;

/// <summary>What pages about files work with: who is at it, and the files as they may see them.</summary>
public sealed class AttachmentDesk(AttachmentReading reading, SignedInStaff signedIn, IStaffDirectory directory, IClock clock, Words words)
{
    public Task<StaffMember> Reader(CancellationToken cancellationToken) => signedIn.Get(cancellationToken);

    public async Task<CaseAttachments?> Case(CaseId id, CancellationToken cancellationToken) =>
        await reading.Of(await signedIn.Get(cancellationToken), id, cancellationToken);

    public async Task<(CaseAttachments Case, Attachment One)?> One(CaseId id, AttachmentId attachment, CancellationToken cancellationToken) =>
        await reading.One(await signedIn.Get(cancellationToken), id, attachment, cancellationToken);

    public LocalDate Today(CaseAttachments seen) => seen.Glance.State.Calendar.DateOf(clock.GetCurrentInstant());

    public async Task<StaffNames> Names(CancellationToken cancellationToken) =>
        new(await directory.Names((await signedIn.Get(cancellationToken)).Authority, cancellationToken), words);

    public DueWords Moments(CaseAttachments seen) => new(seen.Glance.State.Calendar, clock.GetCurrentInstant(), words);

    public async Task<AttachmentWords> Words(CaseAttachments seen, CancellationToken cancellationToken) =>
        new(seen, await Names(cancellationToken), Moments(seen), words);
}
