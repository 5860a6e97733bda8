using System.Globalization;
using System.Text;
using ChildProtection.Workflow.Cases.Import;
using FsCheck;
using FsCheck.Fluent;

namespace ChildProtection.Workflow.Cases.Tests.Import;

/// <summary>Any files of cells that a column may have, in rows that need not go together.</summary>
internal static class RandomImport
{
    private static readonly Gen<string> Phase = Gen.Elements("strategy_discussion", "enquiry", "conference_called", "conference_booked", "plan", "plan", "plan", "plan");
    private static readonly Gen<string> YesNo = Gen.Elements("yes", "no", "no", "no", "not known");
    private static readonly Gen<string> Day = Gen.Frequency((9, Gen.Choose(1, 28).Select(day => $"2026-02-{day:00}")), (1, Gen.Constant("not known")));

    public static Gen<ImportFiles> Files(int childrenMax) =>
        from children in Gen.Choose(1, childrenMax)
        from tables in Gen.CollectToArray(ImportSubject.All.Select(subject => Table(subject, children)))
        select ImportReader.Read(ImportSubject.All.Zip(tables).ToDictionary(each => each.First.File, each => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(each.Second), StringComparer.Ordinal));

    private static Gen<string> Table(ImportSubject subject, int children)
    {
        var count = subject == ImportSubject.Children || subject == ImportSubject.Cases ? children : children * 2;
        return from rows in Gen.CollectToArray(Enumerable.Range(1, count).Select(row => Row(subject, row, children)))
               select string.Join('\n', rows.Prepend(string.Join(',', subject.Columns.Select(column => column.Name)))) + "\n";
    }

    private static Gen<string> Row(ImportSubject subject, int row, int children) =>
        from phase in Phase
        from cells in Gen.CollectToArray(subject.Columns.Select(column => Cell(subject, column.Name, row, children, phase)))
        select string.Join(',', cells);

    private static Gen<string> Cell(ImportSubject subject, string column, int row, int children, string phase) => column switch
    {
        "child_reference" when subject == ImportSubject.Children => Gen.Constant(Number("C", row)),
        "case_reference" when subject == ImportSubject.Cases => Gen.Constant(Number("K", row)),
        "child_reference" when subject == ImportSubject.Cases => Gen.Frequency((7, Gen.Constant(Number("C", row))), (1, Any("C", children))),
        "child_reference" => Any("C", children),
        "case_reference" => Any("K", children),
        "person_reference" => Gen.Constant(Number("P", row)),
        "given_name" => Gen.Constant(Number("Name", row)),
        "family_name" => Gen.Constant(new string((char)('a' + (row % 26)), 4 + (row / 26))),
        "date_of_birth" => Gen.Frequency((8, Gen.Choose(1, 28).Select(day => $"2015-{(row % 12) + 1:00}-{day:00}")), (1, Gen.Constant("not known"))),
        "relationship" => Gen.Constant("mother"),
        "team" => Mostly("North team", "nowhere"),
        "phase" => Gen.Constant(phase),
        "categories" => Gen.Constant("neglect"),
        "conference_booked_for" => Gen.Constant(phase == "conference_booked" ? "2026-03-20" : "none"),
        "registered_on" => Mostly("2025-08-04", "not known"),
        "next_core_group_on" => Gen.Elements("none", "2026-03-20"),
        "visitor" => Gen.Constant("lead_worker"),
        "place" => Gen.Constant("home"),
        "alone" => Gen.Elements("not known", "alone", "alone"),
        "role" => Mostly("lead_worker", "chair"),
        "sign_in_name" => Gen.Frequency((10, Gen.Elements("anwen", "dafydd", "leila")), (1, Gen.Elements("bronwen", "nobody"))),
        "expected_date_of_birth" or "nhs_number" or "family_reference" or "same_as" or "referral_source" or "outline" or "during_absence" => Gen.Constant(string.Empty),
        _ when column.StartsWith("restricted", StringComparison.Ordinal) => Gen.Constant(string.Empty),
        _ when column.EndsWith("_on", StringComparison.Ordinal) || column == "on" => Day,
        _ => YesNo,
    };

    private static Gen<string> Mostly(string usual, string rare) => Gen.Frequency((11, Gen.Constant(usual)), (1, Gen.Constant(rare)));

    /// <summary>One more than there are: a reference to nothing.</summary>
    private static Gen<string> Any(string letter, int children) => Gen.Choose(1, children + 1).Select(number => Number(letter, number));

    private static string Number(string letter, int number) => string.Create(CultureInfo.InvariantCulture, $"{letter}-{number}");
}
