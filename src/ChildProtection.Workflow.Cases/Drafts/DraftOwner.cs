using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Cases.Drafts;

/// <summary>Whose draft it is: nobody else ever sees it.</summary>
public readonly record struct DraftOwner(AuthorityId Authority, UserId User);
