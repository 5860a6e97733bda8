using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Staff;

namespace ChildProtection.Workflow.Cases.People.Merging;

/// <summary>How people stand to the records about which something is said.</summary>
public sealed class MergeReaching(ICaseFiles files, CaseReading reading, CaseDoor door)
{
    public async Task<MergeReach> Of(StaffMember staff, ChildId child, CancellationToken cancellationToken)
    {
        if ((await door.HiddenFrom(staff, cancellationToken)).Hides(child))
        {
            return MergeReach.Hidden;
        }
        // A child known twice is often known to two teams: whoever answers for all of them can always decide.
        if (staff.Teams.Count == 0 && AccessTable.Allows(staff, Permission.RestrictFiles))
        {
            return MergeReach.Answers;
        }
        var heads = await files.CasesOf(staff.Authority, child, cancellationToken);
        foreach (var head in heads)
        {
            if (await reading.Glance(staff, head.Case, cancellationToken) is not null)
            {
                return MergeReach.Answers;
            }
        }
        return heads.Count == 0 ? MergeReach.Answers : MergeReach.Named;
    }

    /// <summary>Neither record is hidden from them, and for one of the two they answer.</summary>
    public async Task<bool> Reaches(StaffMember staff, ChildMerge merge, CancellationToken cancellationToken)
    {
        MergeReach[] both = [await Of(staff, merge.Kept, cancellationToken), await Of(staff, merge.Other, cancellationToken)];
        return !both.Contains(MergeReach.Hidden) && both.Contains(MergeReach.Answers);
    }
}
