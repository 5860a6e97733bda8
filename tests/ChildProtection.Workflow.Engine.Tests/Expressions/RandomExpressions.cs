using ChildProtection.Workflow.Engine.Calendars;
using ChildProtection.Workflow.Engine.Expressions;
using NodaTime;

namespace ChildProtection.Workflow.Engine.Tests.Expressions;

/// <summary>Well-typed expressions over the small definition, and cases to evaluate them on, each from one seed.</summary>
internal sealed class RandomExpressions(int seed)
{
    private readonly Random _random = new(seed);
    private int _records;

    public string Condition(int depth) => depth == 0 ? Pick(Leaves()) : _random.Next(14) switch
    {
        0 => $"({Condition(depth - 1)} and {Condition(depth - 1)})",
        1 => $"({Condition(depth - 1)} or {Condition(depth - 1)})",
        2 => $"not {Condition(depth - 1)}",
        3 => $"{Number(depth - 1)} {Comparison()} {Number(depth - 1)}",
        4 => $"{Time(depth - 1)} {Comparison()} {Time(depth - 1)}",
        5 => $"outcome {Pick("in", "not in")} (registered, adjourned)",
        6 => $"known({Pick(Number(depth - 1), Time(depth - 1), Condition(depth - 1))})",
        7 => $"(if {Condition(depth - 1)} then {Condition(depth - 1)} else {Condition(depth - 1)})",
        8 => $"({Condition(depth - 1)} else {Condition(depth - 1)})",
        9 => $"any(visit{Where(depth)})",
        11 => $"outcomes includes {Pick("registered", "adjourned", "outcome")}",
        12 => $"{Pick("any", "not any")}(visit as one where any(conference where on {Comparison()} one.on) and one.minutes {Comparison()} {Number(depth - 1)})",
        10 => $"all(visit{Where(depth)}: {InRecords(() => Condition(depth - 1))})",
        _ => Pick(Leaves()),
    };

    public string Number(int depth) => depth == 0 ? Pick("children", "7", "-2", "parameter.quorum") : _random.Next(7) switch
    {
        0 => $"({Number(depth - 1)} + {Number(depth - 1)})",
        1 => $"({Number(depth - 1)} - {Number(depth - 1)})",
        2 => $"({Time(depth - 1)} - {Time(depth - 1)})",
        3 => $"count(visit{Where(depth)})",
        4 => $"age({Time(depth - 1)}, {Time(depth - 1)})",
        5 => $"{Pick("min", "max")}({Number(depth - 1)}, {Number(depth - 1)})",
        _ => $"latest(visit{Where(depth)}).minutes",
    };

    public string Time(int depth) => depth == 0 ? Pick("registered_on", "today", "now", "reported_at", "birth_date", "2026-03-29") : _random.Next(6) switch
    {
        0 => $"({Time(depth - 1)} {Pick("+", "-")} {Period()})",
        1 => $"{Pick("latest", "earliest")}(visit{Where(depth)}).on",
        2 => $"{Pick("latest", "earliest")}(conference).{Pick("on", "held_on", "recorded")}",
        3 => $"({Time(depth - 1)} else {Time(depth - 1)})",
        4 => $"{Pick("min", "max")}({Time(depth - 1)}, {Time(depth - 1)})",
        _ => $"(if {Condition(depth - 1)} then {Time(depth - 1)} else {Time(depth - 1)})",
    };

    public SampleFacts Facts() => new()
    {
        Fields =
        [
            Bool(), Date(), Or(Value.Of(_random.Next(-5, 9))), Or(Value.OfCode(Pick("registered", "adjourned", "not_registered"))), Moment(),
            Or(Value.Of(Pick("Ann", ""))), Date(), Or(Value.Of(CalendarPeriod.Months(_random.Next(20)))), Bool(),
            Or(Value.Of(Pick("registered", "adjourned not_registered", "not_registered registered adjourned"))),
        ],
        Parameters = [Or(Value.Of(CalendarPeriod.Hours(4))), Or(Value.Of(Value.NumberMax))],
        Visits = [.. Enumerable.Range(0, _random.Next(5)).Select(Visit)],
        Conferences = [.. Enumerable.Range(0, _random.Next(3)).Select(_ => SampleFacts.Conference(Instant.FromUtc(2026, 3, _random.Next(1, 30), 0, 30), Value.Unknown, Date()))],
    };

    private Value[] Visit(int index)
    {
        var visit = SampleFacts.Visit($"v{index}", 2026, _random.Next(1, 5), _random.Next(1, 28), Bool(), Bool(), _random.Next(90));
        visit[RecordShape.On] = _random.Next(6) == 0 ? Value.Unknown : visit[RecordShape.On];
        return visit;
    }

    private string[] Leaves() =>
    [
        "born", "registered", "yes", "in(open)", "running(seen_alone)", "missed(first_review)", "answer.adjourned", "outcome = registered",
        .. _records > 0 ? new[] { "engaged", "seen_alone", "minutes > 30", "alone = alone", "on < today" } : [],
    ];

    private string Period() => Pick(
        "10 working days", "3 months", "18 years", "0 days", "same working day", "frequency", "parameter.see_child_alone", "90000 days", "90000 months");

    private string Where(int depth) =>
        _records == 3 || _random.Next(3) == 0 ? "" : $" where {InRecords(() => Condition(depth - 1))}";

    private string InRecords(Func<string> inside)
    {
        _records++;
        var text = _records > 3 ? "yes" : inside();
        _records--;
        return text;
    }

    private string Comparison() => Pick("=", "!=", "<", "<=", ">", ">=");

    private Value Bool() => Or(Value.Of(_random.Next(2) == 0));

    private Value Date() => Or(Value.Of(new LocalDate(_random.Next(7) == 0 ? 7_999 : _random.Next(1990, 2040), _random.Next(1, 13), _random.Next(1, 29))));

    private Value Moment() => Or(Value.Of(Instant.FromUtc(_random.Next(2000, 2040), _random.Next(1, 13), _random.Next(1, 29), _random.Next(24), 59)));

    private Value Or(Value value) => _random.Next(4) == 0 ? Value.Unknown : value;

    private T Pick<T>(params T[] choices) => choices[_random.Next(choices.Length)];
}
