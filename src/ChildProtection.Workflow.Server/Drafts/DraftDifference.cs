namespace ChildProtection.Workflow.Server.Drafts;

/// <summary>A question that two versions of a draft answer differently.</summary>
/// <param name="Question">The id that the choice names.</param>
/// <param name="Kept">What the first version says, in words.</param>
/// <param name="Other">What the version from the other device says.</param>
public sealed record DraftDifference(string Question, string Title, string Kept, string Other);
