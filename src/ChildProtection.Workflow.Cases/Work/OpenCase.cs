using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People;
using ChildProtection.Workflow.Engine.Execution;

namespace ChildProtection.Workflow.Cases.Work;

/// <summary>A case to be opened for a child.</summary>
/// <param name="Case">Chosen by the caller, so that a repeated command opens it once.</param>
/// <param name="Child">The child: on file already, or put on file with the case.</param>
/// <param name="Team">The team that will work it; null: the one team of whoever opens it.</param>
/// <param name="Answers">To the definition's opening form.</param>
/// <param name="OccurredOn">When it happened; null: now.</param>
public sealed record OpenCase(CaseId Case, ChildId Child, TeamId? Team, Answers Answers, EventTime? OccurredOn)
{
    /// <summary>The child as it is to be put on file; null: it is on file.</summary>
    public NewChild? NewChild { get; init; }

    /// <summary>The agencies that work with the child from today on, beside those that do already.</summary>
    public IReadOnlyList<AgencyId> Agencies { get; init; } = [];
}
