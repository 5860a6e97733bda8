namespace ChildProtection.Workflow.Cases.Import;

/// <summary>A row as it was read.</summary>
/// <param name="Line">The line of the file on which it begins, from 1: the header's.</param>
/// <param name="Cells">By column, trimmed; empty cells are there too.</param>
public sealed record ImportRow(ImportSubject Subject, int Line, IReadOnlyDictionary<string, string> Cells)
{
    public string this[string column] => Cells.GetValueOrDefault(column, string.Empty);

    public RowPlace Place => new(Subject.File, Line);
}
