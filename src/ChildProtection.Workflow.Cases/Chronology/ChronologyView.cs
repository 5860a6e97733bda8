using ChildProtection.Workflow.Cases.Reading;

namespace ChildProtection.Workflow.Cases.Chronology;

/// <summary>A chronology as one reader may see it.</summary>
/// <param name="Events">In the order in which they happened.</param>
/// <param name="Journal">Who did what to it and when, the newest first; of what the reader sees.</param>
/// <param name="MayChange">The reader may choose, write, change and take off.</param>
public sealed record ChronologyView(CaseView View, IReadOnlyList<ChronologyEvent> Events, IReadOnlyList<ChronologyEntry> Journal, bool MayChange);
