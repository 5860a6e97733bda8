using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Access.Restricting;
using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People.Births;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Cases.Staff;
using NodaTime;

namespace ChildProtection.Workflow.Cases.People.Merging;

/// <summary>
/// Says that two records on file are one child, and takes it back; each takes two people. Safe first: both children's cases stay open, with all that is due in them;
/// nobody's plan becomes part of another.
/// </summary>
public sealed class MergingChildren(
    IChildMerges merges, IPeople people, MergeReaching reaching, RestrictedFiles restricted, CaseDecider decider, ToldOfBirth births, IClock clock)
{
    /// <param name="by">Who. They answer for one of the two, and both are there for them.</param>
    /// <param name="command">The idempotency key, which becomes the id.</param>
    /// <param name="kept">A record of the child whose facts count.</param>
    /// <param name="other">A record of the child who is the same.</param>
    /// <param name="reason">How it is known that they are one child.</param>
    /// <param name="cancellationToken">Given up before the commit, or not at all.</param>
    public async Task<MergeOutcome> Propose(StaffMember by, Guid command, ChildId kept, ChildId other, string reason, CancellationToken cancellationToken)
    {
        if (!AccessTable.Allows(by, Permission.MergeChildren))
        {
            return MergeOutcome.NotAllowed;
        }
        var leading = await merges.Leading(by.Authority, [kept, other], cancellationToken);
        var merge = new ChildMerge(by.Authority, command, leading.GetValueOrDefault(kept, kept), leading.GetValueOrDefault(other, other), new MergeSaying(Signed(by), reason.Trim()));
        var cards = (await people.Cards(by.Authority, [PersonId.Of(merge.Kept), PersonId.Of(merge.Other)], cancellationToken)).Where(card => card.IsChild).ToDictionary(card => card.Id);
        if (kept == other || cards.Count < (merge.Kept == merge.Other ? 1 : 2) || !await reaching.Reaches(by, merge, cancellationToken))
        {
            return MergeOutcome.NotAChild;
        }
        return merge.Kept == merge.Other ? MergeOutcome.OneAlready
            : !IsReason(reason) ? MergeOutcome.ReasonNeeded
            : cards[PersonId.Of(merge.Kept)].BornOn is null && cards[PersonId.Of(merge.Other)].BornOn is not null ? MergeOutcome.BirthCounts
            : await merges.Propose(merge, cancellationToken);
    }

    /// <summary>What waits for a second person and is there for somebody, the oldest first; what they said themselves as well, for they can take it back.</summary>
    public async Task<IReadOnlyList<ChildMerge>> Waiting(StaffMember by, CancellationToken cancellationToken)
    {
        var seen = new List<ChildMerge>();
        if (AccessTable.Allows(by, Permission.MergeChildren))
        {
            foreach (var merge in await merges.Waiting(by.Authority, cancellationToken))
            {
                if (await reaching.Reaches(by, merge, cancellationToken))
                {
                    seen.Add(merge);
                }
            }
        }
        return seen;
    }

    /// <summary>Null: there is none, or it is none of theirs; the two are not told apart.</summary>
    public async Task<ChildMerge?> Find(StaffMember by, Guid id, CancellationToken cancellationToken) =>
        AccessTable.Allows(by, Permission.MergeChildren)
        && await merges.Find(by.Authority, id, cancellationToken) is { } merge
        && await reaching.Reaches(by, merge, cancellationToken) ? merge : null;

    /// <summary>Whether it is theirs to decide what somebody else has said.</summary>
    public async Task<bool> MayDecide(StaffMember member, ChildMerge merge, CancellationToken cancellationToken) =>
        AccessTable.Allows(member, Permission.MergeChildren) && merge.Waiting is { } waiting && waiting.Signature.By != member.Id
        && await reaching.Reaches(member, merge, cancellationToken) && (merge.Stands || await AreAnsweredFor(merge, member, cancellationToken));

    /// <param name="by">Of what takes two people: somebody other than whoever began it.</param>
    /// <param name="id">What was said.</param>
    /// <param name="step">What is to be done about it.</param>
    /// <param name="reason">Asked with a step that says no, and with asking to undo.</param>
    /// <param name="cancellationToken">Given up before the commit, or not at all.</param>
    public async Task<MergeOutcome> Take(StaffMember by, Guid id, MergeStep step, string reason, CancellationToken cancellationToken)
    {
        if (await Find(by, id, cancellationToken) is not { } merge)
        {
            return AccessTable.Allows(by, Permission.MergeChildren) ? MergeOutcome.NotFound : MergeOutcome.NotAllowed;
        }
        var outcome = IsDone(merge, step, by) ? MergeOutcome.Done
            : step is MergeStep.Confirm or MergeStep.Undo && merge.Waiting?.Signature.By == by.Id ? MergeOutcome.AnotherPersonNeeded
            : step is MergeStep.Decline or MergeStep.AskToUndo or MergeStep.KeepMerged && !IsReason(reason) ? MergeOutcome.ReasonNeeded
            : step == MergeStep.Confirm && !await AreAnsweredFor(merge, by, cancellationToken) ? MergeOutcome.OtherTeamNeeded
            : await merges.Take(
                by.Authority, id, step, new MergeSaying(Signed(by), step is MergeStep.Confirm or MergeStep.Undo ? string.Empty : reason.Trim()), cancellationToken);
        if (outcome == MergeOutcome.Done && step is MergeStep.Confirm or MergeStep.Undo)
        {
            restricted.Forget();
            await births.Tell(by.Authority, [merge.Kept, merge.Other], cancellationToken);
        }
        return outcome;
    }

    /// <summary>The same press of a button came twice.</summary>
    private static bool IsDone(ChildMerge merge, MergeStep step, StaffMember by) => by.Id == step switch
    {
        MergeStep.Confirm => merge.Undone is null ? merge.Confirmed?.Signature.By : null,
        MergeStep.Decline => merge.Declined?.Signature.By,
        MergeStep.AskToUndo => merge.Undone is null ? merge.UndoAsked?.Signature.By : null,
        MergeStep.Undo => merge.Undone?.Signature.By,
        _ => null,
    };

    /// <summary>For each of the two records one of the two people answers: nobody's child is joined with another behind their back.</summary>
    private async Task<bool> AreAnsweredFor(ChildMerge merge, StaffMember second, CancellationToken cancellationToken)
    {
        var first = (await decider.StaffAsSeen(cancellationToken)).Find(merge.Authority, merge.Proposed.Signature.By.ToString());
        foreach (var record in new[] { merge.Kept, merge.Other })
        {
            if (await reaching.Of(second, record, cancellationToken) != MergeReach.Answers
                && (first is null || !AccessTable.Allows(first, Permission.MergeChildren) || await reaching.Of(first, record, cancellationToken) != MergeReach.Answers))
            {
                return false;
            }
        }
        return true;
    }

    private static bool IsReason(string? reason) => reason?.Trim().Length is >= MergeLimits.ReasonMin and <= MergeLimits.ReasonMax;

    private Signature Signed(StaffMember by) => new(by.Id, StoredTime.Floor(clock.GetCurrentInstant()));
}
