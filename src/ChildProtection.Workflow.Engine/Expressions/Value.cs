using System.Runtime.CompilerServices;
using ChildProtection.Workflow.Engine.Calendars;
using NodaTime;

namespace ChildProtection.Workflow.Engine.Expressions;

/// <summary>
/// A value that an expression reads or gives. <c>default</c> is <see cref="Unknown"/>. Small and without boxes, because guards
/// are evaluated on every step of every case.
/// </summary>
public readonly struct Value : IEquatable<Value>
{
    /// <summary>The largest number, and its negative the smallest. A sum beyond it is not known.</summary>
    public const decimal NumberMax = 1_000_000_000_000_000m;

    private readonly string? _text;
    private readonly Bits _bits;

    private Value(ValueKind kind, Bits bits, string? text = null)
    {
        Kind = kind;
        _bits = bits;
        _text = text;
    }

    public static Value Unknown => default;

    public static Value True { get; } = new(ValueKind.Bool, new Bits(1, 0));

    public static Value False { get; } = new(ValueKind.Bool, new Bits(0, 0));

    public ValueKind Kind { get; }

    public bool IsKnown => Kind != ValueKind.Unknown;

    /// <summary>True if it is known to be true.</summary>
    public bool IsTrue => Kind == ValueKind.Bool && _bits.Low == 1;

    /// <summary>True if it is known to be false.</summary>
    public bool IsFalse => Kind == ValueKind.Bool && _bits.Low == 0;

    /// <exception cref="InvalidOperationException">It is of another kind; so for the properties that follow.</exception>
    public bool Bool => Required(ValueKind.Bool)._bits.Low == 1;

    public decimal Number => Unsafe.BitCast<Bits, decimal>(Required(ValueKind.Number)._bits);

    public string Text => Required(ValueKind.Text)._text!;

    public string Code => Required(ValueKind.Code)._text!;

    public LocalDate Date
    {
        get
        {
            var packed = Required(ValueKind.Date)._bits.Low;
            return new LocalDate((int)(packed >> 16), (int)(packed >> 8) & 0xFF, (int)packed & 0xFF);
        }
    }

    public Instant Moment
    {
        get
        {
            var bits = Required(ValueKind.Moment)._bits;
            return NodaConstants.UnixEpoch + Duration.FromDays((int)bits.High) + Duration.FromNanoseconds(bits.Low);
        }
    }

    public CalendarPeriod Period
    {
        get
        {
            var bits = Required(ValueKind.Period)._bits;
            return new CalendarPeriod((int)bits.Low, (PeriodUnit)bits.High);
        }
    }

    public static Value Of(bool value) => value ? True : False;

    /// <exception cref="ArgumentOutOfRangeException">Larger than <see cref="NumberMax"/> either way: whoever takes numbers in must refuse it there.</exception>
    public static Value Of(decimal number)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Math.Abs(number), NumberMax);
        return new Value(ValueKind.Number, Unsafe.BitCast<decimal, Bits>(number));
    }

    public static Value Of(string text) => new(ValueKind.Text, default, text);

    public static Value OfCode(string code) => new(ValueKind.Code, default, code);

    /// <exception cref="ArgumentOutOfRangeException">Outside the years in which anything is counted; so for moments.</exception>
    public static Value Of(LocalDate date)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(date.Year, WorkingCalendar.YearMin);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(date.Year, WorkingCalendar.YearMax);
        return new Value(ValueKind.Date, new Bits(((long)date.Year << 16) | ((long)date.Month << 8) | (long)date.Day, 0));
    }

    public static Value Of(Instant moment)
    {
        if (ClockCounting.IsOutsideTime(moment))
        {
            throw new ArgumentOutOfRangeException(nameof(moment), $"{moment} is outside the years in which anything is counted.");
        }
        var sinceEpoch = moment - NodaConstants.UnixEpoch;
        return new Value(ValueKind.Moment, new Bits(sinceEpoch.NanosecondOfDay, sinceEpoch.Days));
    }

    public static Value Of(CalendarPeriod period) => new(ValueKind.Period, new Bits(period.Amount, (long)period.Unit));

    /// <summary>Two values of one kind and content; two unknown values are the same value, although an expression cannot say that they are equal.</summary>
    public bool Equals(Value other) =>
        Kind == other.Kind && (Kind == ValueKind.Number ? Number == other.Number : _bits == other._bits && _text == other._text);

    public override bool Equals(object? obj) => obj is Value other && Equals(other);

    public override int GetHashCode() =>
        Kind == ValueKind.Number ? Number.GetHashCode() : HashCode.Combine(Kind, _bits, _text);

    public static bool operator ==(Value left, Value right) => left.Equals(right);

    public static bool operator !=(Value left, Value right) => !left.Equals(right);

    /// <summary>As an expression writes it; <c>unknown</c> where there is none.</summary>
    public override string ToString() => ValueWords.Literal(this);

    /// <summary>The sum, or unknown beyond <see cref="NumberMax"/>.</summary>
    internal static Value SumOf(decimal left, decimal right)
    {
        var sum = left + right;
        return Math.Abs(sum) > NumberMax ? Unknown : Of(sum);
    }

    /// <summary>The day or instant that a count led to; unknown if the count was refused.</summary>
    internal static Value DateOf(in Counted counted) => counted.IsRefused ? Unknown : Of(counted.Date);

    /// <inheritdoc cref="DateOf"/>
    internal static Value MomentOf(in Counted counted) =>
        counted.IsRefused || ClockCounting.IsOutsideTime(counted.DueAt) ? Unknown : Of(counted.DueAt);

    /// <summary>Before, same or after, for two values of one kind that has an order.</summary>
    internal static int Compare(in Value left, in Value right) => left.Kind switch
    {
        ValueKind.Bool or ValueKind.Date => left._bits.Low.CompareTo(right._bits.Low),
        ValueKind.Moment => left._bits.High != right._bits.High
            ? left._bits.High.CompareTo(right._bits.High)
            : left._bits.Low.CompareTo(right._bits.Low),
        ValueKind.Number => left.Number.CompareTo(right.Number),
        ValueKind.Text or ValueKind.Code => string.CompareOrdinal(left._text, right._text),
        _ => throw new InvalidOperationException($"Values of kind {left.Kind} have no order."),
    };

    private Value Required(ValueKind kind) =>
        Kind == kind ? this : throw new InvalidOperationException($"The value {this} is not a {kind}.");

    /// <summary>Room for the largest plain content, a decimal.</summary>
    private readonly record struct Bits(long Low, long High);
}
