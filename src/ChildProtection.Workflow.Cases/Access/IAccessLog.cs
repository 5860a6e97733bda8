using ChildProtection.Workflow.Cases.Access.Restricting;
using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Access;

/// <summary>
/// Who looked at which case, when, on what ground and in what form, and who read this log. A person, a case and an hour make one entry, so that the log can be read by those
/// who must; nothing is taken from it: the database refuses that.
/// </summary>
public interface IAccessLog
{
    /// <summary>The most entries in one answer.</summary>
    public const int EntriesMax = 300;

    /// <summary>Enters that somebody looks at a case, or adds to the entry of this hour.</summary>
    Task Enter(AuthorityId authority, CaseId caseId, UserId user, Instant at, CaseGround ground, CasePart part, CancellationToken cancellationToken);

    /// <summary>Who looked at the case, and at those under other records of the same child, the newest first, at most <see cref="EntriesMax"/>.</summary>
    Task<IReadOnlyList<CaseLook>> Of(AuthorityId authority, CaseId caseId, CancellationToken cancellationToken);

    /// <summary>What somebody looked at from then on and before then, the newest first, at most <see cref="EntriesMax"/>.</summary>
    /// <param name="teams">At cases of these teams; empty: of all of the authority.</param>
    Task<IReadOnlyList<LookAtChild>> By(
        AuthorityId authority, UserId user, IReadOnlyList<TeamId> teams, HiddenFiles hidden, Instant since, Instant before, CancellationToken cancellationToken);

    /// <summary>Enters that somebody read this log; to be asked before they do.</summary>
    Task EnterReading(LogReading reading, CancellationToken cancellationToken);

    /// <summary>Who read this log from then on, the newest first, at most <see cref="EntriesMax"/>.</summary>
    Task<IReadOnlyList<LogReading>> Readings(AuthorityId authority, Instant from, CancellationToken cancellationToken);
}
