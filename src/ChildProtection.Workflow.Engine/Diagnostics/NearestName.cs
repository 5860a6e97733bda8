namespace ChildProtection.Workflow.Engine.Diagnostics;

/// <summary>Finds the name that was probably meant.</summary>
public static class NearestName
{
    /// <summary>The longest name for which a nearest one is sought, in characters.</summary>
    public const int LengthMax = 64;

    /// <summary>The known name that differs from the written one by the fewest typing slips, if by about a third of its letters at most; of equals, one that goes on from what was written.</summary>
    public static string? Of(string written, IEnumerable<string> known)
    {
        if (written.Length > LengthMax)
        {
            return null;
        }
        var (best, bestSlips) = ((string?)null, ((written.Length + 2) / 3) + 1);
        var inOrder = known.Where(name => name.Length <= LengthMax)
            .OrderByDescending(name => name.StartsWith(written, StringComparison.Ordinal)).ThenBy(name => name, StringComparer.Ordinal);
        foreach (var name in inOrder)
        {
            var slips = Slips(written, name);
            if (slips < bestSlips)
            {
                (best, bestSlips) = (name, slips);
            }
        }
        return best;
    }

    /// <summary>"Did you mean 'closed'?", or null where nothing is near.</summary>
    public static string? Ask(string written, IEnumerable<string> known) =>
        Of(written, known) is { } name ? $"Did you mean '{name}'?" : null;

    // Levenshtein's distance, one row at a time.
    private static int Slips(string a, string b)
    {
        Span<int> row = stackalloc int[LengthMax + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            row[j] = j;
        }
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, 1 + Math.Min(row[j], row[j - 1]));
            }
        }
        return row[b.Length];
    }
}
