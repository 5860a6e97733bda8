using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Attachments;
using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Tests.Attachments;

internal sealed class AttachmentTests
{
    private static readonly AttachmentDetails Details = new(
        "agency_report", "School report", "Ysgol y Bryn", new LocalDate(2026, 2, 27), true, ["a person"], "A neighbour", false, AttachmentPlace.NotLookedThrough, ["team_manager"]);

    private static readonly AttachmentChange.Added Added = new(Details, new KeptFile("Report.pdf", FileKind.Pdf, 3, "abc", false));

    private static readonly AttachmentChange.Shared Shared = new(new AttachmentRecipient(AttachmentRecipient.Sort.Agency, "riverside-health"), "Riverside Health", new LocalDate(2026, 3, 1), "For the conference");

    private static readonly AttachmentChange[] Changes =
    [
        Added, new AttachmentChange.Corrected(Details with { Title = "Report", HappenedOn = null }, "Mistyped"), Shared, new AttachmentChange.TakenBack(Guid.NewGuid(), "Wrong agency"),
        new AttachmentChange.RemovalAsked("Another child"), new AttachmentChange.RemovalDeclined("It is this child"), new AttachmentChange.Removed("Another child"),
    ];

    [Test]
    public void Every_change_is_read_back_as_it_was_written()
    {
        var read = Changes.Select(change => AttachmentFormat.Write(change)).Select(stored => AttachmentFormat.Read(stored.Kind, stored.Payload));

        Assert.That(read.Select(Comparable), Is.EqualTo(Changes.Select(Comparable)));
        Assert.That(Changes.Select(change => change.GetType()), Is.EquivalentTo(typeof(AttachmentChange).GetNestedTypes()), "every kind of change was tried");
    }

    [Test]
    public void What_was_taken_back_is_shared_no_more_and_what_was_declined_is_asked_no_more()
    {
        var share = Guid.NewGuid();

        var left = Of((share, Shared), (null, Shared), (null, new AttachmentChange.TakenBack(share, "x")), (null, new AttachmentChange.RemovalAsked("x")), (null, new AttachmentChange.RemovalDeclined("x")));

        Assert.That((left.Shares.Length, left.RemovalAsked, left.IsRemoved), Is.EqualTo((1, (AttachmentEntry?)null, false)));
    }

    [Test]
    public void What_was_removed_is_asked_about_no_more_and_keeps_its_history()
    {
        var removed = Of((null, new AttachmentChange.RemovalAsked("x")), (null, new AttachmentChange.Removed("x")));

        Assert.That((removed.RemovalAsked, removed.IsRemoved, removed.Entries.Length), Is.EqualTo(((AttachmentEntry?)null, true, 3)));
    }

    [Test]
    public void A_correction_counts_from_then_on()
    {
        Assert.That(Of((null, new AttachmentChange.Corrected(Details with { Title = "Report" }, "x"))).Details.Title, Is.EqualTo("Report"));
    }

    private static Attachment Of(params (Guid? Id, AttachmentChange Change)[] changes) => new(
        new AttachmentId(Guid.NewGuid()), new CaseId(Guid.NewGuid()),
        [.. changes.Prepend((null, Added)).Select(change => new AttachmentEntry(change.Id ?? Guid.NewGuid(), new Signature(new UserId(Guid.NewGuid()), Instant.FromUtc(2026, 3, 2, 9, 0)), change.Change))],
        ScanState.Clean);

    /// <summary>Lists are compared by what is in them.</summary>
    private static string Comparable(AttachmentChange change) => string.Join('\n', change.GetType().Name, AttachmentFormat.Write(change).Payload);
}
