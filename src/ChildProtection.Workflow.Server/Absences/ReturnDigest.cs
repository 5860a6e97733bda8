namespace ChildProtection.Workflow.Server.Absences;

/// <summary>What somebody reads on their return.</summary>
/// <param name="Cases">Cases on which something happened, the one with the newest first.</param>
/// <param name="Quiet">Cases on which nothing did.</param>
/// <param name="PassedOn">Cases that are no longer theirs to see.</param>
/// <param name="NotShown">Cases beyond <see cref="ReturnDesk.CasesMax"/>.</param>
/// <param name="Asked">What stands on their list now.</param>
/// <param name="Overdue">How much of that is overdue.</param>
public sealed record ReturnDigest(IReadOnlyList<ReturnedCase> Cases, int Quiet, int PassedOn, int NotShown, int Asked, int Overdue);
