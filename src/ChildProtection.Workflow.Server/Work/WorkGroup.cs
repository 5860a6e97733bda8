namespace ChildProtection.Workflow.Server.Work;

/// <summary>A part of a list under one heading.</summary>
/// <param name="Id">Of the heading in the page.</param>
public sealed record WorkGroup(string Id, string Title, IReadOnlyList<WorkLine> Lines);
