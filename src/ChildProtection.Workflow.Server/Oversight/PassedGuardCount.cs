using NodaTime;

namespace ChildProtection.Workflow.Server.Oversight;

/// <summary>How often a check was passed in a team and a month, in one role.</summary>
/// <param name="Work">The work whose check it is.</param>
/// <param name="Words">What is said when it does not hold.</param>
/// <param name="Rules">The rules that the check follows.</param>
/// <param name="Role">The role in which it was let pass; null: only noted, since nothing is refused for it.</param>
public sealed record PassedGuardCount(YearMonth Month, string Team, string Work, string Words, IReadOnlyList<string> Rules, string? Role, int Count);
