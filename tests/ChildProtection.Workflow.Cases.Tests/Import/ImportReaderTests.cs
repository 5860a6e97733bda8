using System.Text;
using ChildProtection.Workflow.Cases.Import;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Tests.Import;

public sealed class ImportReaderTests
{
    private static readonly string Header = string.Join(',', ImportSubject.Allocations.Columns.Select(column => column.Name));

    [TestCase("2026-03-02")]
    [TestCase("02/03/2026")]
    public void A_day_is_read_with_the_year_or_the_day_first(string text) => Assert.That(CellReader.Day(text), Is.EqualTo(new LocalDate(2026, 3, 2)));

    [TestCase("03/13/2026")]
    [TestCase("2/3/2026")]
    [TestCase("02/03/26")]
    [TestCase("02.03.2026")]
    [TestCase("30/02/2026")]
    [TestCase("1926-03-02")]
    [TestCase("20260302")]
    public void What_could_be_another_day_is_none(string text) => Assert.That(CellReader.Day(text), Is.Null);

    [Test]
    public void A_row_knows_the_line_on_which_it_begins_even_below_cells_of_several_lines()
    {
        var files = Read($"{Header}\r\nK-1,\"lead\r\nworker\",anwen\r\n\r\nK-2,chair,bronwen\r\n");

        Assert.That(files.Rows.Select(row => (row.Line, row["case_reference"])), Is.EqualTo(new[] { (2, "K-1"), (5, "K-2") }));
    }

    [Test]
    public void Columns_may_stand_in_any_order() => Assert.That(Read("Role,sign_in_name,case_reference\nchair,bronwen,K-1\n").Rows[0]["case_reference"], Is.EqualTo("K-1"));

    [TestCase("case_reference;role;sign_in_name\nK-1;chair;x\n", ImportCodes.WrongColumns)]
    [TestCase("case_reference,role\nK-1,chair\n", ImportCodes.WrongColumns)]
    [TestCase("case_reference,role,role,sign_in_name\nK-1,chair,chair,x\n", ImportCodes.WrongColumns)]
    [TestCase("", ImportCodes.WrongColumns)]
    [TestCase("case_reference,role,sign_in_name\n\"K-1,chair,x\n", ImportCodes.Unreadable)]
    public void A_file_that_cannot_be_understood_is_said_as_a_whole(string text, string code)
    {
        var findings = Read(text).Findings.Where(finding => finding.Place.File == "allocations.csv").ToList();

        Assert.That(findings.Where(finding => finding.Stops).Select(finding => (finding.Code, finding.Place.Line)), Does.Contain((code, 0)));
    }

    [Test]
    public void A_file_that_is_not_utf_8_is_refused_before_a_name_is_misread()
    {
        var files = ImportReader.Read(new Dictionary<string, ReadOnlyMemory<byte>> { ["allocations.csv"] = Encoding.Latin1.GetBytes($"{Header}\nK-1,chair,siân\n") });

        Assert.That(files.Findings.Where(finding => finding.Place.File == "allocations.csv").Select(finding => finding.Code), Is.EqualTo(new[] { ImportCodes.Unreadable }));
    }

    [Test]
    public void A_row_with_too_few_cells_and_a_cell_that_is_too_long_are_said_where_they_stand()
    {
        var files = Read($"{Header}\nK-1,chair\nK-2,chair,{new string('x', ImportLimits.FieldCharactersMax + 1)}\n");

        Assert.That(
            files.Findings.Where(finding => finding.Place.File == "allocations.csv").Select(finding => (finding.Code, finding.Place.Line, finding.Column)),
            Is.EqualTo(new[] { (ImportCodes.WrongColumns, 2, null), (ImportCodes.TooLarge, 3, "sign_in_name") }));
    }

    [Test]
    public void Rows_past_the_limit_are_not_read_and_that_is_said()
    {
        var files = Read(Header + "\n" + string.Concat(Enumerable.Repeat("K-1,chair,x\n", ImportLimits.RowsMax + 1)));

        Assert.That(files.Rows, Has.Length.EqualTo(ImportLimits.RowsMax));
        Assert.That(files.Findings.Select(finding => finding.Code), Does.Contain(ImportCodes.TooLarge));
    }

    [Test]
    public void The_hash_is_another_when_one_letter_is_another()
    {
        var (once, twice, other) = (new SampleImport().Files, new SampleImport().Files, new SampleImport().With("visits.csv", "2026-01-30", "2026-01-29").Files);

        Assert.That(twice.Hash, Is.EqualTo(once.Hash));
        Assert.That(other.Hash, Is.Not.EqualTo(once.Hash));
    }

    [Test]
    public void Every_template_can_be_read_again()
    {
        var files = ImportReader.Read(ImportSubject.All.ToDictionary(subject => subject.File, subject => (ReadOnlyMemory<byte>)Encoding.UTF8.GetBytes(subject.Template()), StringComparer.Ordinal));

        Assert.That(files.Findings, Is.Empty);
        Assert.That(files.Rows, Has.Length.EqualTo(ImportSubject.All.Count));
    }

    [Test]
    public void A_cell_that_a_spreadsheet_would_run_is_written_as_text()
    {
        var csv = ReportCsv.Of([new ImportFinding("CPW8206", new RowPlace("visits.csv", 2), "on", "=cmd()", "Write it anew.", Stops: true)]);

        Assert.That(csv, Does.Contain("'=cmd()"));
    }

    private static ImportFiles Read(string allocations) =>
        ImportReader.Read(new Dictionary<string, ReadOnlyMemory<byte>> { ["allocations.csv"] = Encoding.UTF8.GetBytes(allocations) });
}
