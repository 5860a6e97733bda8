using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Staff;

namespace ChildProtection.Workflow.Cases.Plans;

/// <summary>A plan with all its versions, as somebody may see it.</summary>
public sealed class PlanReading(CaseReading reading)
{
    /// <summary>Null: there is no such case, or it is none of this person's. Whoever sees a part of the case sees no version: what was written in it is not for them.</summary>
    public async Task<PlanHistory?> Of(StaffMember staff, CaseId caseId, CancellationToken cancellationToken)
    {
        if (await reading.Case(staff, caseId, cancellationToken) is not { } view)
        {
            return null;
        }
        var (versions, now) = PlanVersion.Of((await reading.WholeJournal(view, cancellationToken)).Select(line => line.Entry));
        return new PlanHistory(view, versions, now);
    }
}
