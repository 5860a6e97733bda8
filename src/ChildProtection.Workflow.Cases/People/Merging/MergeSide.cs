using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Runtime;

namespace ChildProtection.Workflow.Cases.People.Merging;

/// <summary>One of two children on file, as far as somebody sees them.</summary>
/// <param name="Name">As it stands on the record itself.</param>
/// <param name="Records">The records of this side, the one that counts first.</param>
/// <param name="View">What is on file around the child; null: another team works the cases, and name, date of birth and team are all that is shown.</param>
public sealed record MergeSide(PersonCard Card, string Name, IReadOnlyList<ChildId> Records, PeopleView? View, IReadOnlyList<MergeSide.OneCase> Cases)
{
    /// <param name="IsSeen">The reader sees the case itself.</param>
    /// <param name="Workers">Who holds which role; empty where the reader does not see the case.</param>
    public sealed record OneCase(CaseHead Head, bool IsSeen, IReadOnlyList<(string Role, UserId User)> Workers);
}
