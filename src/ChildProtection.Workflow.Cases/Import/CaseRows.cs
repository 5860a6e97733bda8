namespace ChildProtection.Workflow.Cases.Import;

/// <summary>All rows that belong to one case.</summary>
public sealed record CaseRows(ImportRow Case, ImportRow Child, IReadOnlyList<ImportRow> Persons, IReadOnlyList<ImportRow> Visits, IReadOnlyList<ImportRow> Allocations)
{
    public string Reference => Case["case_reference"];

    public IEnumerable<ImportRow> All => [Case, Child, .. Persons, .. Visits, .. Allocations];
}
