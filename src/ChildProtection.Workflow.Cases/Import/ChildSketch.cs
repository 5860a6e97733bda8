using ChildProtection.Workflow.Cases.People.Matching;

namespace ChildProtection.Workflow.Cases.Import;

/// <summary>As much of a child's row as says whether it may be somebody else.</summary>
internal static class ChildSketch
{
    public static PersonSketch Of(ImportRow row) => new(
        [new PersonSketch.Called(row["given_name"], row["family_name"])],
        CellReader.Day(row["date_of_birth"]),
        CellReader.Day(row["expected_date_of_birth"]),
        row["nhs_number"] is { Length: > 0 } number ? number.Replace(" ", string.Empty, StringComparison.Ordinal) : null);
}
