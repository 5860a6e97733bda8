namespace ChildProtection.Workflow.Engine.Tests.Execution;

/// <summary>One random step of a history: how much later, what kind of thing, which one of those possible, and how many days before it happened.</summary>
internal sealed record Move(int Minutes, int Kind, int Pick, int DaysBack);
