using System.Globalization;
using System.Text.RegularExpressions;
using ChildProtection.Workflow.Engine.Calendars;
using ChildProtection.Workflow.Engine.Definitions.Sources;
using ChildProtection.Workflow.Engine.Diagnostics;
using ChildProtection.Workflow.Engine.Expressions;
using ChildProtection.Workflow.Engine.Texts;

namespace ChildProtection.Workflow.Engine.Definitions.Reading;

/// <summary>Reads deadlines, standing alone or on a task.</summary>
internal sealed partial class DeadlineReader(ReadingContext context, ExpressionReader expressions)
{
    private const string Before = " before";

    public Deadline? Standing(SourceEntry entry, OutlineState at)
    {
        if (MapReader.Open(entry.Value, DefinitionShapes.Deadline, context) is not { } map)
        {
            return null;
        }
        var records = expressions.Each(map.Node("each"), at);
        var scope = Scope(records, at);
        return Read(map, entry, scope) is not { } deadline ? null : deadline with
        {
            Title = map.Title(entry.Key),
            For = context.Roles(map.Scalars("for")),
            Met = expressions.ConditionOrTime(map.Node("met"), scope),
            Each = records,
            IfMissed = map.Text("if_missed"),
            GoesAway = map.Text("goes_away"),
        };
    }

    /// <summary>Named and shown by its task, met by it unless it says what meets it; one for each record for which the task is one.</summary>
    public Deadline? OfTask(MapReader task, SourceEntry entry, WorkTask work, OutlineState at)
    {
        if (!task.Has("deadline") || MapReader.Open(task.Node("deadline"), DefinitionShapes.TaskDeadline, context) is not { } map)
        {
            return null;
        }
        var scope = Scope(work.Each, at);
        return Read(map, entry with { Place = task.PlaceOf("deadline") }, scope) is not { } deadline ? null : deadline with
        {
            Title = work.Title,
            For = work.For,
            Met = expressions.ConditionOrTime(map.Node("met"), scope),
            Each = work.Each,
            IfMissed = work.IfMissed,
            GoesAway = work.GoesAway,
            Basis = map.Has("basis") ? deadline.Basis : work.Basis,
        };
    }

    private NameScope Scope(EachRecord? records, OutlineState at) =>
        new() { At = at, Each = records is null ? null : context.Names.Records[records.List] };

    private Deadline? Read(MapReader map, SourceEntry entry, NameScope scope)
    {
        if (!map.Has("from"))
        {
            context.Findings.Error(LanguageCodes.DeadlineWithoutFrom, entry.Place, $"The deadline '{entry.Key}' does not say what it counts from.", "Add 'from:' with the date of the fact that starts it.");
        }
        var count = Count(map, entry);
        var limits = Limits(map, scope);
        var from = expressions.Time(map.Node("from"), scope);
        if (from is { Reads.Clock: true })
        {
            context.Findings.Error(
                LanguageCodes.DeadlineFromClock, from.Place, "This moves on with the clock, so that the deadline would never come.", "Count from the date of a fact; set a field to today where it comes to be known.");
        }
        if (count is null || from is null)
        {
            return null;
        }
        var ladders = Ladders(map);
        return new Deadline
        {
            Name = entry.Key,
            Title = LocalizedText.None,
            For = [],
            Count = count.Value,
            Limits = limits,
            From = from,
            When = expressions.Guard(map.Node("when"), scope),
            Until = expressions.Guard(map.Node("until"), scope),
            Remind = [.. map.Scalars("remind").Select(text => Reminder(map, text, count.Value, limits)).OfType<Reminder>()],
            Ladders = [.. ladders.Select(ladder => ladder.Name)],
            PausedUntil = PausedUntil(map, ladders, scope),
            Statutory = map.Text("statutory"),
            Basis = map.Basis(),
            Place = entry.Place,
        };
    }

