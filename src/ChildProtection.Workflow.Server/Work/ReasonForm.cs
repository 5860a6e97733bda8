namespace ChildProtection.Workflow.Server.Work;

/// <summary>A form that asks for a reason, beside whatever else its page asks.</summary>
/// <param name="Command">The idempotency key.</param>
/// <param name="Reason">What was typed.</param>
/// <param name="Label">The question.</param>
/// <param name="Hint">What the reason is for.</param>
public sealed record ReasonForm(Guid Command, string Reason, string Label, string Hint);
