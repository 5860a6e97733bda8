namespace ChildProtection.Workflow.Cases.Reading;

/// <summary>Another case of a child, read together with the one that somebody looks at.</summary>
/// <param name="Record">The name that stands on the record that the case was opened for; null: it is the record of the case that is looked at.</param>
public sealed record JoinedCase(CaseView View, string? Record);
