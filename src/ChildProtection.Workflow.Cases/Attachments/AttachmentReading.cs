using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Staff;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Attachments;

/// <summary>What people see of the files kept with cases. Who may see which is asked here, for every page alike.</summary>
public sealed class AttachmentReading(CaseReading reading, IAttachments attachments, PeopleReading people, CaseDoor door, IFileScanner scanner, IClock clock)
{
    /// <summary>Null: there is no such case, or it is none of this person's; the two are not told apart.</summary>
    public async Task<CaseAttachments?> Of(StaffMember staff, CaseId caseId, CancellationToken cancellationToken)
    {
        if (await reading.Glance(staff, caseId, cancellationToken) is not { } glance)
        {
            return null;
        }
        await door.Enter(staff, caseId, glance.Ground, CasePart.Document, cancellationToken);
        var all = await attachments.Of(staff.Authority, caseId, cancellationToken);
        return await See(staff, glance, all, cancellationToken);
    }

    /// <summary>One of them, with what is seen of the case; null also when this one is not seen.</summary>
    public async Task<(CaseAttachments Case, Attachment One)?> One(StaffMember staff, CaseId caseId, AttachmentId id, CancellationToken cancellationToken)
    {
        if (await reading.Glance(staff, caseId, cancellationToken) is not { } glance
            || await attachments.Find(staff.Authority, caseId, id, cancellationToken) is not { } found
            || await See(staff, glance, [found], cancellationToken) is not { Seen: [var one] } seen)
        {
            return null;
        }
        await door.Enter(staff, caseId, glance.Ground, CasePart.Document, cancellationToken);
        return (seen, one);
    }

    /// <summary>The file itself. Every opening is entered in the log of who looked, for the case and for this file. Null: it cannot be opened by this person now.</summary>
    public async Task<(KeptFile File, IAsyncEnumerable<ReadOnlyMemory<byte>> Content)?> Open(
        StaffMember staff, CaseId caseId, AttachmentId id, CancellationToken cancellationToken)
    {
        if (await One(staff, caseId, id, cancellationToken) is not ({ } seen, { } one) || !seen.MayOpen(one))
        {
            return null;
        }
        await door.Enter(staff, caseId, seen.Glance.Ground, CasePart.Attachment, cancellationToken);
        await attachments.Look(staff.Authority, id, staff.Id, clock.GetCurrentInstant(), cancellationToken);
        return await attachments.Content(staff.Authority, one.File.Hash, cancellationToken) is { } content ? (one.File, content) : null;
    }

    private async Task<CaseAttachments> See(StaffMember staff, CaseGlance glance, IReadOnlyList<Attachment> all, CancellationToken cancellationToken)
    {
        var hidesPlaces = all.Any(each => each.Details.Place != AttachmentPlace.No)
            && !LocationClearance.IsCleared(staff, glance.State)
            && await people.HasRestrictedLocation(glance.State, cancellationToken);
        var hidden = (await door.HiddenFrom(staff, cancellationToken)).But(glance.Child.Records);
        var sight = CaseSight.Of(staff, glance.State);
        var seen = new AttachmentSight(staff, sight, hidesPlaces);
        return new CaseAttachments(glance, sight, seen, [.. all.Where(seen.Sees)], hidden, scanner.IsConfigured);
    }
}
