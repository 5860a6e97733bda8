using System.Collections.Immutable;

namespace ChildProtection.Workflow.Cases.Import;

/// <summary>Puts the rows of one case together. A row that belongs to no case is told.</summary>
internal static class RowSorting
{
    private const string Child = "child_reference";
    private const string Case = "case_reference";
    private const string Person = "person_reference";

    public static ImmutableArray<CaseRows> Sort(ImportFiles files, Action<ImportFinding> tell)
    {
        var children = Once(files.Of(ImportSubject.Children), Child, tell);
        var (cases, taken) = (new List<(ImportRow Case, ImportRow Child)>(), new HashSet<string>(StringComparer.Ordinal));
        foreach (var row in Once(files.Of(ImportSubject.Cases), Case, tell).Values)
        {
            if (!children.TryGetValue(row[Child], out var child))
            {
                tell(Wrong(ImportCodes.NoSuchReference, row, Child, "No row of children.csv has this reference.", "Add the child, or put the reference right."));
            }
            else if (!taken.Add(row[Child]))
            {
                tell(Wrong(ImportCodes.Twice, row, Child, "Another row is a case of the same child: a child has one open case.", "Keep the one in which work goes on."));
            }
            else
            {
                cases.Add((row, child));
            }
        }
        foreach (var child in children.Values.Where(child => !taken.Contains(child[Child])))
        {
            tell(Wrong(ImportCodes.NoCase, child, Child, "No row of cases.csv is a case of this child, so that the child is not put on file.", "Add the case, or leave the child out."));
        }
        var persons = Under(files.Of(ImportSubject.Persons), Child, taken, Person, tell);
        var known = cases.Select(each => each.Case[Case]).ToHashSet(StringComparer.Ordinal);
        var visits = Under(files.Of(ImportSubject.Visits), Case, known, null, tell);
        var allocations = Under(files.Of(ImportSubject.Allocations), Case, known, "role", tell);
        return
        [
            .. cases.OrderBy(each => each.Case.Line).Select(each => new CaseRows(
                each.Case, each.Child, [.. persons[each.Child[Child]]], [.. visits[each.Case[Case]]], [.. allocations[each.Case[Case]]])),
        ];
    }

    /// <summary>By reference; a row without one, and one whose reference was there before, is told.</summary>
    private static Dictionary<string, ImportRow> Once(IEnumerable<ImportRow> rows, string column, Action<ImportFinding> tell)
    {
        var once = new Dictionary<string, ImportRow>(StringComparer.Ordinal);
        foreach (var row in rows)
        {
            if (row[column].Length == 0)
            {
                tell(Wrong(ImportCodes.CellMissing, row, column, "The cell is empty.", "Give the earlier system's reference: by it the row is known again."));
            }
            else if (!once.TryAdd(row[column], row))
            {
                tell(Wrong(ImportCodes.Twice, row, column, $"Line {once[row[column]].Line} has the same reference.", "Leave one of the two out, or put its reference right."));
            }
        }
        return once;
    }

    /// <summary>Rows under what they belong to; with a second column, each value of it once there.</summary>
    private static ILookup<string, ImportRow> Under(IEnumerable<ImportRow> rows, string column, HashSet<string> known, string? once, Action<ImportFinding> tell)
    {
        var (kept, seen) = (new List<ImportRow>(), new HashSet<(string, string)>());
        foreach (var row in rows)
        {
            if (!known.Contains(row[column]))
            {
                tell(Wrong(ImportCodes.NoSuchReference, row, column, "No case that is brought in has this reference.", "Add the case, put the reference right, or leave the row out."));
            }
            else if (once is not null && !seen.Add((row[column], row[once])))
            {
                tell(Wrong(ImportCodes.Twice, row, once, "Another row says the same of the same case.", "Leave one of the two out."));
            }
            else
            {
                kept.Add(row);
            }
        }
        return kept.ToLookup(row => row[column], StringComparer.Ordinal);
    }

    private static ImportFinding Wrong(string code, ImportRow row, string column, string words, string fix) => new(code, row.Place, column, words, fix, Stops: true);
}
