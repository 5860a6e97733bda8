using System.Diagnostics.CodeAnalysis;
using ChildProtection.Workflow.Engine.Texts;
using NodaTime;

namespace ChildProtection.Workflow.Engine.Calendars;

/// <summary>
/// The answer to a count: a day and the instant at which it is due, or the reason why there is none. How it came about
/// (<see cref="Skipped"/>, <see cref="Describe"/>) is worked out only when asked for.
/// </summary>
public readonly struct Counted
{
    private readonly LocalDate _date;
    private readonly Instant _dueAt;

    private Counted(Request asked, LocalDate date, Instant dueAt, CalendarRefusal? refusal)
    {
        Asked = asked;
        _date = date;
        _dueAt = dueAt;
        Refusal = refusal;
    }

    /// <summary>Why there is no answer; null if there is one.</summary>
    public CalendarRefusal? Refusal { get; }

    [MemberNotNullWhen(true, nameof(Refusal))]
    public bool IsRefused => Refusal is not null;

    /// <summary>The due date in the calendar's zone.</summary>
    /// <exception cref="InvalidOperationException">The count was refused: ask <see cref="IsRefused"/> first.</exception>
    public LocalDate Date => Answered(_date);

    /// <summary>For days the last second of the due date; for hours and minutes the instant they end.</summary>
    /// <exception cref="InvalidOperationException">The count was refused: ask <see cref="IsRefused"/> first.</exception>
    public Instant DueAt => Answered(_dueAt);

    internal Request Asked { get; }

    /// <summary>The days passed over because they are not working days, in calendar order; none when all days count.</summary>
    /// <exception cref="InvalidOperationException">The count was refused: ask <see cref="IsRefused"/> first.</exception>
    public IReadOnlyList<SkippedDay> Skipped() => SkippedDays.Of(Asked, Date);

    /// <summary>The count in sentences for a person: what was counted from when, the result, each skipped day by name.</summary>
    public string Describe(Language language) => IsRefused ? Refusal.Message : CountedWords.Say(this, language);

    private T Answered<T>(T value) =>
        IsRefused ? throw new InvalidOperationException($"{Refusal.Code}: {Refusal.Message}") : value;

    /// <summary>What was asked.</summary>
    internal readonly record struct Request(
        WorkingCalendar Calendar, LocalDate From, Instant? FromAt, CalendarPeriod Period, bool Backwards)
    {
        public Counted On(LocalDate date) => new(this, date, Calendar.EndOf(date), null);

        public Counted At(Instant instant) => new(this, Calendar.DateOf(instant), instant, null);

        public Counted OutsideData(int year) => Refused(
            CalendarRefusal.OutsideData,
            $"The calendar {Calendar.Name} knows the bank holidays of {Calendar.YearsInWords}, not of {year}: add that year to its file.");

        public Counted NeedsTimeOfDay() => Refused(
            CalendarRefusal.NeedsTimeOfDay, $"{Period} cannot be counted from a date: give a date and time.");

        public Counted OutsideTime() => Refused(
            CalendarRefusal.OutsideTime, $"{Period} from there lies outside the years {WorkingCalendar.YearMin} to {WorkingCalendar.YearMax}.");

        private Counted Refused(string code, string message) => new(this, default, default, new CalendarRefusal(code, message));
    }
}
