namespace ChildProtection.Workflow.Server.CasePage;

/// <summary>One thing to be done for a case, said once: the task, the deadline on it, and what was raised because of it.</summary>
/// <param name="Title">What is asked, or what is due where no task asks for it.</param>
/// <param name="Path">The task's form; null when it is somebody else's, or no task.</param>
/// <param name="About">The record it is for, in words; null when it is for none.</param>
/// <param name="Left">How long that is, or was; null when it has no date.</param>
/// <param name="Due">The date in words; null when it has none.</param>
/// <param name="Overdue">The date has passed.</param>
/// <param name="Role">Who is asked, in words; null when no task asks for it.</param>
/// <param name="NotNeededPath">Where it can be set aside; null where the reader may not.</param>
/// <param name="LetPassPath">Where the reader lets a check of it pass for a colleague; null where they may not, or do it themselves.</param>
/// <param name="Raised">What is open of its ladder, the highest and latest first; empty: nothing was raised.</param>
/// <param name="Explained">How its date came about; null when it has no deadline.</param>
public sealed record WorkEntry(
    string Title,
    string? Path,
    string? About,
    string? Left,
    string? Due,
    bool Overdue,
    string? Role,
    string? NotNeededPath,
    string? LetPassPath,
    IReadOnlyList<RaisedItem> Raised,
    DueItem? Explained)
{
    /// <summary>What the reader can do to have what is due done; empty for a task.</summary>
    public IReadOnlyList<WorkLink> Meets { get; init; } = [];

    /// <summary>The first of what was raised that the reader may take on; null: there is none.</summary>
    public string? Acknowledgeable => Raised.Select(item => item.Key).FirstOrDefault(key => key is not null);
}
