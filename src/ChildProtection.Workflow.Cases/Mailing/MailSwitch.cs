namespace ChildProtection.Workflow.Cases.Mailing;

/// <summary>Whether this deployment sends e-mail. Where it does not, none is written: what nobody sends must not pile up and go out years later.</summary>
public sealed record MailSwitch(bool IsOn);
