using ChildProtection.Workflow.Engine.Execution;

namespace ChildProtection.Workflow.Cases.Reading;

/// <summary>One entry of a case's journal with its place in it.</summary>
public sealed record JournalLine(long Sequence, JournalEntry Entry);