    private DeadlineCount? Count(MapReader map, SourceEntry entry)
    {
        var at = map.YesNo("at");
        var given = new[] { (map.Has("within"), DeadlineCount.Within), (map.Has("before"), DeadlineCount.Before), (at, DeadlineCount.At) }
            .Where(way => way.Item1).Select(way => way.Item2).ToList();
        if (given.Count == 1)
        {
            return given[0];
        }
        context.Findings.Error(
            LanguageCodes.DeadlineCounting, entry.Place,
            given.Count == 0 ? $"The deadline '{entry.Key}' has no limit." : $"The deadline '{entry.Key}' counts in more than one way.",
            "Write one of 'within: 10 working days', 'before: 2 working days' or 'at: yes'.");
        return null;
    }

    private IReadOnlyList<TypedExpression> Limits(MapReader map, NameScope scope)
    {
        var key = map.Has("within") ? "within" : "before";
        return [.. map.Scalars(key).Select(limit => expressions.Limit(limit, scope)).OfType<TypedExpression>()];
    }

    private Reminder? Reminder(MapReader map, SourceScalar text, DeadlineCount count, IReadOnlyList<TypedExpression> limits)
    {
        if (Share().Match(text.Value) is { Success: true } share)
        {
            if (count != DeadlineCount.Within)
            {
                context.Findings.Error(LanguageCodes.WrongValue, text.Place, "There is no limit here of which this could be a share.", "Write a period and 'before', such as 3 working days before.");
            }
            return Definitions.Reminder.Share(int.Parse(share.Groups[1].Value, CultureInfo.InvariantCulture));
        }
        if (text.Value.EndsWith(Before, StringComparison.Ordinal))
        {
            var period = map.PeriodOf(text.Value[..^Before.Length], text.Place);
            if (count == DeadlineCount.Within && period is { } lead && limits.SelectMany(Periods).FirstOrDefault(limit => PeriodLength.NeverLonger(limit, lead)) is { Amount: > 0 } limit)
            {
                context.Findings.Error(
                    LanguageCodes.ReminderTooEarly, text.Place, $"A reminder {lead} before the due time comes before the {limit} have begun.", "Remind later.");
            }
            return period is { } before ? Definitions.Reminder.At(before) : null;
        }
        context.Findings.Error(
            LanguageCodes.WrongValue, text.Place, $"'{text.Value}' is not a time for a reminder.", "Write a period, or a share of the limit, and 'before': 3 working days before, or 20% before.");
        return null;
    }

    [GeneratedRegex("^([1-9][0-9]?)% before$")]
    private static partial Regex Share();

    private IEnumerable<CalendarPeriod> Periods(TypedExpression limit)
    {
        var values = limit.Reads.Parameters.IsEmpty ? [limit] : limit.Reads.Parameters.SelectMany(name => context.Names.Parameters[name].Values);
        return values.Select(value => value.Constant).OfType<Value>().Where(value => value.Kind == ValueKind.Period).Select(value => value.Period);
    }

    private IReadOnlyList<Ladder> Ladders(MapReader map) =>
        [.. map.Scalars("ladder").Select(name => context.Find(context.Names.Ladders, name, LanguageCodes.UnknownLadder, "ladder")).OfType<Ladder>()];

    private TypedExpression? PausedUntil(MapReader map, IReadOnlyList<Ladder> ladders, NameScope scope)
    {
        var until = expressions.Time(map.Node("paused_until"), scope);
        if (until is { Reads.Clock: true })
        {
            context.Findings.Error(
                LanguageCodes.DeadlineFromClock, until.Place, "This moves on with the clock, so that the ladder would never go on.", "Name the date of a fact, such as that of a plan.");
        }
        if (map.Has("paused_until") && !map.Has("ladder"))
        {
            context.Findings.Error(LanguageCodes.MissingKey, map.PlaceOf("paused_until"), "There is no ladder here to be paused.", "Add 'ladder:', or take this out.");
        }
        if (map.Has("paused_until") && ladders.FirstOrDefault(ladder => ladder.Alarm) is { } alarm)
        {
            context.Findings.Error(
                LanguageCodes.AlarmPaused, map.PlaceOf("paused_until"), $"'{alarm.Name}' is an alarm: nothing silences it but recorded safety or a protective decision.",
                "Take this out, or name a ladder that is no alarm.");
        }
        return until;
    }
}
