using ChildProtection.Workflow.Cases.Agencies;
using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Cases.Runtime;

/// <summary>What a case is before its first step.</summary>
/// <param name="Relations">The agencies that stand in a relation with the child already.</param>
public sealed record NewCase(
    AuthorityId Authority,
    CaseId Case,
    ChildId Child,
    TeamId Team,
    IReadOnlyList<AgencyRelation> Relations);
