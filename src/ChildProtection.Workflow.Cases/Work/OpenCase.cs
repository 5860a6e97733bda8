using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Engine.Execution;

namespace ChildProtection.Workflow.Cases.Work;

/// <summary>A case to be opened for a child.</summary>
/// <param name="Case">Chosen by the caller, so that a repeated command opens it once.</param>
/// <param name="Child">The child, already on file.</param>
/// <param name="Team">The team that will work it.</param>
/// <param name="Answers">To the definition's opening form.</param>
/// <param name="OccurredOn">When it happened; null: now.</param>
public sealed record OpenCase(CaseId Case, ChildId Child, TeamId Team, Answers Answers, EventTime? OccurredOn);
