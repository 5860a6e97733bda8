using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Access;

/// <summary>Cases opened in an emergency, and what reviewing them came to. Nothing is taken from them: one that is over stands as it stood.</summary>
public interface IEmergencyAccesses
{
    /// <summary>The most in one answer.</summary>
    public const int EntriesMax = 200;

    Task Add(EmergencyAccess access, CancellationToken cancellationToken);

    /// <summary>The cases that the person has open at that time.</summary>
    Task<IReadOnlyList<CaseId>> OpenTo(AuthorityId authority, UserId user, Instant at, CancellationToken cancellationToken);

    /// <summary>All of the authority since then, the newest first, at most <see cref="EntriesMax"/>.</summary>
    Task<IReadOnlyList<EmergencyAccess>> Since(AuthorityId authority, Instant from, CancellationToken cancellationToken);

    /// <summary>The reviews that are no case's, of what was opened since then.</summary>
    Task<IReadOnlyList<EmergencyReview>> Reviews(AuthorityId authority, Instant from, CancellationToken cancellationToken);

    /// <summary>False: somebody has reviewed it already.</summary>
    Task<bool> Review(EmergencyReview review, CancellationToken cancellationToken);
}
