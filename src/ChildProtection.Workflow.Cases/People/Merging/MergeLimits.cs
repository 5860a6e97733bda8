using NodaTime;

namespace ChildProtection.Workflow.Cases.People.Merging;

/// <summary>How much of merged records there is. All bounds in one place.</summary>
public static class MergeLimits
{
    /// <summary>Records of one child at most.</summary>
    public const int RecordsMax = 10;

    /// <summary>Letters of a reason at least: a word says nothing to whoever looks at it again.</summary>
    public const int ReasonMin = 10;

    /// <summary>Letters of a reason at most.</summary>
    public const int ReasonMax = 2_000;

    /// <summary>What waits for a second person, of one authority, in one answer; the oldest first.</summary>
    public const int WaitingMax = 200;

    /// <summary>How long it may wait before it stands in red: until then a child has two halves of a file.</summary>
    public static Duration DecidedWithin { get; } = Duration.FromDays(2);
}
