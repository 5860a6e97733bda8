using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Cases.OutOfHours;

/// <summary>What whoever was on duty hands over to the day about one child. It is on record beside the case and never changed.</summary>
/// <param name="Team">The team that works the case now.</param>
/// <param name="Holders">Who holds a role for the case now.</param>
public sealed record HandoverNote(
    Guid Id, CaseId Case, ChildId Child, TeamId Team, IReadOnlyList<(string Role, UserId User)> Holders, Signature Written, string Words)
{
    /// <summary>Letters of a note at least: what happened, and what the day has to do.</summary>
    public const int WordsMin = 10;

    /// <summary>Letters of a note at most.</summary>
    public const int WordsMax = 4_000;
}
