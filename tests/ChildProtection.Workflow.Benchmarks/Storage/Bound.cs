using System.Globalization;

namespace ChildProtection.Workflow.Benchmarks.Storage;

/// <summary>What an aim wants of a ratio.</summary>
/// <param name="Limit">The limit.</param>
/// <param name="AtLeast">Whether more is better.</param>
/// <param name="InTheEnd">A limit to be reached later, when it is not yet the same.</param>
internal sealed record Bound(double Limit, bool AtLeast, double? InTheEnd)
{
    public static Bound Min(double limit, double? inTheEnd = null) => new(limit, true, inTheEnd);

    public static Bound Max(double limit, double? inTheEnd = null) => new(limit, false, inTheEnd);

    public string Wanted => string.Create(
        CultureInfo.InvariantCulture, $"at {(AtLeast ? "least" : "most")} {Limit:0.###}{(InTheEnd is { } end ? $", in the end {end:0.##}" : "")}");

    public string Reached(double ratio) => (Holds(ratio, Limit), InTheEnd is { } end && Holds(ratio, end)) switch
    {
        (false, _) => "no",
        (true, true) => "yes, in the end too",
        (true, false) => "yes",
    };

    private bool Holds(double ratio, double limit) => AtLeast ? ratio >= limit : ratio <= limit;
}
