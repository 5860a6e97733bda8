namespace ChildProtection.Workflow.Server.Visits;

/// <summary>The visits that somebody has to make, as they look at them on the way.</summary>
/// <param name="Today">Overdue, due today, and where the reader said that they go today: one stop for a household.</param>
/// <param name="Soon">Due within <see cref="SoonDays"/> days.</param>
/// <param name="Later">Due after that: who, and by when.</param>
public sealed record VisitSheet(IReadOnlyList<VisitStop> Today, IReadOnlyList<VisitStop> Soon, IReadOnlyList<VisitDue> Later)
{
    /// <summary>Days ahead that are shown with all that is needed on the way.</summary>
    public const int SoonDays = 7;

    /// <summary>Children shown so; of more, who and by when.</summary>
    public const int ShownMax = 30;

    public bool IsEmpty => Today.Count == 0 && Soon.Count == 0 && Later.Count == 0;
}
