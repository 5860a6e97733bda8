namespace ChildProtection.Workflow.Server.CasePage;

/// <summary>A time in which somebody led a case, or nobody did.</summary>
/// <param name="Who">Null: nobody.</param>
/// <param name="When">From when to when, in words.</param>
/// <param name="Why">Why it went to them; null: nothing is on record.</param>
public sealed record LeadTime(string? Who, string When, string? Why);
