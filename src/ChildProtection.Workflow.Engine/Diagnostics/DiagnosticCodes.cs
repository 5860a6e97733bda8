namespace ChildProtection.Workflow.Engine.Diagnostics;

/// <summary>
/// Every diagnostic code of the engine. A code is never given a new meaning; one that is no longer raised is not reused.
/// CPW01xx: calendars. CPW02xx: expressions. CPW03xx and above: the workflow language.
/// </summary>
public static partial class DiagnosticCodes
{
    /// <summary>The calendar file is not YAML, or names a key twice.</summary>
    public const string CalendarNotYaml = "CPW0101";

    /// <summary>The calendar file is longer than the limit of characters.</summary>
    public const string CalendarTooLong = "CPW0102";

    /// <summary>A key that a calendar needs is missing.</summary>
    public const string CalendarKeyMissing = "CPW0103";

    /// <summary>A key that calendars do not have.</summary>
    public const string CalendarKeyUnknown = "CPW0104";

    /// <summary>A list where a text belongs, or the like.</summary>
    public const string CalendarShape = "CPW0105";

    /// <summary>Not a date of the form 2026-12-25.</summary>
    public const string CalendarNotADate = "CPW0106";

    /// <summary>A holiday or closure outside the years that the calendar says it knows.</summary>
    public const string CalendarDateOutsideYears = "CPW0107";

    /// <summary>The same day is listed twice.</summary>
    public const string CalendarDateTwice = "CPW0108";

    /// <summary>A holiday speaks of a name or a source that the file does not list.</summary>
    public const string CalendarNameUnknown = "CPW0109";

    /// <summary>No such time zone.</summary>
    public const string CalendarZoneUnknown = "CPW0110";

    /// <summary>Office or quiet hours that are no hours, or office hours that end before they start.</summary>
    public const string CalendarHours = "CPW0111";

    /// <summary>No such day of the week.</summary>
    public const string CalendarWeekdayUnknown = "CPW0112";

    /// <summary>The years are no years, or the wrong way round, or more than the limit.</summary>
    public const string CalendarYears = "CPW0113";

    /// <summary>A year that the calendar says it knows has no bank holiday: counting in it would be a guess.</summary>
    public const string CalendarYearEmpty = "CPW0114";

    /// <summary>A holiday falls on a weekend, where it changes nothing: the substitute day may have been meant.</summary>
    public const string CalendarHolidayOnWeekend = "CPW0115";

    /// <summary>Two calendar files have one name.</summary>
    public const string CalendarNamedTwice = "CPW0116";

    /// <summary>An authority's calendar extends one that is not there, or one that itself extends another.</summary>
    public const string CalendarBaseUnknown = "CPW0117";

    /// <summary>An authority's calendar sets what only the calendar that it extends may set.</summary>
    public const string CalendarBaseOnly = "CPW0118";

    /// <summary>The last year that the calendar knows is near: what reaches past it cannot be counted.</summary>
    public const string CalendarNearsItsEnd = "CPW0119";

    /// <summary>The expression is longer than the limit of characters.</summary>
    public const string ExpressionTooLong = "CPW0201";

    /// <summary>Too many levels of brackets, functions or conditions inside one another.</summary>
    public const string ExpressionTooDeep = "CPW0202";

    /// <summary>Nothing is written.</summary>
    public const string ExpressionEmpty = "CPW0203";

    /// <summary>A character that has no meaning in expressions.</summary>
    public const string ExpressionCharacter = "CPW0204";

    /// <summary>Something else was expected here.</summary>
    public const string ExpressionUnexpected = "CPW0205";

    /// <summary>A quoted text without an end.</summary>
    public const string ExpressionTextUnfinished = "CPW0206";

    /// <summary>A date that no calendar has.</summary>
    public const string ExpressionNotADate = "CPW0207";

    /// <summary>A number over the limit.</summary>
    public const string ExpressionNumberTooLarge = "CPW0208";

    /// <summary>A period over the limit.</summary>
    public const string ExpressionPeriod = "CPW0209";

    /// <summary>latest() or earliest() without a field.</summary>
    public const string ExpressionFieldMissing = "CPW0210";

    /// <summary>all() without what must hold.</summary>
    public const string ExpressionAllWithoutThat = "CPW0211";

    /// <summary>No field, parameter, answer, signal field or record field of that name.</summary>
    public const string ExpressionNameUnknown = "CPW0212";

    /// <summary>No record list of that name.</summary>
    public const string ExpressionListUnknown = "CPW0213";

    /// <summary>No such field in the records of that list.</summary>
    public const string ExpressionRecordFieldUnknown = "CPW0214";

    /// <summary>No state, deadline, task or role of that name.</summary>
    public const string ExpressionElementUnknown = "CPW0215";

    /// <summary>The choice list has no such code.</summary>
    public const string ExpressionCodeUnknown = "CPW0216";

    /// <summary>No function of that name.</summary>
    public const string ExpressionFunctionUnknown = "CPW0217";

    /// <summary>A function has too few or too many values in its brackets.</summary>
    public const string ExpressionArguments = "CPW0218";

    /// <summary>An operator or function cannot take values of that type.</summary>
    public const string ExpressionOperand = "CPW0219";

    /// <summary>Two values that must be of one type are not.</summary>
    public const string ExpressionTypesDiffer = "CPW0220";

    /// <summary>The whole expression is of another type than its place needs.</summary>
    public const string ExpressionResult = "CPW0221";

    /// <summary>A comparison with unknown, which never holds.</summary>
    public const string ExpressionComparedWithUnknown = "CPW0222";

    /// <summary>Hours or minutes added to a date, which has no time of day.</summary>
    public const string ExpressionHoursOnDate = "CPW0223";

    /// <summary>Too many questions about records inside one another.</summary>
    public const string ExpressionRecordsTooDeep = "CPW0224";

    /// <summary>A guard that comes out the same whatever happens.</summary>
    public const string ExpressionConstant = "CPW0225";
}
