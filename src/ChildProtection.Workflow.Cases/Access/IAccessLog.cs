using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Access;

/// <summary>
/// Who looked at which case, when, on what ground and in what form. A person, a case and an hour make one entry, so that the log can be read by those
/// who must; nothing is taken from it.
/// </summary>
public interface IAccessLog
{
    /// <summary>The most entries in one answer.</summary>
    public const int EntriesMax = 300;

    /// <summary>Enters that somebody looks at a case, or adds to the entry of this hour.</summary>
    Task Enter(AuthorityId authority, CaseId caseId, UserId user, Instant at, CaseGround ground, CasePart part, CancellationToken cancellationToken);

    /// <summary>Who looked at the case, the newest first, at most <see cref="EntriesMax"/>.</summary>
    Task<IReadOnlyList<CaseLook>> Of(AuthorityId authority, CaseId caseId, CancellationToken cancellationToken);
}
