using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Oversight;

/// <summary>A required question that was not answered, because whoever was asked could not.</summary>
/// <param name="DefinitionHash">Of the definition that asked it.</param>
/// <param name="Form">The form, by its name.</param>
/// <param name="Question">The question, by its name.</param>
/// <param name="By">Who said so.</param>
/// <param name="At">When it was recorded.</param>
/// <param name="Reason">Why.</param>
public sealed record NotKnownAnswer(CaseId Case, TeamId Team, string DefinitionHash, string Form, string Question, string By, Instant At, string Reason);
