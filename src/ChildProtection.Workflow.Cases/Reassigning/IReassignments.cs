using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Cases.Reassigning;

/// <summary>What was reassigned at once, and why, as kept.</summary>
public interface IReassignments
{
    /// <summary>The same id twice is one.</summary>
    Task Add(AuthorityId authority, Reassignment reassignment, CancellationToken cancellationToken);

    Task<Reassignment?> Find(AuthorityId authority, Guid id, CancellationToken cancellationToken);

    /// <summary>False: it was undone before.</summary>
    Task<bool> Undo(AuthorityId authority, Guid id, Signature by, CancellationToken cancellationToken);

    /// <summary>Those in which a role of the case was given, the newest first.</summary>
    Task<IReadOnlyList<Reassignment>> Of(AuthorityId authority, CaseId caseId, string role, CancellationToken cancellationToken);
}
