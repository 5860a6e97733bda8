namespace ChildProtection.Workflow.Engine.Definitions;

/// <summary>The rows that a form comes with: one for each record of a list.</summary>
/// <param name="Field">The field of the row that points to the record.</param>
/// <param name="Of">The records.</param>
public sealed record RowsForEach(string Field, EachRecord Of);
