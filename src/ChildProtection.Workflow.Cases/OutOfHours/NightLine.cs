using ChildProtection.Workflow.Cases.Reading;

namespace ChildProtection.Workflow.Cases.OutOfHours;

/// <summary>One child on the list of the night.</summary>
/// <param name="Concern">The gravest of it.</param>
/// <param name="Items">All of it, the gravest first.</param>
public sealed record NightLine(NightConcern Concern, IReadOnlyList<(NightConcern Concern, WorkItem Item)> Items);
