using NodaTime;
using NodaTime.Text;

namespace ChildProtection.Workflow.Cases.Import;

/// <summary>Understands the cells of one row; what is wrong is told once and the cell then says nothing.</summary>
internal sealed class CellReader(ImportRow row, LocalDate today, Action<ImportFinding> tell)
{
    private const string NotKnown = "not known";
    private const string None = "none";

    private static readonly LocalDatePattern DayFirst = LocalDatePattern.CreateWithInvariantCulture("dd/MM/uuuu");

    public ImportRow Row => row;

    /// <summary>A text; null where the cell is empty, which is told when it must not be.</summary>
    public string? Text(string column, bool required = false)
    {
        if (row[column].Length > 0)
        {
            return row[column];
        }
        if (required)
        {
            Missing(column);
        }
        return null;
    }

    /// <param name="required">Whether an empty cell is wrong: then it must say a date, or what else it may.</param>
    /// <param name="none">Whether it may say that there is none.</param>
    /// <param name="notKnown">Whether it may say that nobody knows.</param>
    /// <param name="ahead">Whether the day may be still to come.</param>
    public Cell<LocalDate> Date(string column, bool required, bool none = false, bool notKnown = true, bool ahead = false)
    {
        var cell = Cell(column, required, none, notKnown, text => Day(text));
        if (cell.Known is { } day && !ahead && day > today)
        {
            tell(new ImportFinding(ImportCodes.DateWrong, row.Place, column, "The day has not come yet.", "Give the day on which it happened.", Stops: true));
            return default;
        }
        return cell;
    }

    public Cell<bool> YesNo(string column, bool required) =>
        Cell(column, required, none: false, notKnown: true, text => text.ToUpperInvariant() switch { "YES" => true, "NO" => false, _ => (bool?)null });

    /// <summary>One of these codes; null where the cell says that nobody knows, is empty or is wrong.</summary>
    public string? Code(string column, bool required, bool notKnown, IReadOnlyCollection<string> codes)
    {
        var cell = Cell(column, required, none: false, notKnown, text => codes.Contains(text.ToLowerInvariant()) ? new Chosen(text.ToLowerInvariant()) : (Chosen?)null);
        return cell.Known?.Code;
    }

    /// <summary>Several codes parted by semicolons; empty where nobody knows.</summary>
    public IReadOnlyList<string> Codes(string column, bool required, IReadOnlyCollection<string> codes)
    {
        var text = row[column];
        if (text.Length == 0 || text.Equals(NotKnown, StringComparison.OrdinalIgnoreCase))
        {
            if (text.Length == 0 && required)
            {
                Missing(column);
            }
            return [];
        }
        var parts = text.ToLowerInvariant().Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (parts.Length == 0 || parts.Any(part => !codes.Contains(part)))
        {
            Wrong(column, $"It takes one or more of {string.Join(", ", codes)}, parted by ';', or '{NotKnown}'.");
            return [];
        }
        return [.. parts.Distinct(StringComparer.Ordinal)];
    }

    public void Wrong(string column, string takes) =>
        tell(new ImportFinding(ImportCodes.CellWrong, row.Place, column, "The cell says something that this column does not take.", takes, Stops: true));

    public void Missing(string column) =>
        tell(new ImportFinding(ImportCodes.CellMissing, row.Place, column, "The cell is empty.", $"Say {Takes(column)}.", Stops: true));

    /// <summary>A day, the year first or the day first, and nothing that could be another day.</summary>
    public static LocalDate? Day(string text) =>
        LocalDatePattern.Iso.Parse(text) is { Success: true, Value: var iso } ? Kept(iso)
        : DayFirst.Parse(text) is { Success: true, Value: var day } ? Kept(day)
        : null;

    /// <summary>A year far off is a slip, and no calendar counts from it.</summary>
    private static LocalDate? Kept(LocalDate day) => day.Year is >= 1990 and <= 2100 ? day : null;

    private Cell<T> Cell<T>(string column, bool required, bool none, bool notKnown, Func<string, T?> read)
        where T : struct
    {
        var text = row[column];
        if (text.Length == 0)
        {
            if (required)
            {
                Missing(column);
            }
            return default;
        }
        if (none && text.Equals(None, StringComparison.OrdinalIgnoreCase))
        {
            return new Cell<T>(Said.None, default);
        }
        if (notKnown && text.Equals(NotKnown, StringComparison.OrdinalIgnoreCase))
        {
            return new Cell<T>(Said.NotKnown, default);
        }
        if (read(text) is { } value)
        {
            return new Cell<T>(Said.Known, value);
        }
        Wrong(column, $"It takes {Takes(column)}.");
        return default;
    }

    private string Takes(string column) => row.Subject.Columns.First(each => each.Name == column).Takes;

    private readonly record struct Chosen(string Code);
}
