using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Cases.Staff;

/// <summary>A role of an open case whose holder has left the authority's staff.</summary>
public sealed record HeldByLeaver(AuthorityId Authority, CaseId Case, string Role, UserId User);
