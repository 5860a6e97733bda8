using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Access;

/// <summary>Cases opened in an emergency. Nothing is taken from them: one that is over stands as it stood.</summary>
public interface IEmergencyAccesses
{
    /// <summary>The most in one answer.</summary>
    public const int EntriesMax = 200;

    Task Add(EmergencyAccess access, CancellationToken cancellationToken);

    /// <summary>The one that holds at that time; null when the person has none to the case.</summary>
    Task<EmergencyAccess?> Find(AuthorityId authority, CaseId caseId, UserId user, Instant at, CancellationToken cancellationToken);

    /// <summary>All of the authority since then, the newest first, at most <see cref="EntriesMax"/>.</summary>
    Task<IReadOnlyList<EmergencyAccess>> Since(AuthorityId authority, Instant from, CancellationToken cancellationToken);
}
