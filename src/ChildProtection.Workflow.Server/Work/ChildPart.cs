using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Server.Forms;

namespace ChildProtection.Workflow.Server.Work;

/// <summary>One child's part of a page on which work is recorded for several children together.</summary>
/// <param name="Case">The child's case.</param>
/// <param name="Name">The child's name.</param>
/// <param name="Prefix">What the ids of the part's fields begin with.</param>
/// <param name="Included">Recorded for this child too.</param>
/// <param name="TaskKey">The key of the open task when the page was opened; null for an action.</param>
/// <param name="Form">What is asked of this child by itself.</param>
/// <param name="Overrides">Soft checks that do not hold for this child.</param>
public sealed record ChildPart(CaseId Case, string Name, string Prefix, bool Included, string? TaskKey, FormView Form, IReadOnlyList<OverrideView> Overrides);
