using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Cases.OutOfHours;

/// <summary>Handover notes, as kept. Nothing here decides who may.</summary>
public interface IHandovers
{
    /// <summary>The most notes in one answer.</summary>
    public const int NotesMax = 500;

    /// <summary>The same id twice is one note.</summary>
    Task Add(AuthorityId authority, Guid id, CaseId caseId, Signature written, string words, CancellationToken cancellationToken);

    /// <summary>Of the whole authority, the newest first, at most <see cref="NotesMax"/>.</summary>
    Task<IReadOnlyList<HandoverNote>> Since(AuthorityId authority, Instant since, CancellationToken cancellationToken);

    /// <summary>Of one case, the newest first, at most <see cref="NotesMax"/>.</summary>
    Task<IReadOnlyList<HandoverNote>> Of(AuthorityId authority, CaseId caseId, Instant since, CancellationToken cancellationToken);
}
