using System.Collections.Immutable;
using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Cases.Attachments;

/// <summary>A file kept with a case, as what happened to it left it. Nothing of it is stored but its entries.</summary>
public sealed record Attachment
{
    public AttachmentId Id { get; }

    public CaseId Case { get; }

    /// <summary>The oldest first; the first one added it.</summary>
    public ImmutableArray<AttachmentEntry> Entries { get; }

    public AttachmentDetails Details { get; }

    public KeptFile File { get; }

    public ScanState Scan { get; }

    /// <summary>Those with whom it is shared now.</summary>
    public ImmutableArray<(AttachmentEntry Entry, AttachmentChange.Shared Share)> Shares { get; }

    /// <summary>The entry that asks for its removal and is not decided on; null: there is none.</summary>
    public AttachmentEntry? RemovalAsked { get; }

    public bool IsRemoved { get; }

    public Attachment(AttachmentId id, CaseId caseId, ImmutableArray<AttachmentEntry> entries, ScanState scan)
    {
        (Id, Case, Entries, Scan) = (id, caseId, entries, scan);
        var added = (AttachmentChange.Added)entries[0].Change;
        (Details, File) = (added.Details, added.File);
        var shares = new List<(AttachmentEntry, AttachmentChange.Shared)>();
        foreach (var entry in entries)
        {
            switch (entry.Change)
            {
                case AttachmentChange.Corrected corrected:
                    Details = corrected.Details;
                    break;
                case AttachmentChange.Shared shared:
                    shares.Add((entry, shared));
                    break;
                case AttachmentChange.TakenBack back:
                    shares.RemoveAll(share => share.Item1.Id == back.Share);
                    break;
                case AttachmentChange.RemovalAsked:
                    RemovalAsked = entry;
                    break;
                case AttachmentChange.RemovalDeclined:
                    RemovalAsked = null;
                    break;
                case AttachmentChange.Removed:
                    (RemovalAsked, IsRemoved) = (null, true);
                    break;
                default:
                    break;
            }
        }
        Shares = [.. shares];
    }

    /// <summary>Who kept it, and when.</summary>
    public Signature Added => Entries[0].Signature;
}
