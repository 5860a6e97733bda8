using System.Collections.Immutable;
using ChildProtection.Workflow.Engine.Diagnostics;
using ChildProtection.Workflow.Engine.Texts;
using NodaTime;
using YamlDotNet.RepresentationModel;

namespace ChildProtection.Workflow.Engine.Calendars;

/// <summary>Reads one calendar file whose YAML is in order.</summary>
internal sealed class CalendarFileReader(CalendarYaml yaml, YamlMappingNode root, string version)
{
    private static readonly string[] WholeKeys = ["zone", "years", "weekend", "names", "sources", "bank_holidays"];

    private readonly Dictionary<LocalDate, SourcePlace> _dates = [];

    public CalendarFile? Read()
    {
        var extends = yaml.Text(CalendarYaml.Find(root, "extends"));
        yaml.RefuseKeysBut(root, ["calendar", "title", "extends", "office_hours", "quiet_hours", "closures", .. WholeKeys]);
        var nameNode = yaml.Needed(root, "calendar");
        var name = yaml.Text(nameNode);
        var title = yaml.Bilingual(yaml.Needed(root, "title"));
        var years = extends is null ? Years() : (First: 1, Last: 9999);
        if (extends is not null)
        {
            RefuseWholeKeys(extends);
        }
        if (name is null || title is null || years is not { } known)
        {
            return null;
        }
        var data = new WorkingCalendarData
        {
            Name = name, Title = title, Version = version, FirstYear = known.First, LastYear = known.Last,
            Zone = extends is null ? Zone() : DateTimeZone.Utc,
        };
        data = extends is null ? Whole(data) : data;
        var office = OfficeHours();
        data = data with
        {
            Closures = Closures(data),
            OfficeHours = office ?? data.OfficeHours,
            QuietHours = yaml.Hours(CalendarYaml.Find(root, "quiet_hours")),
        };
        return new CalendarFile(data, extends, yaml.Place(nameNode!), _dates.ToImmutableDictionary(), office is not null);
    }

    private void RefuseWholeKeys(string extends)
    {
        foreach (var key in root.Children.Keys.Where(key => key is YamlScalarNode { Value: { } name } && WholeKeys.Contains(name)))
        {
            yaml.Error(
                DiagnosticCodes.CalendarBaseOnly, key, $"'{key}' belongs to the calendar {extends}, which this one extends.",
                "List days on which this authority is closed under closures.");
        }
    }

    private WorkingCalendarData Whole(WorkingCalendarData data)
    {
        var weekend = CalendarYaml.Find(root, "weekend") is { } node ? Weekend(node) : data.Weekend;
        data = data with { Weekend = weekend };
        var holidays = BankHolidays(data).ToImmutableArray();
        for (var year = data.FirstYear; year <= data.LastYear; year++)
        {
            if (!holidays.Any(holiday => holiday.Date.Year == year))
            {
                yaml.Error(
                    DiagnosticCodes.CalendarYearEmpty, CalendarYaml.Find(root, "years")!, $"No bank holiday of {year} is listed.",
                    $"List those of {year}, or leave the year out.");
            }
        }
        return data with { BankHolidays = holidays };
    }

    private (int First, int Last)? Years()
    {
        if (yaml.Map(yaml.Needed(root, "years")) is not { } map)
        {
            return null;
        }
        yaml.RefuseKeysBut(map, "first", "last");
        if (yaml.Year(yaml.Needed(map, "first")) is not { } first || yaml.Year(yaml.Needed(map, "last")) is not { } last)
        {
            return null;
        }
        if (first >= WorkingCalendar.YearMin && first <= last && last <= WorkingCalendar.YearMax && last - first < CalendarFile.YearsMax)
        {
            return (first, last);
        }
        yaml.Error(
            DiagnosticCodes.CalendarYears, map, $"{first} to {last} are no years of a calendar.",
            $"The first comes first; at most {CalendarFile.YearsMax} years.");
        return null;
    }

    private DateTimeZone Zone()
    {
        var node = yaml.Needed(root, "zone");
        if (yaml.Text(node) is not { } id)
        {
            return DateTimeZone.Utc;
        }
        if (DateTimeZoneProviders.Tzdb.GetZoneOrNull(id) is { } zone)
        {
            return zone;
        }
        yaml.Error(
            DiagnosticCodes.CalendarZoneUnknown, node!, $"There is no time zone '{id}'.",
            NearestName.Ask(id, DateTimeZoneProviders.Tzdb.Ids) ?? "Write the zone as in Europe/London.");
        return DateTimeZone.Utc;
    }

