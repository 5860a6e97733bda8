using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using ChildProtection.Workflow.Engine.Diagnostics;
using NodaTime;

namespace ChildProtection.Workflow.Engine.Calendars;

/// <summary>
/// A calendar as a file writes it: either a whole one (zone, years, weekend, bank holidays with their sources) or an
/// authority's own, which <c>extends</c> a whole one by closure days, office hours and quiet hours.
/// </summary>
public sealed record CalendarFile
{
    /// <summary>The longest calendar file, in characters.</summary>
    public const int FileLengthMax = 400_000;

    /// <summary>The most years that one calendar may know.</summary>
    public const int YearsMax = 200;

    internal CalendarFile(WorkingCalendarData data, string? extends, SourcePlace place, ImmutableDictionary<LocalDate, SourcePlace> dates, bool setsOfficeHours)
    {
        Data = data;
        Extends = extends;
        Place = place;
        Dates = dates;
        SetsOfficeHours = setsOfficeHours;
    }

    public string Name => Data.Name;

    /// <summary>Stands for what is written in it, but for its line ends.</summary>
    public string Version => Data.Version;

    /// <summary>The calendar that this one adds to; null for a whole one.</summary>
    public string? Extends { get; }

    /// <summary>Where its name is written.</summary>
    public SourcePlace Place { get; }

    internal WorkingCalendarData Data { get; }

    /// <summary>Where each of its days is written.</summary>
    internal ImmutableDictionary<LocalDate, SourcePlace> Dates { get; }

    internal bool SetsOfficeHours { get; }

    /// <summary>Reads a calendar from YAML text. The path is only for the diagnostics: nothing is opened.</summary>
    /// <returns>The calendar, unless there is an error among the diagnostics.</returns>
    public static (CalendarFile? File, ImmutableArray<Diagnostic> Diagnostics) Parse(string text, string path)
    {
        var reader = new CalendarYaml(path);
        var file = text.Length > FileLengthMax
            ? reader.TooLong(text.Length)
            : reader.Root(text) is { } root ? new CalendarFileReader(reader, root, Hash(text)).Read() : null;
        return (reader.HasErrors ? null : file, reader.Diagnostics);
    }

    /// <summary>A warning if few of the years of a whole calendar are left; one that extends another ends with that one.</summary>
    /// <param name="on">The day of the check.</param>
    public Diagnostic? NearingEnd(LocalDate on) => Extends is null && Data.NearsItsEnd(on)
        ? new Diagnostic(
            DiagnosticCodes.CalendarNearsItsEnd, Severity.Warning, Place,
            $"{Name} knows no bank holiday after {Data.LastYear}: working days past that year cannot be counted.",
            $"List the bank holidays of {Data.LastYear + 1} and later, and set the last of its years.")
        : null;

    // Line ends differ between machines; the calendar they write does not.
    private static string Hash(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ReplaceLineEndings("\n"))).AsSpan(0, 8));
}
