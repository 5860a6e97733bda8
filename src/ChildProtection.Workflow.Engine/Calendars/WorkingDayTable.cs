using NodaTime;

namespace ChildProtection.Workflow.Engine.Calendars;

/// <summary>
/// Every day of the years that a calendar knows, numbered, so that counting working days is two array reads however many
/// are counted: a change of rule is tried on ten thousands of cases at once.
/// </summary>
internal sealed class WorkingDayTable
{
    private readonly int _firstYear;
    private readonly int _lastYear;
    private readonly int _first;
    private readonly int[] _workingBefore;
    private readonly int[] _workingDays;

    public WorkingDayTable(int firstYear, int lastYear, Func<LocalDate, bool> isWorkingDay)
    {
        (_firstYear, _lastYear) = (firstYear, lastYear);
        _first = Number(new LocalDate(firstYear, 1, 1));
        var length = Number(new LocalDate(lastYear, 12, 31)) - _first + 1;
        _workingBefore = new int[length + 1];
        var working = new List<int>(length);
        for (var offset = 0; offset < length; offset++)
        {
            _workingBefore[offset] = working.Count;
            if (isWorkingDay(Date(_first + offset)))
            {
                working.Add(_first + offset);
            }
        }
        _workingBefore[length] = working.Count;
        _workingDays = [.. working];
    }

    public int Count => _workingDays.Length;

    public bool Knows(LocalDate date) => date.Year >= _firstYear && date.Year <= _lastYear;

    /// <summary>The date of a working day by its index, from 0; the index must be within <see cref="Count"/>.</summary>
    public LocalDate this[int index] => Date(_workingDays[index]);

    /// <summary>How many working days of the table lie before that date: also the index of the first working day on or after it.</summary>
    public int Before(LocalDate date) => _workingBefore[Number(date) - _first];

    /// <summary>How many working days of the table lie on or before that date.</summary>
    public int Until(LocalDate date) => _workingBefore[Number(date) - _first + 1];

    public bool IsWorkingDay(LocalDate date) => Before(date) != Until(date);

    private static int Number(LocalDate date) => date.ToDateOnly().DayNumber;

    private static LocalDate Date(int number) => LocalDate.FromDateOnly(DateOnly.FromDayNumber(number));
}
