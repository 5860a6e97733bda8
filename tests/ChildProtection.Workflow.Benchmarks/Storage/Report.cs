using System.Globalization;

namespace ChildProtection.Workflow.Benchmarks.Storage;

/// <summary>The findings as rows of a Markdown table, each printed as soon as it is known.</summary>
internal static class Report
{
    public static void Begin()
    {
        Console.WriteLine("| aim | measure | floor | ours | ratio (quartiles) | wanted | reached |");
        Console.WriteLine("|---|---|---|---|---|---|---|");
    }

    /// <param name="aim">Its number.</param>
    /// <param name="what">What the figures are, with their unit, and the floor.</param>
    /// <param name="ratio">The figures.</param>
    /// <param name="bound">What is wanted; null for a figure that explains another.</param>
    public static void Row(int aim, string what, Ratio ratio, Bound? bound)
    {
        var quartiles = ratio.Low < ratio.High ? string.Create(CultureInfo.InvariantCulture, $" ({ratio.Low:0.00} to {ratio.High:0.00})") : "";
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {aim} | {what} | {Plain(ratio.Floor)} | {Plain(ratio.Ours)} | {ratio.Median:0.00}{quartiles} | {bound?.Wanted ?? "for comparison"} | {bound?.Reached(ratio.Median) ?? ""} |"));
    }

    private static string Plain(double value) => value.ToString(value >= 100 ? "N0" : "0.###", CultureInfo.InvariantCulture);
}
