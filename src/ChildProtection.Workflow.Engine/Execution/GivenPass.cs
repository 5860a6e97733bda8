using NodaTime;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>Somebody's word that a soft check may be let pass, for a colleague who was stopped by it. It is good for one piece of work, done in time.</summary>
/// <param name="Check">The check's name.</param>
/// <param name="Each">The id of the record that the work is for; null when it is for none.</param>
/// <param name="By">Who gave it.</param>
/// <param name="Role">The role in which it was given.</param>
/// <param name="Reason">In their words.</param>
public sealed record GivenPass(string Check, string? Each, string By, string Role, string Reason, Instant At);
