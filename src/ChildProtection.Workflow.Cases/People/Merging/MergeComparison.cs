using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Cases.People.Merging;

/// <summary>Two children on file side by side.</summary>
/// <param name="LosingSight">Those who hold a role for a case of one and will not see it any more, for they are not named for the restricted file of the other.</param>
public sealed record MergeComparison(MergeSide Kept, MergeSide Other, IReadOnlyList<MergeWarning> Warnings, IReadOnlyList<UserId> LosingSight);
