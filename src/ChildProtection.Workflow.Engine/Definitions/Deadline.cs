using ChildProtection.Workflow.Engine.Diagnostics;
using ChildProtection.Workflow.Engine.Expressions;
using ChildProtection.Workflow.Engine.Texts;

namespace ChildProtection.Workflow.Engine.Definitions;

/// <summary>From a fact, within a time, until met. On a task or standing alone.</summary>
public sealed record Deadline
{
    /// <summary>Unique in the definition; a task's deadline has the task's name.</summary>
    public required string Name { get; init; }

    public required LocalizedText Title { get; init; }

    /// <summary>Whose lists show it.</summary>
    public required IReadOnlyList<string> For { get; init; }

    public required DeadlineCount Count { get; init; }

    /// <summary>Periods; the shortest counts (for <see cref="DeadlineCount.Before"/> the longest lead, which is the earliest day). Empty for <see cref="DeadlineCount.At"/>.</summary>
    public required IReadOnlyList<TypedExpression> Limits { get; init; }

    /// <summary>A date or moment: the fact it counts from.</summary>
    public required TypedExpression From { get; init; }

    /// <summary>Yes, or the date or moment on which it was met. Null: by its task, or by <see cref="From"/> moving on.</summary>
    public TypedExpression? Met { get; init; }

    /// <summary>Runs only while this holds; null: as long as the state lasts.</summary>
    public TypedExpression? When { get; init; }

    /// <summary>Ends for good once this holds; null: with the state.</summary>
    public TypedExpression? Until { get; init; }

    /// <summary>
    /// A date or moment: the rungs of its ladders that would be told before that time (a date: before its end) are told then. What
    /// is missed is missed all the same. Null, or not known: nothing is put off.
    /// </summary>
    public TypedExpression? PausedUntil { get; init; }

    public EachRecord? Each { get; init; }

    /// <summary>How long before the due time the reminders are sent, in the order of the text.</summary>
    public IReadOnlyList<Reminder> Remind { get; init; } = [];

    /// <summary>Names of ladders; the rungs of all of them apply.</summary>
    public IReadOnlyList<string> Ladders { get; init; } = [];

    public LocalizedText? IfMissed { get; init; }

    /// <summary>What meets it or makes it go away, in words; a deadline with a condition has them.</summary>
    public LocalizedText? GoesAway { get; init; }

    /// <summary>The law that sets it: an overlay may then only shorten it.</summary>
    public LocalizedText? Statutory { get; init; }

    public IReadOnlyList<string> Basis { get; init; } = [];

    public required SourcePlace Place { get; init; }
}
