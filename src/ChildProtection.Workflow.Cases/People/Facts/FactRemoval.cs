using ChildProtection.Workflow.Cases.Administration;

namespace ChildProtection.Workflow.Cases.People.Facts;

/// <summary>A fact turned out to be wrong: it stays on file beside what replaced it, if anything did.</summary>
public sealed record FactRemoval(Signature Signature, string Reason);
