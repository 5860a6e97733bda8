namespace ChildProtection.Workflow.Server.CasePage;

/// <summary>An escalation, alarm or reminder that is open on the case.</summary>
/// <param name="Key">What acknowledging names; null when the reader has nothing to acknowledge.</param>
/// <param name="Owner">Who took it on; null: nobody yet.</param>
public sealed record RaisedItem(bool Alarm, bool Reminder, string Raised, string To, string? Owner, string? Key);
