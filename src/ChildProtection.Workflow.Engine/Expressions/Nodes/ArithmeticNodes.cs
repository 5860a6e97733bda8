using ChildProtection.Workflow.Engine.Calendars;
using NodaTime;

namespace ChildProtection.Workflow.Engine.Expressions.Nodes;

/// <summary>A value that is worked out of two others, and unknown if either is.</summary>
internal abstract class PairNode(string text, ExpressionType type, ExpressionNode left, ExpressionNode right) : ExpressionNode(text, type)
{
    public override Value Evaluate(ref Frame frame)
    {
        var (one, other) = (left.Evaluate(ref frame), right.Evaluate(ref frame));
        return one.IsKnown && other.IsKnown ? Of(ref frame, one, other) : Value.Unknown;
    }

    public override string Say(Telling telling) => Say(left.Say(telling), right.Say(telling), telling);

    public override Explanation Explain(ref Frame frame, Telling telling)
    {
        var (one, other) = (left.Explain(ref frame, telling), right.Explain(ref frame, telling));
        var value = one.Value.IsKnown && other.Value.IsKnown ? Of(ref frame, one.Value, other.Value) : Value.Unknown;
        var explained = Because(value, Tell(ref frame, one.Value, other.Value, value, telling), one, other);
        return Deciding(one, other, value) is { } deciding ? explained with { Brief = deciding.Brief } : explained;
    }

    /// <summary>The one of the two that it comes to; null where it comes to something else than either.</summary>
    protected virtual Explanation? Deciding(Explanation one, Explanation other, in Value value) => null;

    public override void Read(ExpressionReadsBuilder reads)
    {
        left.Read(reads);
        right.Read(reads);
    }

    protected abstract Value Of(ref Frame frame, in Value one, in Value other);

    protected abstract string Say(string one, string other, Telling telling);

    protected virtual string Tell(ref Frame frame, in Value one, in Value other, in Value value, Telling telling) =>
        $"{Say(ComparisonNode.Seen(left, one, telling), ComparisonNode.Seen(right, other, telling), telling)}: {telling.Say(value)}";
}

/// <summary>Number plus or minus number.</summary>
internal sealed class SumNode(string text, bool isMinus, ExpressionNode left, ExpressionNode right)
    : PairNode(text, ExpressionType.Number, left, right)
{
    protected override Value Of(ref Frame frame, in Value one, in Value other) =>
        Value.SumOf(one.Number, isMinus ? -other.Number : other.Number);

    protected override string Say(string one, string other, Telling telling) =>
        isMinus ? $"{one} {telling.Pick("minus", "llai")} {other}" : $"{one} {telling.Pick("plus", "adio")} {other}";
}

/// <summary>Date minus date: the days from the second to the first.</summary>
internal sealed class DaysBetweenNode(string text, ExpressionNode left, ExpressionNode right)
    : PairNode(text, ExpressionType.Number, left, right)
{
    protected override Value Of(ref Frame frame, in Value one, in Value other) => Value.Of(Period.DaysBetween(other.Date, one.Date));

    protected override string Say(string one, string other, Telling telling) =>
        telling.Pick($"the days from {other} to {one}", $"y dyddiau o {other} i {one}");
}

/// <summary>
/// Date or moment plus or minus a period, counted by the case's calendar. Unknown where the calendar refuses. A moment plus days ends at the
/// last second of the day.
/// </summary>
internal sealed class CountNode(string text, bool isMinus, ExpressionNode from, ExpressionNode period) : PairNode(text, from.Type, from, period)
{
    private readonly bool _fromDate = from.Type.Kind == ValueKind.Date;

    protected override Value Of(ref Frame frame, in Value one, in Value other)
    {
        var counted = Count(ref frame, one, other.Period);
        return _fromDate ? Value.DateOf(counted) : Value.MomentOf(counted);
    }

    protected override string Say(string one, string other, Telling telling) => isMinus
        ? telling.Pick($"{other} before {one}", $"{other} cyn {one}")
        : telling.Pick($"{other} after {one}", $"{other} ar ôl {one}");

    protected override string Tell(ref Frame frame, in Value one, in Value other, in Value value, Telling telling) =>
        one.IsKnown && other.IsKnown
            ? Count(ref frame, one, other.Period).Describe(telling.Language)
            : base.Tell(ref frame, one, other, value, telling);

