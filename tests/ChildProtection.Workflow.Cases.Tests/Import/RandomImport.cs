using System.Globalization;
using System.Text;
using ChildProtection.Workflow.Cases.Import;

namespace ChildProtection.Workflow.Cases.Tests.Import;

/// <summary>Files of cells that a column may have, in rows that need not go together, by a seed.</summary>
internal static class RandomImport
{
    private static readonly string[] Phases = ["strategy_discussion", "enquiry", "conference_called", "conference_booked", "plan", "plan", "plan", "plan"];
    private static readonly string[] People = ["anwen", "dafydd", "leila", "bronwen", "nobody"];

    public static ImportFiles Files(int seed, int children)
    {
        var random = new Random(seed);
        var files = new Dictionary<string, ReadOnlyMemory<byte>>(StringComparer.Ordinal);
        foreach (var subject in ImportSubject.All)
        {
            var rows = subject == ImportSubject.Children || subject == ImportSubject.Cases ? children : children * 2;
            var text = new StringBuilder(string.Join(',', subject.Columns.Select(column => column.Name))).Append('\n');
            for (var row = 1; row <= rows; row++)
            {
                var phase = Phases[random.Next(Phases.Length)];
                text.AppendJoin(',', subject.Columns.Select(column => Cell(subject, column.Name, row, children, phase, random))).Append('\n');
            }
            files[subject.File] = Encoding.UTF8.GetBytes(text.ToString());
        }
        return ImportReader.Read(files);
    }

    private static string Cell(ImportSubject subject, string column, int row, int children, string phase, Random random) => column switch
    {
        "child_reference" when subject == ImportSubject.Children => Number("C", row),
        "case_reference" when subject == ImportSubject.Cases => Number("K", row),
        "child_reference" => Number("C", subject == ImportSubject.Cases && random.Next(8) > 0 ? row : random.Next(1, children + 2)),
        "case_reference" => Number("K", random.Next(1, children + 2)),
        "person_reference" => Number("P", row),
        "given_name" => Number("Name", row),
        "family_name" => new string((char)('a' + (row % 26)), 4 + (row / 26)),
        "date_of_birth" => random.Next(9) == 0 ? "not known" : $"2015-{(row % 12) + 1:00}-{random.Next(1, 28):00}",
        "relationship" => "mother",
        "takes_part" => random.Next(2) == 0 ? "yes" : "no",
        "team" => random.Next(12) == 0 ? "nowhere" : "North team",
        "phase" => phase,
        "categories" => "neglect",
        "conference_booked_for" => phase == "conference_booked" ? "2026-03-20" : "none",
        "registered_on" => random.Next(12) == 0 ? "not known" : "2025-08-04",
        "next_core_group_on" => random.Next(2) == 0 ? "none" : "2026-03-20",
        "visitor" => "lead_worker",
        "place" => "home",
        "alone" => random.Next(3) == 0 ? "not known" : "alone",
        "role" => random.Next(4) == 0 ? "chair" : "lead_worker",
        "sign_in_name" => People[random.Next(People.Length)],
        "expected_date_of_birth" or "nhs_number" or "family_reference" or "same_as" or "referral_source" or "outline" or "during_absence" => string.Empty,
        _ when column.StartsWith("restricted", StringComparison.Ordinal) => string.Empty,
        _ when column.EndsWith("_on", StringComparison.Ordinal) || column == "on" => random.Next(10) == 0 ? "not known" : $"2026-02-{random.Next(1, 28):00}",
        _ => random.Next(5) switch { 0 => "not known", 1 => "yes", _ => "no" },
    };

    private static string Number(string letter, int number) => string.Create(CultureInfo.InvariantCulture, $"{letter}-{number}");
}
