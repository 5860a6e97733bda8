using ChildProtection.Workflow.Engine.Calendars;
using ChildProtection.Workflow.Engine.Definitions.Sources;
using ChildProtection.Workflow.Engine.Diagnostics;

namespace ChildProtection.Workflow.Engine.Definitions.Reading;

/// <summary>Reads ladders and their rungs.</summary>
internal sealed class LadderReader(ReadingContext context)
{
    /// <summary>The most often that a rung repeats itself.</summary>
    public const int RepeatTimesMax = 1000;

    private const string After = " after";

    public void Read(SourceNode? section)
    {
        foreach (var entry in MapReader.Named(section, context))
        {
            if (MapReader.Open(entry.Value, DefinitionShapes.Ladder, context) is { } map)
            {
                var rungs = map.List("rungs").Select(Rung).OfType<Rung>().ToList();
                if (map.Node("rungs") is SourceList { Items.Count: 0 } none)
                {
                    context.Findings.Error(LanguageCodes.MissingKey, none.Place, "A ladder needs a rung.", "Begin with { at: due, to: [ … ] }.");
                }
                InOrder(rungs);
                var ladder = new Ladder(entry.Key, map.Title(entry.Key), map.YesNo("alarm"), map.YesNo("protects"), AcknowledgeWithin(map), rungs, map.Basis(), entry.Place);
                if (ladder.Alarm)
                {
                    RefuseWaiting(ladder, map.PlaceOf("acknowledge_within"));
                }
                context.Names.Ladders.TryAdd(entry.Key, ladder);
            }
        }
    }

    private AcknowledgementLimit? AcknowledgeWithin(MapReader map)
    {
        if (map.Node("acknowledge_within") is SourceMap both)
        {
            return MapReader.Open(both, DefinitionShapes.AcknowledgeWithin, context) is { } hours
                && (hours.Period("in_hours"), hours.Period("out_of_hours")) is ({ } inHours, { } outOfHours)
                ? new AcknowledgementLimit(inHours, outOfHours)
                : null;
        }
        return map.Period("acknowledge_within") is { } always ? new AcknowledgementLimit(always, always) : null;
    }

    private void RefuseWaiting(Ladder ladder, SourcePlace acknowledgePlace)
    {
        var limits = new[] { ladder.AcknowledgeWithin?.InHours, ladder.AcknowledgeWithin?.OutOfHours }.Select(period => (Period: period, Place: acknowledgePlace))
            .Concat(ladder.Rungs.SelectMany(rung => new[] { (Period: rung.After, rung.Place), (Period: rung.RepeatEvery, rung.Place) }));
        foreach (var (period, place) in limits.Where(limit => limit.Period is { Unit: PeriodUnit.WorkingDays or PeriodUnit.OfficeHours }))
        {
            context.Findings.Error(
                LanguageCodes.AlarmWaitsForOffice, place, $"This is an alarm, and {period} would wait for the offices to open.", "Write hours or minutes, which run at night and on Sundays.");
        }
    }

    private Rung? Rung(SourceNode node)
    {
        if (MapReader.Open(node, DefinitionShapes.Rung, context) is not { } map)
        {
            return null;
        }
        var after = At(map);
        var to = map.Scalars("to").Select(context.Role).OfType<Role>().ToList();
        if (map.Has("to") && to.TrueForAll(role => role.Held == RoleHolding.Outside))
        {
            context.Findings.Error(
                LanguageCodes.RungToNobody, map.PlaceOf("to"), "Nobody who is asked to act here has an account.",
                "Name a role that is held in the case, the team or the authority.");
        }
        if (map.Has("repeat") != map.Has("times"))
        {
            context.Findings.Error(LanguageCodes.MissingKey, node.Place, "A rung that repeats itself needs both 'repeat' and 'times'.", "Write { …, repeat: 2 hours, times: 12 }.");
        }
        return new Rung(
            after,
            [.. to.Select(role => role.Name)],
            context.Roles(map.Scalars("copy")),
            map.Period("repeat"),
            map.Whole("times", 1, RepeatTimesMax) ?? 0,
            map.YesNo("unless_owned"),
            node.Place);
    }

    private CalendarPeriod? At(MapReader map)
    {
        if (map.Scalar("at") is not { } at || at.Value == "due")
        {
            return null;
        }
        if (at.Value.EndsWith(After, StringComparison.Ordinal))
        {
            return map.PeriodOf(at.Value[..^After.Length], at.Place);
        }
        context.Findings.Error(LanguageCodes.WrongValue, at.Place, $"'{at.Value}' is not a time for a rung.", "Write due, or a period and 'after', such as 2 working days after.");
        return null;
    }

    private void InOrder(List<Rung> rungs)
    {
        for (var i = 1; i < rungs.Count; i++)
        {
            var notLater = rungs[i].After is not { } later || (rungs[i - 1].After is { } earlier && PeriodLength.NeverLonger(later, earlier));
            if (notLater)
            {
                context.Findings.Error(
                    LanguageCodes.RungsOutOfOrder, rungs[i].Place, "This rung is not later than the one before it.", "Write the rungs in the order of time; join those of one time.");
            }
        }
    }
}
