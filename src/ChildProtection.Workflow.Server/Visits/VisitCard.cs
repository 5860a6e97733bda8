using ChildProtection.Workflow.Server.CasePage;

namespace ChildProtection.Workflow.Server.Visits;

/// <summary>A child whom the reader is to see.</summary>
/// <param name="Due">What is due, and by when.</param>
/// <param name="Child">The child, and what the child last said.</param>
/// <param name="Last">The last visit on record, in words; null: there is none that the reader sees.</param>
/// <param name="Warnings">Dangers that the case flags and nobody has said to be over, in words.</param>
/// <param name="Record">The form of a visit; null: the case does not offer it just now.</param>
/// <param name="NotSeen">What to record where the child could not be seen.</param>
public sealed record VisitCard(VisitDue Due, ChildHeader Child, string? Last, IReadOnlyList<string> Warnings, WorkLink? Record, IReadOnlyList<WorkLink> NotSeen);
