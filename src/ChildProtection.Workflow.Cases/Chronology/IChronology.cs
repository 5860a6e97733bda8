using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Cases.Chronology;

/// <summary>The chronologies of cases, as their journals. Who may read or write them is decided by <see cref="ChronologyKeeping"/>.</summary>
public interface IChronology
{
    /// <summary>Lines of one case at most.</summary>
    public const int EntriesMax = 5_000;

    /// <summary>Every line, in the order in which they were written.</summary>
    Task<IReadOnlyList<ChronologyEntry>> Of(AuthorityId authority, CaseId caseId, CancellationToken cancellationToken);

    /// <summary>Adds a line. False: the event has a line of that number already.</summary>
    Task<bool> Add(AuthorityId authority, CaseId caseId, ChronologyEntry entry, CancellationToken cancellationToken);
}
