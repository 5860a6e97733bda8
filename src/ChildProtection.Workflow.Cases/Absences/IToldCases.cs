using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Absences;

/// <summary>Which cases have been told of which absence.</summary>
public interface IToldCases
{
    /// <summary>The authorities in which somebody is away on that day or later, or a case still believes it.</summary>
    Task<IReadOnlyList<AuthorityId>> Authorities(LocalDate day, CancellationToken cancellationToken);

    Task<IReadOnlyList<ToldCase>> Of(AuthorityId authority, CancellationToken cancellationToken);

    /// <summary>Keeps what the case was told, in the place of what it was told of the same person before.</summary>
    Task Keep(AuthorityId authority, ToldCase told, CancellationToken cancellationToken);

    /// <summary>The case has been told that it is over.</summary>
    Task End(AuthorityId authority, CaseId caseId, UserId away, CancellationToken cancellationToken);
}
