using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Cases.RegisterEnquiries;

/// <summary>An enquiry to the register: its journal, and what follows from it. Pure.</summary>
/// <param name="Entries">In the order in which they were recorded; the first is the asking.</param>
public sealed record RegisterEnquiry(AuthorityId Authority, EnquiryId Id, IReadOnlyList<EnquiryEntry> Entries)
{
    public EnquiryStep.Asked Asked => (EnquiryStep.Asked)Entries[0].Step;

    public Instant AskedAt => Entries[0].Signed.At;

    public UserId TakenBy => Entries[0].Signed.By;

    /// <summary>The child as described, corrections counted.</summary>
    public AskedChild Child => Last<EnquiryStep.Corrected>()?.Child ?? Asked.Child;

    /// <summary>The last look into who the caller is; null: they are not answered at all.</summary>
    public EnquiryStep.Checked? Check => Last<EnquiryStep.Checked>();

    public bool IsConfirmed => Check?.Outcome == CheckOutcome.Passed;

    /// <summary>The answer that holds; null: none has been given.</summary>
    public EnquiryStep.Answered? Answer => Last<EnquiryStep.Answered>();

    /// <summary>The children on file whom an answer named, or thought of.</summary>
    public IEnumerable<ChildId> Concerned => Entries.Select(entry => entry.Step).OfType<EnquiryStep.Answered>()
        .SelectMany(answer => answer.Matches.Select(match => match.Child).Concat(answer.Child is { } child ? [child] : [])).Distinct();

    public bool IsSettled => Duties.Count == 0;

    /// <summary>What is still to be done, in the order of what cannot wait.</summary>
    public IReadOnlyList<EnquiryDuty> Duties => [.. Owed()];

    private IEnumerable<EnquiryDuty> Owed()
    {
        if (Check?.Outcome is CheckOutcome.NotYet or CheckOutcome.Failed or CheckOutcome.NoReply)
        {
            yield return new EnquiryDuty(EnquiryDutyKind.CallBack, AskedAt);
        }
        if (Since<EnquiryStep.ConcernSpoken, EnquiryStep.ConcernFollowed>() is { } spoken)
        {
            yield return new EnquiryDuty(EnquiryDutyKind.FollowConcern, spoken);
        }
        if (Place<EnquiryStep.Answered>() is { } place && Answer is { } answer)
        {
            foreach (var duty in OwedByAnswer(answer, Entries[place].Signed.At, [.. Entries.Skip(place + 1).Select(entry => entry.Step)]))
            {
                yield return duty;
            }
        }
        if (Check?.Outcome == CheckOutcome.NotThem && !Entries.Any(entry => entry.Step is EnquiryStep.Considered { Duty: EnquiryDutyKind.ThinkAboutChild }))
        {
            yield return new EnquiryDuty(EnquiryDutyKind.ThinkAboutChild, Entries[Place<EnquiryStep.Checked>()!.Value].Signed.At);
        }
    }

    private static IEnumerable<EnquiryDuty> OwedByAnswer(EnquiryStep.Answered answer, Instant at, IReadOnlyList<EnquiryStep> after)
    {
        if (answer.Answer == RegisterAnswer.PossibleMatch)
        {
            yield return new EnquiryDuty(EnquiryDutyKind.SettleMatch, at);
        }
        else if (!answer.DuringContact && !after.Any(step => step is EnquiryStep.Given { Outcome: not GivenOutcome.NotReached }))
        {
            yield return new EnquiryDuty(EnquiryDutyKind.GiveAnswer, at);
        }
        if (answer.Case is not null && !after.Any(step => step is EnquiryStep.CaseTold))
        {
            yield return new EnquiryDuty(EnquiryDutyKind.TellCase, at);
        }
        if (answer is { Answer: RegisterAnswer.NotFound, AskedBefore.Count: > 0 })
        {
            foreach (var kind in new[] { EnquiryDutyKind.ThinkAboutChild, EnquiryDutyKind.ReviewRepeat })
            {
                if (!after.Any(step => step is EnquiryStep.Considered considered && considered.Duty == kind))
                {
                    yield return new EnquiryDuty(kind, at);
                }
            }
        }
    }

    private T? Last<T>()
        where T : EnquiryStep => Place<T>() is { } place ? (T)Entries[place].Step : null;

    private int? Place<T>()
        where T : EnquiryStep => Enumerable.Range(0, Entries.Count).Where(index => Entries[index].Step is T).Select(index => (int?)index).LastOrDefault();

    /// <summary>Since when the first stands without the second after it; null: it does not.</summary>
    private Instant? Since<TFirst, TSecond>()
        where TFirst : EnquiryStep
        where TSecond : EnquiryStep =>
        Place<TFirst>() is { } first && (Place<TSecond>() ?? -1) < first ? Entries[first].Signed.At : null;
}
