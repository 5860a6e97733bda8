using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Oversight;

/// <summary>A check that did not hold and was passed all the same: let pass with a reason, or only noted because nothing is refused for it.</summary>
/// <param name="Check">The check's name in its definition, such as <c>hold_conference.1</c>.</param>
/// <param name="By">Who did the work.</param>
/// <param name="Role">The role in which it was let pass; null: only noted.</param>
/// <param name="Reason">In the words of whoever let it pass; null: only noted.</param>
/// <param name="Word">Who gave their word for it; null: nobody, or only noted.</param>
/// <param name="CouldNotWait">Whoever was stopped let it pass alone, because the child could not wait for somebody else's word.</param>
public sealed record PassedGuard(
    CaseId Case, TeamId Team, string DefinitionHash, string Check, string By, Instant At, string? Role, string? Reason, string? Word, bool CouldNotWait);
