using ChildProtection.Workflow.Engine.Calendars;
using ChildProtection.Workflow.Engine.Expressions;
using ChildProtection.Workflow.Engine.Tests.Calendars;
using NodaTime;

namespace ChildProtection.Workflow.Engine.Tests.Expressions;

/// <summary>One case of the small definition, on Thursday 5 March 2026 at noon.</summary>
internal sealed class SampleFacts : IExpressionFacts
{
    public Value[] Fields { get; init; } =
    [
        Value.True, Value.Of(new LocalDate(2026, 2, 2)), Value.Of(3m), Value.OfCode("registered"), Value.Of(Instant.FromUtc(2026, 3, 4, 15, 30)),
        Value.Of("Sam Poole"), Value.Of(new LocalDate(2015, 3, 6)), Value.Unknown, Value.Unknown, Value.Of("not_registered adjourned"),
    ];

    public Value[] Parameters { get; init; } = [Value.Of(CalendarPeriod.WorkingDays(10)), Value.Of(2m)];

    public Value[] Answers { get; init; } = [Value.False, Value.OfCode("adjourned")];

    public Value[][] Visits { get; init; } =
    [
        Visit("v1", 2026, 2, 10, Value.True, Value.True, 30),
        Visit("v2", 2026, 3, 2, Value.True, Value.True, 45),
        Visit("v3", 2026, 3, 4, Value.True, Value.False, 20),
    ];

    public Value[][] Conferences { get; init; } = [];

    public HashSet<string> Holding { get; init; } = ["in 1", "running 0", "done 0"];

    public WorkingCalendar Calendar => ShippedCalendar.EnglandAndWales;

    public Instant Now { get; init; } = Instant.FromUtc(2026, 3, 5, 12, 0);

    public LocalDate Today => Calendar.DateOf(Now);

    public static Value[] Visit(string id, int year, int month, int day, Value engaged, Value seenAlone, int minutes)
    {
        var on = new LocalDate(year, month, day);
        return
        [
            Value.Of(on), Value.Of(on.AtMidnight().InUtc().ToInstant() + Duration.FromHours(10)), Value.Of("worker"), Value.Of(id),
            engaged, seenAlone, Value.Of(minutes), Value.OfCode("alone"), Value.Unknown,
        ];
    }

    public static Value[] Conference(Instant on, Value decision, Value heldOn) =>
        [Value.Of(on), Value.Of(on), Value.Of("clerk"), Value.Of("c1"), decision, heldOn];

    public Value Field(int ordinal) => Fields[ordinal];

    public Value Parameter(int ordinal) => Parameters[ordinal];

    public Value Answer(int ordinal) => Answers[ordinal];

    public Value EachRecord(int field) => Value.Of("Invited person");

    public Value Signal(int ordinal) => Value.Of(new LocalDate(2015, 3, 7));

    public int Records(int list) => Rows(list).Length;

    public Value RecordField(int list, int index, int field) => Rows(list)[index][field];

    public bool InState(int state) => Holding.Contains($"in {state}");

    public bool Running(int deadline) => Holding.Contains($"running {deadline}");

    public bool Missed(int deadline) => Holding.Contains($"missed {deadline}");

    public Value Due(int deadline) => Running(deadline) ? Value.Of(new LocalDate(2026, 3, 16)) : Value.Unknown;

    public bool Done(int task) => Holding.Contains($"done {task}");

    public Value Actor { get; init; } = Value.Of("Ada Finch");

    public bool Held(int role) => Holding.Contains($"held {role}");

    public Value Holder(int role) => Held(role) ? Value.Of("Sam Poole") : Value.Unknown;

    private Value[][] Rows(int list) => list == SampleScope.Visit.Ordinal ? Visits : Conferences;
}
