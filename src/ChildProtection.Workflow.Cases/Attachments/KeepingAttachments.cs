using System.Collections.Immutable;
using System.Security.Cryptography;
using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Rules;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Cases.Work;
using ChildProtection.Workflow.Engine.Execution;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Attachments;

/// <summary>Everything that people do to files kept with cases: decided on what they see of them, written as one more entry.</summary>
[Basis(
    "L3.2b", "L5.3g1",
    En = "What a child drew or wrote, an agency’s report and views that came in writing are kept with the case as they came, and shared one by one.",
    Cy = "Cedwir yr hyn a dynnodd neu a ysgrifennodd plentyn, adroddiad asiantaeth a barn a ddaeth yn ysgrifenedig gyda’r achos fel y daethant, a’u rhannu fesul un.")]
public sealed class KeepingAttachments(AttachmentReading reading, IAttachments attachments, IFileScanner scanner, IClock clock)
{
    /// <param name="by">Who.</param>
    /// <param name="caseId">The case that it is kept with.</param>
    /// <param name="command">The idempotency key, which becomes the attachment's id: the same again is answered as done.</param>
    /// <param name="given">What.</param>
    /// <param name="cancellationToken">Given up before the commit, or not at all.</param>
    public async Task<WorkOutcome> Add(StaffMember by, CaseId caseId, Guid command, NewAttachment given, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(given);
        if (await reading.Of(by, caseId, cancellationToken) is not { } seen)
        {
            return new WorkOutcome.NotFound();
        }
        if (!seen.Sight.MayAdd)
        {
            return NotAllowed();
        }
        var inspected = FileInspection.Of(given.Content);
        var wrong = DetailsCheck.Of(given.Details, seen, Today(seen)).ToList();
        if (inspected is FileInspection.Refused refused)
        {
            wrong.Insert(0, new Refusal(AttachmentCodes.Of(refused.Fault), "The file is not taken.", "file"));
        }
        if (wrong.Count > 0 || inspected is not FileInspection.Taken taken)
        {
            return new WorkOutcome.Refused([.. wrong]);
        }
        var scanned = await ScanNow(given.Content, cancellationToken);
        if (scanned is ScanState.Harmful)
        {
            return Refused(AttachmentCodes.Harmful, "The scanner found this file to be harmful. It is not kept.", "file");
        }
        var file = new KeptFile(
            SafeFileName.Of(given.FileName, taken.Kind), taken.Kind, given.Content.Length, Convert.ToHexStringLower(SHA256.HashData(given.Content.Span)), taken.SaysWhereTaken);
        var first = new AttachmentEntry(command, Signed(by), new AttachmentChange.Added(DetailsCheck.Tidy(given.Details), file));
        return await attachments.Add(by.Authority, caseId, new AttachmentId(command), first, given.Content, scanned, cancellationToken) switch
        {
            AttachmentWriting.Written or AttachmentWriting.WrittenBefore => Done(seen),
            AttachmentWriting.TooMany => Refused(AttachmentCodes.TooMany, "This case has as many files as it may have. Remove what does not belong here.", "file"),
            AttachmentWriting.KnownHarmful => Refused(AttachmentCodes.Harmful, "This very file was found to be harmful before. It is not kept.", "file"),
            _ => new WorkOutcome.Conflict(seen.Glance.State.Head.Version),
        };
    }

    public Task<WorkOutcome> Correct(
        StaffMember by, CaseId caseId, AttachmentId id, int seenEntries, Guid command, AttachmentDetails right, string reason, CancellationToken cancellationToken) =>
        Change(by, caseId, id, seenEntries, command, (seen, one) =>
            !seen.Sight.MayCorrect(one) ? (null, NotAllowed())
            : Refusals([.. DetailsCheck.Of(right, seen, Today(seen)), .. Reason(reason)]) is { } wrong ? (null, wrong)
            : (new AttachmentChange.Corrected(Whole(DetailsCheck.Tidy(right), seen, one), reason.Trim()), null), cancellationToken);

