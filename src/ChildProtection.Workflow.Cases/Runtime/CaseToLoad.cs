using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Cases.Runtime;

/// <param name="CommandKey">When given, the answer also says whether that command was applied before.</param>
public readonly record struct CaseToLoad(AuthorityId Authority, CaseId Case, string? CommandKey);
