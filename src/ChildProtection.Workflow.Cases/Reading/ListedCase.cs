using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Reading;

/// <summary>One line of a list of cases.</summary>
public sealed record ListedCase(
    CaseId Case, ChildId Child, string ChildName, TeamId Team, string DefinitionHash, string MainState, bool Closed, Instant OpenedAt, Instant ChangedAt);
