namespace ChildProtection.Workflow.Cases.People.Matching;

/// <summary>How many slips of the fingers lie between two words: a letter more, less or other, or two letters exchanged (optimal string alignment).</summary>
public static class Spelling
{
    public static int Distance(string one, string other)
    {
        ArgumentNullException.ThrowIfNull(one);
        ArgumentNullException.ThrowIfNull(other);
        var (twoBefore, before, now) = (new int[other.Length + 1], new int[other.Length + 1], new int[other.Length + 1]);
        for (var column = 0; column <= other.Length; column++)
        {
            before[column] = column;
        }
        for (var row = 1; row <= one.Length; row++)
        {
            now[0] = row;
            for (var column = 1; column <= other.Length; column++)
            {
                var replaced = before[column - 1] + (one[row - 1] == other[column - 1] ? 0 : 1);
                now[column] = Math.Min(replaced, Math.Min(before[column], now[column - 1]) + 1);
                if (row > 1 && column > 1 && one[row - 1] == other[column - 2] && one[row - 2] == other[column - 1])
                {
                    now[column] = Math.Min(now[column], twoBefore[column - 2] + 1);
                }
            }
            (twoBefore, before, now) = (before, now, twoBefore);
        }
        return before[other.Length];
    }
}
