using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Server.Work;
using NodaTime;

namespace ChildProtection.Workflow.Server.Visits;

/// <summary>What of a child's visits is due, from the reader's list.</summary>
/// <param name="Lines">What a visit has to bring, the earliest due first; never empty.</param>
public sealed record VisitDue(CaseId Case, IReadOnlyList<WorkLine> Lines)
{
    public string ChildName => Lines[0].ChildName;

    public string CasePath => Lines[0].CasePath;

    /// <summary>The form of a visit.</summary>
    public string RecordPath => VisitPaths.FromVisits(Lines[0].Meets[0].Path!);

    public bool Overdue => Lines.Any(line => line.Overdue);

    /// <summary>Null: no date.</summary>
    public LocalDate? DueOn => Lines[0].DueOn;
}
