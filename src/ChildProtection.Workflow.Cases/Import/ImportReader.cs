using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CsvHelper;

namespace ChildProtection.Workflow.Cases.Import;

/// <summary>Reads the files of an earlier system: CSV as RFC 4180 has it, UTF-8, with a header of our column names in any order. Understands no cell.</summary>
public static class ImportReader
{
    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly CsvReaderOptions Options = CsvReaderOptions.Default with
    {
        Separator = ',', HasHeader = false, TrackLineNumbers = true, IncludeValuesInExceptions = false, MalformedData = CsvMalformedDataHandling.Throw,
    };

    /// <param name="files">By name; a file that is not there is left out.</param>
    public static ImportFiles Read(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        var (rows, findings) = (ImmutableArray.CreateBuilder<ImportRow>(), ImmutableArray.CreateBuilder<ImportFinding>());
        foreach (var subject in ImportSubject.All)
        {
            if (files.TryGetValue(subject.File, out var bytes))
            {
                Read(subject, bytes, rows, findings);
            }
            else if (subject.Required)
            {
                findings.Add(Whole(ImportCodes.FileMissing, subject, "The file is not there.", "Add it: the template says what belongs in it."));
            }
        }
        return new ImportFiles(HashOf(files), rows.ToImmutable(), findings.ToImmutable());
    }

    private static string HashOf(IReadOnlyDictionary<string, ReadOnlyMemory<byte>> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var subject in ImportSubject.All.Where(subject => files.ContainsKey(subject.File)))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{subject.File} {files[subject.File].Length}\n")));
            hash.AppendData(files[subject.File].Span);
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Read(ImportSubject subject, ReadOnlyMemory<byte> bytes, ImmutableArray<ImportRow>.Builder rows, ImmutableArray<ImportFinding>.Builder findings)
    {
        if (bytes.Length > ImportLimits.FileBytesMax)
        {
            findings.Add(Whole(ImportCodes.TooLarge, subject, $"The file has more than {ImportLimits.FileBytesMax} bytes.", "Bring it in in parts, each with the children of its cases."));
            return;
        }
        string text;
        try
        {
            text = Strict.GetString(bytes.Span).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            findings.Add(Whole(ImportCodes.Unreadable, subject, "The file is not UTF-8: letters with accents would come out as others.", "Save it as 'CSV UTF-8'."));
            return;
        }
        try
        {
            Parse(subject, text, rows, findings);
        }
        catch (CsvFormatException)
        {
            findings.Add(Whole(ImportCodes.Unreadable, subject, "The file cannot be read as CSV: a quotation mark is open or stands within a cell.", "Save it as CSV again, with cells in quotation marks where they hold one."));
        }
    }

    private static void Parse(ImportSubject subject, string text, ImmutableArray<ImportRow>.Builder rows, ImmutableArray<ImportFinding>.Builder findings)
    {
        using var csv = CsvReader.FromText(text, Options);
        if (!csv.Read() || CellsOf(csv) is not { } header || !HasColumns(subject, header, findings))
        {
            if (findings.All(finding => finding.Place.File != subject.File))
            {
                findings.Add(Whole(ImportCodes.WrongColumns, subject, "The file is empty.", "Begin it with the header of the template."));
            }
            return;
        }
        var (names, count) = (header.Select(Tidied).ToArray(), 0);
        while (csv.Read())
        {
            var (line, cells) = ((int)csv.LineNumber, CellsOf(csv));
            if (cells.All(string.IsNullOrWhiteSpace))
            {
                continue;
            }
            if (++count > ImportLimits.RowsMax)
            {
                findings.Add(Whole(ImportCodes.TooLarge, subject, $"The file has more than {ImportLimits.RowsMax} rows; those after are not read.", "Bring it in in parts, each with the children of its cases."));
                return;
            }
            var row = Row(subject, line, names, cells);
            rows.Add(row);
            Check(row, names.Length, cells, findings);
        }
    }

    private static string[] CellsOf(CsvReader csv) => [.. Enumerable.Range(0, csv.FieldCount).Select(csv.GetString)];

    private static ImportRow Row(ImportSubject subject, int line, string[] names, string[] cells) => new(
        subject, line, names.Index().Where(name => name.Index < cells.Length).ToDictionary(name => name.Item, name => cells[name.Index].Trim(), StringComparer.Ordinal));

    private static void Check(ImportRow row, int columns, string[] cells, ImmutableArray<ImportFinding>.Builder findings)
    {
        if (cells.Length != columns)
        {
            findings.Add(new ImportFinding(
                ImportCodes.WrongColumns, row.Place, null, $"The row has {cells.Length} cells and the header {columns}.", "Put cells that hold a comma in quotation marks; leave none out.", Stops: true));
        }
        foreach (var (column, cell) in row.Cells)
        {
            if (cell.Length > ImportLimits.FieldCharactersMax || cell.Contains('\0', StringComparison.Ordinal))
            {
                findings.Add(new ImportFinding(
                    ImportCodes.TooLarge, row.Place, column, $"The cell has more than {ImportLimits.FieldCharactersMax} characters, or one that is none.", "Shorten it.", Stops: true));
            }
        }
    }

    private static bool HasColumns(ImportSubject subject, string[] header, ImmutableArray<ImportFinding>.Builder findings)
    {
        var names = header.Select(Tidied).ToList();
        var missing = subject.Columns.Select(column => column.Name).Except(names, StringComparer.Ordinal).ToList();
        var twice = names.GroupBy(name => name, StringComparer.Ordinal).Where(same => same.Count() > 1).Select(same => same.Key).ToList();
        foreach (var unknown in names.Except(subject.Columns.Select(column => column.Name), StringComparer.Ordinal))
        {
            findings.Add(new ImportFinding(ImportCodes.WrongColumns, new RowPlace(subject.File, 1), null, "There is a column that this file does not have; it is not read.", "Take it out, or give it a name of the template.", Stops: false));
        }
        if (missing.Count == 0 && twice.Count == 0)
        {
            return true;
        }
        var words = missing.Count > 0 ? $"These columns are missing: {string.Join(", ", missing)}." : $"These columns are there twice: {string.Join(", ", twice)}.";
        var fix = names.Count == 1 && header[0].Contains(';', StringComparison.Ordinal) ? "Part the columns with commas, not semicolons." : "Begin the file with the header of the template.";
        findings.Add(Whole(ImportCodes.WrongColumns, subject, words, fix));
        return false;
    }

    private static string Tidied(string name) => name.Trim().ToLowerInvariant();

    private static ImportFinding Whole(string code, ImportSubject subject, string words, string fix) => new(code, new RowPlace(subject.File, 0), null, words, fix, Stops: true);
}