    private Counted Count(ref Frame frame, in Value one, CalendarPeriod length)
    {
        var calendar = frame.Facts.Calendar;
        return (_fromDate, isMinus) switch
        {
            (true, false) => calendar.Count(one.Date, length),
            (true, true) => calendar.CountBack(one.Date, length),
            (false, false) => calendar.Count(one.Moment, length),
            (false, true) => calendar.CountBack(one.Moment, length),
        };
    }
}

/// <summary>The full years of somebody born on the first date, on the second; unknown before birth.</summary>
/// <remarks>Somebody born on 29 February is a year older on 28 February of other years: as a period of years is counted.</remarks>
internal sealed class AgeNode(string text, ExpressionNode born, ExpressionNode on) : PairNode(text, ExpressionType.Number, born, on)
{
    protected override Value Of(ref Frame frame, in Value one, in Value other)
    {
        if (other.Date < one.Date)
        {
            return Value.Unknown;
        }
        var years = other.Date.Year - one.Date.Year;
        return Value.Of(one.Date.PlusYears(years) <= other.Date ? years : years - 1);
    }

    protected override string Say(string one, string other, Telling telling) => telling.Pick(
        $"the age on {other} of somebody born on {one}", $"oedran rhywun a aned ar {one}, ar {other}");
}

/// <summary>The smaller or larger of two values.</summary>
internal sealed class ExtremeNode(string text, ExpressionType type, bool isMax, ExpressionNode left, ExpressionNode right)
    : PairNode(text, type, left, right)
{
    protected override Value Of(ref Frame frame, in Value one, in Value other) =>
        (Value.Compare(one, other) >= 0) == isMax ? one : other;

    protected override Explanation? Deciding(Explanation one, Explanation other, in Value value) =>
        !value.IsKnown ? null : value == one.Value ? one : other;

    protected override string Say(string one, string other, Telling telling)
    {
        var time = Type.IsTime;
        return isMax
            ? telling.Pick($"the {(time ? "later" : "larger")} of {one} and {other}", $"yr {(time ? "hwyraf" : "uchaf")} o {one} a {other}")
            : telling.Pick($"the {(time ? "earlier" : "smaller")} of {one} and {other}", $"yr {(time ? "cynharaf" : "isaf")} o {one} a {other}");
    }
}

/// <summary>The date on which a moment falls, in the calendar's zone.</summary>
internal sealed class DateOfNode(ExpressionNode operand) : ExpressionNode(operand.Text, ExpressionType.Date)
{
    public override Value Evaluate(ref Frame frame)
    {
        var value = operand.Evaluate(ref frame);
        return value.IsKnown ? Value.Of(frame.Facts.Calendar.DateOf(value.Moment)) : Value.Unknown;
    }

    public override string Say(Telling telling) => operand.Say(telling);

    public override Explanation Explain(ref Frame frame, Telling telling)
    {
        var part = operand.Explain(ref frame, telling);
        var value = Evaluate(ref frame);
        return Because(value, $"{Say(telling)}: {telling.Say(value)}", part) with { Brief = part.Brief };
    }

    public override void Read(ExpressionReadsBuilder reads) => operand.Read(reads);
}

internal sealed class NegativeNode(string text, ExpressionNode operand) : ExpressionNode(text, ExpressionType.Number)
{
    public override Value? Constant => operand.Constant is { IsKnown: true } constant ? Value.Of(-constant.Number) : operand.Constant;

    public override Value Evaluate(ref Frame frame)
    {
        var value = operand.Evaluate(ref frame);
        return value.IsKnown ? Value.Of(-value.Number) : Value.Unknown;
    }

    public override string Say(Telling telling) => $"minus {operand.Say(telling)}";

    public override Explanation Explain(ref Frame frame, Telling telling)
    {
        var part = operand.Explain(ref frame, telling);
        var value = part.Value.IsKnown ? Value.Of(-part.Value.Number) : Value.Unknown;
        return Because(value, $"{Say(telling)}: {telling.Say(value)}", part);
    }

    public override void Read(ExpressionReadsBuilder reads) => operand.Read(reads);
}