    /// <param name="name">Of the recipient, as they are called now.</param>
    /// <param name="on">The day on which they had it: not later than today.</param>
    public Task<WorkOutcome> Share(
        StaffMember by, CaseId caseId, AttachmentId id, int seenEntries, Guid command, AttachmentRecipient recipient, string name, LocalDate on, string reason,
        CancellationToken cancellationToken) =>
        Change(by, caseId, id, seenEntries, command, (seen, one) =>
            !seen.Sight.MayShare(one) ? (null, NotAllowed())
            : recipient.Kind == AttachmentRecipient.Sort.Family && !seen.Sight.MayShareWithFamily(one)
                ? (null, Refused(AttachmentCodes.DecisionNeeded, "This file is marked. A team manager or the chair decides whether somebody of the family is given it.", "recipient"))
            : Refusals([.. Recipient(seen, recipient, name), .. Past(on, Today(seen)), .. Reason(reason)]) is { } wrong ? (null, wrong)
            : (new AttachmentChange.Shared(recipient, name.Trim(), on, reason.Trim()), null), cancellationToken);

    public Task<WorkOutcome> TakeBack(
        StaffMember by, CaseId caseId, AttachmentId id, int seenEntries, Guid command, Guid share, string reason, CancellationToken cancellationToken) =>
        Change(by, caseId, id, seenEntries, command, (seen, one) =>
            !seen.Sight.MayTakeBack(one) ? (null, NotAllowed())
            : Refusals([.. Reason(reason)]) is { } wrong ? (null, wrong)
            : one.Shares.All(each => each.Entry.Id != share) ? (null, Meanwhile())
            : (new AttachmentChange.TakenBack(share, reason.Trim()), null), cancellationToken);

    public Task<WorkOutcome> AskRemoval(StaffMember by, CaseId caseId, AttachmentId id, int seenEntries, Guid command, string reason, CancellationToken cancellationToken) =>
        Change(by, caseId, id, seenEntries, command, (seen, one) =>
            one.IsRemoved || one.RemovalAsked is not null ? (null, Meanwhile())
            : !seen.Sight.MayAskRemoval(one) ? (null, NotAllowed())
            : Refusals([.. Reason(reason)]) is { } wrong ? (null, wrong)
            : (new AttachmentChange.RemovalAsked(reason.Trim()), null), cancellationToken);

    public Task<WorkOutcome> DecideRemoval(
        StaffMember by, CaseId caseId, AttachmentId id, int seenEntries, Guid command, bool goes, string reason, CancellationToken cancellationToken) =>
        Change(by, caseId, id, seenEntries, command, (seen, one) =>
            one.RemovalAsked is not { } asked ? (null, Meanwhile())
            : asked.Signature.By == by.Id ? (null, Refused(AttachmentCodes.SecondPerson, "Somebody else decides: you asked for it.", null))
            : !seen.Sight.MayDecide(one) ? (null, NotAllowed())
            : Refusals([.. Reason(reason)]) is { } wrong ? (null, wrong)
            : (goes ? new AttachmentChange.Removed(reason.Trim()) : new AttachmentChange.RemovalDeclined(reason.Trim()), null), cancellationToken);

    /// <summary>Whom somebody does not see they did not take out of it.</summary>
    private static AttachmentDetails Whole(AttachmentDetails right, CaseAttachments seen, Attachment one) => right with
    {
        ConcernsPeople = [.. right.ConcernsPeople, .. one.Details.ConcernsPeople.Where(id => PersonId.TryParse(id, null, out var person) && seen.Hidden.Hides(person))],
    };

