namespace ChildProtection.Workflow.Server.CasePage;

/// <summary>One line of a case's timeline, in the reader's language.</summary>
/// <param name="Happened">When it happened in the world, in words.</param>
/// <param name="Recorded">When it was entered, where that is another day; null where it is not.</param>
/// <param name="Who">Who gave the input that led to it.</param>
/// <param name="Words">What happened.</param>
/// <param name="Detail">A reason, or what changed; null where there is none.</param>
/// <param name="Weight">How much it matters to a reader.</param>
public sealed record TimelineLine(string Happened, string? Recorded, string Who, string Words, string? Detail, TimelineWeight Weight);