    private ImmutableHashSet<IsoDayOfWeek> Weekend(YamlNode node)
    {
        var days = Enum.GetValues<IsoDayOfWeek>().Where(day => day != IsoDayOfWeek.None)
            .ToDictionary(day => DateWords.Day(day, Language.English).ToLowerInvariant());
        var weekend = ImmutableHashSet.CreateBuilder<IsoDayOfWeek>();
        foreach (var item in yaml.List(node))
        {
            if (yaml.Text(item) is { } name && !days.TryGetValue(name, out _))
            {
                yaml.Error(
                    DiagnosticCodes.CalendarWeekdayUnknown, item, $"'{name}' is not a day of the week.",
                    NearestName.Ask(name, days.Keys) ?? "Write saturday, sunday and so on.");
            }
            else if (yaml.Text(item) is { } known)
            {
                weekend.Add(days[known]);
            }
        }
        return weekend.ToImmutable();
    }

    private IEnumerable<BankHoliday> BankHolidays(WorkingCalendarData data)
    {
        var names = Listed("names", yaml.Bilingual);
        var sources = Listed("sources", yaml.Text);
        foreach (var item in yaml.List(yaml.Needed(root, "bank_holidays")))
        {
            if (yaml.Map(item) is not { } map)
            {
                continue;
            }
            yaml.RefuseKeysBut(map, "on", "name", "source");
            var name = Look(names, "names", yaml.Needed(map, "name"));
            var source = Look(sources, "sources", yaml.Needed(map, "source"));
            var node = yaml.Needed(map, "on");
            if (Day(node, data) is { } date && name is not null && source is not null)
            {
                WarnOfWeekend(node!, date, data);
                yield return new BankHoliday(date, name, source);
            }
        }
    }

    private Dictionary<string, T> Listed<T>(string key, Func<YamlNode?, T?> read)
        where T : class
    {
        var listed = new Dictionary<string, T>();
        if (yaml.Map(yaml.Needed(root, key)) is not { } map)
        {
            return listed;
        }
        foreach (var (name, node) in map.Children)
        {
            if (yaml.Text(name) is { } text && read(node) is { } value)
            {
                listed[text] = value;
            }
        }
        return listed;
    }

    private T? Look<T>(Dictionary<string, T> listed, string key, YamlNode? node)
        where T : class
    {
        if (yaml.Text(node) is not { } name)
        {
            return null;
        }
        if (listed.TryGetValue(name, out var value))
        {
            return value;
        }
        yaml.Error(
            DiagnosticCodes.CalendarNameUnknown, node!, $"'{name}' is not listed under {key}.", NearestName.Ask(name, listed.Keys));
        return null;
    }

    private LocalDate? Day(YamlNode? node, WorkingCalendarData data)
    {
        if (yaml.Date(node) is not { } date)
        {
            return null;
        }
        if (date.Year < data.FirstYear || date.Year > data.LastYear)
        {
            yaml.Error(
                DiagnosticCodes.CalendarDateOutsideYears, node!, $"{date:uuuu-MM-dd} is outside the years {data.FirstYear} to {data.LastYear}.");
            return null;
        }
        if (!_dates.TryAdd(date, yaml.Place(node!)))
        {
            yaml.Error(DiagnosticCodes.CalendarDateTwice, node!, $"{date:uuuu-MM-dd} is listed twice.", "Keep one of the two.");
            return null;
        }
        return date;
    }

    private void WarnOfWeekend(YamlNode node, LocalDate date, WorkingCalendarData data)
    {
        if (data.Weekend.Contains(date.DayOfWeek))
        {
            yaml.Warning(
                DiagnosticCodes.CalendarHolidayOnWeekend, node,
                $"{DateWords.Long(date, Language.English)} is a weekend: a holiday on it changes nothing.", "Was the substitute day meant?");
        }
    }

    private ImmutableArray<ClosureDay> Closures(WorkingCalendarData data)
    {
        var closures = ImmutableArray.CreateBuilder<ClosureDay>();
        foreach (var item in yaml.List(CalendarYaml.Find(root, "closures")))
        {
            if (yaml.Map(item) is not { } map)
            {
                continue;
            }
            yaml.RefuseKeysBut(map, "on", "name");
            if (Day(yaml.Needed(map, "on"), data) is { } date && yaml.Bilingual(yaml.Needed(map, "name")) is { } name)
            {
                closures.Add(new ClosureDay(date, name));
            }
        }
        return closures.ToImmutable();
    }

    private DailyHours? OfficeHours()
    {
        var node = CalendarYaml.Find(root, "office_hours");
        if (yaml.Hours(node) is not { } hours)
        {
            return null;
        }
        if (!hours.CrossesMidnight)
        {
            return hours;
        }
        yaml.Error(DiagnosticCodes.CalendarHours, node!, $"Office hours of {hours} end before they start.");
        return null;
    }
}
