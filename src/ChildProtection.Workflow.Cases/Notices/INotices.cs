using ChildProtection.Workflow.Cases.Access.Restricting;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Mailing;
using ChildProtection.Workflow.Cases.Staff;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Notices;

/// <summary>What people were told, as kept. Who is told what is decided by <see cref="Noticing"/> alone.</summary>
public interface INotices
{
    /// <summary>The most notices in one list.</summary>
    public const int ListedMax = 100;

    /// <summary>Those of the happenings that were told already.</summary>
    Task<IReadOnlySet<Guid>> Known(AuthorityId authority, IReadOnlyList<Guid> happenings, CancellationToken cancellationToken);

    /// <summary>Tells what happened and writes the mails that say so, all in one transaction. False: another node was quicker with some of it, and nothing is written.</summary>
    Task<bool> Tell(AuthorityId authority, IReadOnlyList<ToldHappening> told, IReadOnlyList<WrittenMail> mails, Instant now, CancellationToken cancellationToken);

    /// <summary>How many somebody has not read. Nothing of the files that are hidden from them.</summary>
    /// <param name="kind">Of that kind; null: of all.</param>
    Task<int> Unread(StaffMember staff, HiddenFiles hidden, NoticeKind? kind, CancellationToken cancellationToken);

    /// <summary>The newest first, at most <see cref="ListedMax"/>. Nothing of the files that are hidden from them.</summary>
    Task<IReadOnlyList<Notice>> Of(StaffMember staff, HiddenFiles hidden, bool unreadOnly, CancellationToken cancellationToken);

    /// <summary>Somebody read a notice, or wants to come back to it. False: it is none of theirs.</summary>
    Task<bool> Mark(StaffMember staff, Guid happening, Instant? readAt, CancellationToken cancellationToken);

    /// <summary>Somebody has read all that they were told until then.</summary>
    Task MarkAll(StaffMember staff, Instant until, Instant readAt, CancellationToken cancellationToken);

    /// <summary>Deletes what was told before, in all authorities. Gives how many notices.</summary>
    Task<int> Purge(Instant before, CancellationToken cancellationToken);
}
