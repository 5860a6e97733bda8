using ChildProtection.Workflow.Engine.Calendars;
using ChildProtection.Workflow.Engine.Expressions;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>
/// Values in a snapshot: a number for the kind, then the content. From <see cref="FirstCode"/> on, the kind is the code of a choice list itself.
/// Reading throws <see cref="ArgumentException"/> for what no value can be.
/// </summary>
internal static class SnapshotValues
{
    private const ulong Unknown = 0;
    private const ulong False = 1;
    private const ulong True = 2;
    private const ulong WholeNumber = 3;
    private const ulong OtherNumber = 4;
    private const ulong Text = 5;
    private const ulong OtherCode = 6;
    private const ulong Date = 7;
    private const ulong Moment = 8;
    private const ulong Period = 9;
    private const ulong FirstCode = 10;

    public static void Write(SnapshotEncoder to, in Value value, SnapshotNames names)
    {
        switch (value.Kind)
        {
            case ValueKind.Unknown:
                to.Number(Unknown);
                break;
            case ValueKind.Bool:
                to.Number(value.Bool ? True : False);
                break;
            case ValueKind.Number:
                WriteNumber(to, value.Number);
                break;
            case ValueKind.Text:
                to.Number(Text);
                to.Text(value.Text);
                break;
            case ValueKind.Code:
                WriteCode(to, value.Code, names);
                break;
            case ValueKind.Date:
                to.Number(Date);
                to.On(new EventTime(value.Date));
                break;
            case ValueKind.Moment:
                to.Number(Moment);
                to.At(value.Moment);
                break;
            case ValueKind.Period:
                to.Number(Period);
                to.Number((int)value.Period.Unit);
                to.Number(value.Period.Amount);
                break;
            default:
                throw new InvalidOperationException($"No bytes for values of kind {value.Kind}.");
        }
    }

    public static Value Read(ref SnapshotDecoder from, SnapshotNames names)
    {
        var kind = from.Number();
        return kind switch
        {
            Unknown => Value.Unknown,
            False => Value.False,
            True => Value.True,
            WholeNumber => Value.Of((decimal)from.Signed()),
            OtherNumber => Value.Of(ReadDecimal(ref from)),
            Text => Value.Of(from.Text()),
            OtherCode => Value.OfCode(from.Text()),
            Date => Value.Of(from.On().Date),
            Moment => Value.Of(from.At()),
            Period => ReadPeriod(ref from),
            _ => kind - FirstCode < (ulong)names.Codes.Names.Length
                ? Value.OfCode(names.Codes.Names[(int)(kind - FirstCode)])
                : throw new UnreadableSnapshotException($"There is no code {kind - FirstCode}."),
        };
    }

    // With its places after the point: 1.50 is read back as 1.50. A whole number without any is written short; zero below zero is not one.
    private static void WriteNumber(SnapshotEncoder to, decimal number)
    {
        if (number.Scale == 0 && (number != 0 || !decimal.IsNegative(number)))
        {
            to.Number(WholeNumber);
            to.Signed((long)number);
            return;
        }
        to.Number(OtherNumber);
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(number, parts);
        foreach (var part in parts)
        {
            to.Number(part);
        }
    }

    private static decimal ReadDecimal(ref SnapshotDecoder from)
    {
        ReadOnlySpan<int> parts = [from.Int(), from.Int(), from.Int(), from.Int()];
        return new decimal(parts);
    }

    private static Value ReadPeriod(ref SnapshotDecoder from)
    {
        var (unit, amount) = (from.Int(), from.Int());
        return Enum.IsDefined((PeriodUnit)unit)
            ? Value.Of(new CalendarPeriod(amount, (PeriodUnit)unit))
            : throw new UnreadableSnapshotException($"There is no unit {unit}.");
    }

    private static void WriteCode(SnapshotEncoder to, string code, SnapshotNames names)
    {
        if (names.Codes.PlaceOf(code) is >= 0 and var place)
        {
            to.Number(FirstCode + (ulong)place);
            return;
        }
        to.Number(OtherCode);
        to.Text(code);
    }
}
