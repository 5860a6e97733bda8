using NodaTime;

namespace ChildProtection.Workflow.Server.Oversight;

/// <summary>How often a required question was not known in a team and a month.</summary>
/// <param name="Form">The form that asks it.</param>
/// <param name="Question">What is asked.</param>
/// <param name="Rules">The rules that ask it.</param>
public sealed record NotKnownCount(YearMonth Month, string Team, string Form, string Question, IReadOnlyList<string> Rules, int Count);
