namespace ChildProtection.Workflow.Cases.Import;

/// <summary>A column of a file of an earlier system.</summary>
/// <param name="Takes">What a cell may say, in words, for the template and for whoever is told that one is wrong.</param>
/// <param name="Example">A cell of the template's one row.</param>
public sealed record ImportColumn(string Name, string Takes, string Example);
