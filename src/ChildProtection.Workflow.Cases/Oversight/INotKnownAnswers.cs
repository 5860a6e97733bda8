using ChildProtection.Workflow.Cases.Access.Restricting;
using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Oversight;

/// <summary>Which required questions were not answered because somebody could not, as the journals of the cases have it.</summary>
public interface INotKnownAnswers
{
    /// <summary>The most in one answer: a longer time is asked for in parts.</summary>
    public const int EntriesMax = 5_000;

    /// <summary>Those recorded from then on and before then, the newest first, at most <see cref="EntriesMax"/>.</summary>
    /// <param name="teams">Of cases of these teams; empty: of all of the authority.</param>
    /// <param name="hidden">The children whose files are not there for the reader.</param>
    Task<IReadOnlyList<NotKnownAnswer>> Between(
        AuthorityId authority, IReadOnlyList<TeamId> teams, HiddenFiles hidden, Instant since, Instant before, CancellationToken cancellationToken);
}
