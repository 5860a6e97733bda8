namespace ChildProtection.Workflow.Cases.FormTimes;

/// <summary>How long one form takes, over all who fill it in.</summary>
/// <param name="Form">The form, as <see cref="IFormTimes.Count"/> named it.</param>
/// <param name="Times">How often it took each step of <see cref="FormSpan"/>.</param>
public sealed record FormTime(string Form, IReadOnlyDictionary<int, int> Times)
{
    /// <summary>Of fewer than this many that were sent in one go nothing is said: it would tell of one person.</summary>
    public const int SaidFrom = 5;

    public int Sent => Times.Values.Sum();

    /// <summary>Those that were left for later, or stood open very long.</summary>
    public int InSittings => Times.GetValueOrDefault(FormSpan.Unknown);

    /// <summary>Half of those that were sent in one go took at most so many seconds; null: too few.</summary>
    public int? Half => Share(0.5);

    /// <summary>Nine in ten took at most so many seconds; null: too few.</summary>
    public int? MostOf => Share(0.9);

    private int? Share(double share)
    {
        var (known, reached) = (Sent - InSittings, 0);
        return known < SaidFrom ? null : FormSpan.Steps.First(step => (reached += Times.GetValueOrDefault(step)) >= share * known);
    }
}
