namespace ChildProtection.Workflow.Benchmarks.Storage;

/// <summary>Two sides measured in turn.</summary>
/// <param name="Floor">The median of the floor.</param>
/// <param name="Ours">The median of ours.</param>
/// <param name="Median">The median of the rounds' own ratios, ours over the floor.</param>
/// <param name="Low">Their lower quartile.</param>
/// <param name="High">Their upper quartile.</param>
internal sealed record Ratio(double Floor, double Ours, double Median, double Low, double High)
{
    /// <summary>A ratio that is not of rounds.</summary>
    public static Ratio Of(double floor, double ours) => new(floor, ours, ours / floor, ours / floor, ours / floor);

    /// <summary>As a ratio of times, where both sides are rates.</summary>
    public Ratio OfTimes() => this with { Median = 1 / Median, Low = 1 / High, High = 1 / Low };
}
