using ChildProtection.Workflow.Cases.Access.Restricting;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Runtime;
using NodaTime;

namespace ChildProtection.Workflow.Cases.RegisterKeeping;

/// <summary>The register as it is listed and counted. Entries made in error count for nothing. Whoever asks says which files are not there for the reader.</summary>
public interface IRegisterBook
{
    /// <summary>The most entries of one list.</summary>
    public const int LinesMax = 500;

    /// <summary>By the children's names; of those that ended or changed, the latest first.</summary>
    /// <param name="since">For <see cref="RegisterPart.Changed"/>: from that day on.</param>
    Task<IReadOnlyList<RegisterLine>> Lines(AuthorityId authority, RegisterPart part, LocalDate since, HiddenFiles hidden, int limit, CancellationToken cancellationToken);

    /// <summary>Null: there is none.</summary>
    Task<RegisterLine?> Find(AuthorityId authority, CaseId caseId, string entry, CancellationToken cancellationToken);

    /// <summary>The entries that stood at the end of that day.</summary>
    Task<IReadOnlyList<StoodEntry>> StoodOn(AuthorityId authority, LocalDate day, HiddenFiles hidden, CancellationToken cancellationToken);

    /// <summary>What was asked of the register by the steps of these cases, each case's in order.</summary>
    Task<ILookup<CaseId, JournalRow>> Asked(AuthorityId authority, IReadOnlyCollection<CaseId> cases, CancellationToken cancellationToken);

    /// <summary>What waits for somebody, by kind and then by when it is due.</summary>
    Task<IReadOnlyList<RegisterWait>> Waiting(AuthorityId authority, HiddenFiles hidden, CancellationToken cancellationToken);
}
