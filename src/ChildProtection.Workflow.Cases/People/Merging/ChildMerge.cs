using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Cases.People.Merging;

/// <summary>
/// That two records on file are one child: said by one person and confirmed by a second. Nothing of either is rewritten: facts, cases and journals stay where they are,
/// and are read together for as long as it stands.
/// </summary>
/// <param name="Kept">The record whose name, date of birth and other facts count for the child.</param>
/// <param name="Other">The record that leads to it.</param>
/// <param name="Proposed">Who said so first, when and why.</param>
public sealed record ChildMerge(AuthorityId Authority, Guid Id, ChildId Kept, ChildId Other, MergeSaying Proposed)
{
    /// <summary>The second person, who said so too; null: nobody has, and nothing has changed yet.</summary>
    public MergeSaying? Confirmed { get; init; }

    /// <summary>Who said no to it, or took it back, before it counted; null: nobody.</summary>
    public MergeSaying? Declined { get; init; }

    /// <summary>Who asked that it be undone; null: nobody.</summary>
    public MergeSaying? UndoAsked { get; init; }

    /// <summary>The second person, by whom they are two children again; null: nobody.</summary>
    public MergeSaying? Undone { get; init; }

    public bool Stands => Confirmed is not null && Undone is null;

    /// <summary>What a second person is waited for; null: nothing.</summary>
    public MergeSaying? Waiting => Stands ? UndoAsked : Confirmed is null && Declined is null ? Proposed : null;
}
