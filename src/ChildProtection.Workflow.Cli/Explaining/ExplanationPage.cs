using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Expressions;

namespace ChildProtection.Workflow.Cli.Explaining;

/// <summary>Prints an explanation.</summary>
internal static class ExplanationPage
{
    /// <summary>Parts of a fact that are shown, inwards.</summary>
    private const int DepthMax = 4;

    public static void Print(string name, string? each, WorkExplanation explained, TextWriter page)
    {
        page.WriteLine($"{explained.Title}  ({name}{(each is null ? string.Empty : " of " + each)}; {string.Join(", ", explained.Basis)})");
        Line(page, explained.Why);
        Line(page, explained.Waiting);
        if (explained.Fact is { } fact)
        {
            Fact(page, fact, 1);
        }
        foreach (var limit in explained.Limits)
        {
            page.WriteLine($"  {(limit.Wins ? "* " : "  ")}{limit.Words}");
        }
        foreach (var stage in explained.ToCome)
        {
            page.WriteLine($"    {stage.Words}");
        }
        foreach (var way in explained.GoesAway)
        {
            page.WriteLine($"  -> {way}");
        }
        Line(page, explained.IfMissed);
        page.WriteLine();
    }

    private static void Line(TextWriter page, string? words)
    {
        if (words is not null)
        {
            page.WriteLine("  " + words);
        }
    }

    private static void Fact(TextWriter page, Explanation fact, int depth)
    {
        page.WriteLine(new string(' ', depth * 2) + fact.Sentence);
        if (depth < DepthMax)
        {
            foreach (var part in fact.Parts)
            {
                Fact(page, part, depth + 1);
            }
        }
    }
}
