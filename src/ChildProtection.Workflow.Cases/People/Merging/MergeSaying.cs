using ChildProtection.Workflow.Cases.Administration;

namespace ChildProtection.Workflow.Cases.People.Merging;

/// <summary>Who said something about two records, when and why.</summary>
/// <param name="Reason">Empty where none is asked: whoever confirms takes over the reason of whoever said it first.</param>
public sealed record MergeSaying(Signature Signature, string Reason);
