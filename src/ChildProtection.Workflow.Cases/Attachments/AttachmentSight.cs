using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Staff;

namespace ChildProtection.Workflow.Cases.Attachments;

/// <summary>
/// Which files of a case somebody sees who may see the case. What they do not see is in no list and no count, and an address that leads to it leads nowhere.
/// </summary>
public sealed class AttachmentSight
{
    /// <summary>Those who may decide that what is marked is given to somebody of the family (rules catalogue, section 0: a decision to give).</summary>
    private static readonly string[] Deciding = ["team_manager", "conference_chair", "senior_manager", "head_of_service"];

    private readonly UserId reader;
    private readonly CaseSight sight;
    private readonly bool hidesPlaces;
    private readonly bool mayWork;
    private readonly bool mayCorrect;

    /// <param name="hidesPlaces">Where somebody around the child is must not be known to this reader.</param>
    public AttachmentSight(StaffMember staff, CaseSight sight, bool hidesPlaces)
    {
        ArgumentNullException.ThrowIfNull(staff);
        (reader, this.sight, this.hidesPlaces) = (staff.Id, sight, hidesPlaces);
        (mayWork, mayCorrect) = (AccessTable.Allows(staff, Permission.DoWork), AccessTable.Allows(staff, Permission.Correct));
    }

    /// <summary>Whoever does work on the case may keep a file with it: reports come in to those who see little of it.</summary>
    public bool MayAdd => mayWork;

    /// <summary>Whoever brought it knows what is in it, and can put right what they said of it.</summary>
    public bool Sees(Attachment attachment) =>
        attachment.Added.By == reader
        || ((attachment.Details.Roles.IsEmpty ? sight.IsWhole : sight.IsOneOf(attachment.Details.Roles)) && !(hidesPlaces && attachment.Details.Place != AttachmentPlace.No));

    /// <summary>While somebody says that it should not be here, only those open it who may decide: it may be about another child.</summary>
    public bool MayOpen(Attachment attachment, bool isScanning) =>
        Sees(attachment) && !attachment.IsRemoved && (attachment.RemovalAsked is null || MayDecide(attachment))
        && (attachment.Scan == ScanState.Clean || (attachment.Scan == ScanState.NotScanned && !isScanning));

    public bool MayCorrect(Attachment attachment) => Sees(attachment) && !attachment.IsRemoved && (mayCorrect || (mayWork && attachment.Added.By == reader));

    public bool MayShare(Attachment attachment) =>
        Sees(attachment) && attachment is { IsRemoved: false, RemovalAsked: null } && mayWork && (sight.IsWhole || attachment.Added.By == reader);

    public bool MayShareWithFamily(Attachment attachment) => MayShare(attachment) && (!attachment.Details.IsMarked || sight.IsOneOf(Deciding));

    public bool MayTakeBack(Attachment attachment) => Sees(attachment) && mayWork;

    public bool MayAskRemoval(Attachment attachment) => Sees(attachment) && attachment is { IsRemoved: false, RemovalAsked: null } && mayWork;

    /// <summary>A second person, who may correct what is on the case.</summary>
    public bool MayDecide(Attachment attachment) =>
        Sees(attachment) && mayCorrect && attachment is { IsRemoved: false, RemovalAsked: { } asked } && asked.Signature.By != reader;
}
