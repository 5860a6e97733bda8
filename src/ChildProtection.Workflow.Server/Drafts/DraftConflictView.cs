namespace ChildProtection.Workflow.Server.Drafts;

/// <summary>Two versions of one draft, for their owner to choose between.</summary>
public sealed record DraftConflictView(DraftView Draft, IReadOnlyList<DraftDifference> Differences);