    private async Task<WorkOutcome> Change(
        StaffMember by, CaseId caseId, AttachmentId id, int seenEntries, Guid command,
        Func<CaseAttachments, Attachment, (AttachmentChange? Change, WorkOutcome? Answer)> decide, CancellationToken cancellationToken)
    {
        if (await reading.One(by, caseId, id, cancellationToken) is not ({ } seen, { } one))
        {
            return new WorkOutcome.NotFound();
        }
        if (one.Entries.Any(entry => entry.Id == command && entry.Signature.By == by.Id))
        {
            return Done(seen);
        }
        var (decided, answer) = decide(seen, one);
        if (decided is not { } change)
        {
            return answer ?? throw new InvalidOperationException("What is not decided has an answer.");
        }
        // What somebody else did meanwhile may be the reason not to: it is looked at first.
        if (one.Entries.Length != seenEntries)
        {
            return new WorkOutcome.Conflict(seen.Glance.State.Head.Version);
        }
        return await attachments.Append(by.Authority, one, new AttachmentEntry(command, Signed(by), change), cancellationToken) == AttachmentWriting.Written
            ? Done(seen)
            : new WorkOutcome.Conflict(seen.Glance.State.Head.Version);
    }

    private async Task<ScanState> ScanNow(ReadOnlyMemory<byte> content, CancellationToken cancellationToken) =>
        !scanner.IsConfigured ? ScanState.NotScanned
        : await scanner.Scan(Whole(content), cancellationToken) switch
        {
            ScanVerdict.Clean => ScanState.Clean,
            ScanVerdict.Harmful => ScanState.Harmful,
            _ => ScanState.Waiting,
        };

    private static async IAsyncEnumerable<ReadOnlyMemory<byte>> Whole(ReadOnlyMemory<byte> content)
    {
        await Task.CompletedTask;
        yield return content;
    }

    private Signature Signed(StaffMember by) => new(by.Id, StoredTime.Floor(clock.GetCurrentInstant()));

    private LocalDate Today(CaseAttachments seen) => seen.Glance.State.Calendar.DateOf(clock.GetCurrentInstant());

    private static IEnumerable<Refusal> Reason(string reason) => reason.Trim().Length is > 0 and <= AttachmentLimits.ReasonLettersMax
        ? []
        : [new Refusal(AttachmentCodes.Incomplete, "Give a reason, in a few words.", "reason")];

    /// <summary>An agency that works with the child now, somebody on file who belongs to the child, or somebody else by name.</summary>
    private static IEnumerable<Refusal> Recipient(CaseAttachments seen, AttachmentRecipient recipient, string name) =>
        name.Trim().Length is > 0 and <= AttachmentLimits.LineLettersMax && recipient.Kind switch
        {
            AttachmentRecipient.Sort.Agency => seen.Glance.State.Relations.Any(relation => relation.To is null && relation.Agency.Value == recipient.Id),
            AttachmentRecipient.Sort.Family => seen.Glance.Child.Id.ToString() == recipient.Id || seen.Glance.Child.People.Any(person => person.Id == recipient.Id),
            _ => true,
        }
        ? []
        : [new Refusal(AttachmentCodes.Incomplete, "Say who it is shared with.", "recipient")];

    private static IEnumerable<Refusal> Past(LocalDate on, LocalDate today) => on <= today
        ? []
        : [new Refusal(AttachmentCodes.Incomplete, "The day lies in the future. Enter the day on which they had it.", "on")];

    private static WorkOutcome.Refused? Refusals(ImmutableArray<Refusal> refusals) => refusals.IsEmpty ? null : new WorkOutcome.Refused(refusals);

    private static WorkOutcome.Refused Refused(string code, string words, string? question) => new([new Refusal(code, words, question)]);

    private static WorkOutcome.Refused Meanwhile() => Refused(AttachmentCodes.DoneMeanwhile, "Somebody did this meanwhile. Look at the file again.", null);

    private static WorkOutcome.NotAllowed NotAllowed() => new(WorkCodes.NotAllowed, "Your roles do not allow you to do this with the file. Ask the lead worker.");

    private static WorkOutcome.Done Done(CaseAttachments seen) => new(seen.Glance.State.Head.Case, seen.Glance.State.Head.Version, []);
}
