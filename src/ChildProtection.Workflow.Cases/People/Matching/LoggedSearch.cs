using NodaTime;

namespace ChildProtection.Workflow.Cases.People.Matching;

/// <summary>A search that somebody made.</summary>
/// <param name="Asked">What they typed.</param>
/// <param name="Shown">People whom they were shown.</param>
public sealed record LoggedSearch(Instant At, string Asked, int Shown);
