namespace ChildProtection.Workflow.Server.CasePage;

/// <summary>A record of the case file.</summary>
/// <param name="Id">By which the case knows it.</param>
/// <param name="Happened">When it happened, in words; null where that was never said.</param>
/// <param name="Recorded">When and by whom it was entered.</param>
/// <param name="Corrected">It was changed since.</param>
public sealed record RecordEntry(string Id, string Happened, string Recorded, bool Corrected, IReadOnlyList<FactLine> Fields, string? CorrectPath);
