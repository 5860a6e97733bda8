namespace ChildProtection.Workflow.Server.Oversight;

/// <summary>One check that was let pass, in a case that the reader may see.</summary>
/// <param name="By">Who let it pass: whoever gave their word for it, else whoever did the work.</param>
/// <param name="CouldNotWait">Whoever was stopped let it pass alone, because the child could not wait.</param>
public sealed record PassedGuardLine(string When, string CasePath, string Words, string Role, string By, string Reason, bool CouldNotWait);
