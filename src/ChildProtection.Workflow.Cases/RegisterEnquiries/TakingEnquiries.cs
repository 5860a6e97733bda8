using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Definitions;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People.Matching;
using ChildProtection.Workflow.Cases.Rules;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Cases.Staff;
using NodaTime;

namespace ChildProtection.Workflow.Cases.RegisterEnquiries;

/// <summary>
/// Takes down calls to the register and what follows from them. Every call is kept, found or not. Nothing is answered before the caller is confirmed, and nothing
/// waits for office hours.
/// </summary>
[Basis(
    "O40", "O41", "K9",
    En = "A call to the register, or to England’s list of children with plans, is kept with who asked, how they were checked, about whom and what was answered, found or not. No answer is given before the caller is confirmed; a concern spoken in the call asks for a referral of its own.",
    Cy = "Cedwir galwad i’r gofrestr, neu i restr Lloegr o blant â chynlluniau, gyda phwy a ofynnodd, sut y’u gwiriwyd, am bwy a beth a atebwyd, boed wedi’i ganfod ai peidio. Ni roddir ateb cyn cadarnhau’r galwr; mae pryder a leisir yn yr alwad yn gofyn am atgyfeiriad ei hun.")]
public sealed class TakingEnquiries(
    IRegisterEnquiries enquiries, EnquirySights sights, RegisterLookup lookup, CaseNotice notice, ICalendarLibrary calendars, IClock clock)
{
    /// <summary>Takes a call down. The same enquiry of the same person again is answered with what the first came to.</summary>
    public async Task<EnquiryOutcome> Take(StaffMember by, NewEnquiry asked, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(asked);
        if (!AccessTable.Allows(by, Permission.AnswerEnquiries))
        {
            return new EnquiryOutcome.NotAllowed();
        }
        var signed = Sign(by);
        if (EnquiryChecks.Of(asked, calendars.Default(by.Authority), signed.At) is { Count: > 0 } faults)
        {
            return new EnquiryOutcome.Wrong(faults);
        }
        var steps = new List<EnquiryStep> { new EnquiryStep.Asked(asked.Caller, asked.Purpose, asked.Reason.Trim(), asked.Child, asked.CannotWait) };
        if (!string.IsNullOrWhiteSpace(asked.Concern))
        {
            steps.Add(new EnquiryStep.ConcernSpoken(asked.Concern.Trim()));
        }
        if (asked.Caller.MayBeAnswered)
        {
            steps.Add(asked.Check!);
        }
        if (asked.Caller.MayBeAnswered && asked.Check!.Outcome == CheckOutcome.Passed)
        {
            steps.Add(await Search(by, asked.Id, asked.Child, duringContact: true, signed.At, cancellationToken));
        }
        var enquiry = new RegisterEnquiry(by.Authority, asked.Id, [.. steps.Select(step => new EnquiryEntry(signed, step))]);
        if (await enquiries.Add(enquiry, cancellationToken))
        {
            return new EnquiryOutcome.Done(await TellCase(by, enquiry, cancellationToken));
        }
        return await enquiries.Find(by.Authority, asked.Id, cancellationToken) is { } first && first.TakenBy == by.Id
            ? new EnquiryOutcome.Done(first)
            : new EnquiryOutcome.Overtaken();
    }

    /// <summary>Rang back. When that confirms the caller, the register is searched and the answer given there and then.</summary>
    public Task<EnquiryOutcome> RingBack(StaffMember by, EnquiryId id, int known, EnquiryStep.Checked check, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(check);
        return Add(by, id, known, EnquiryDutyKind.CallBack, EnquiryChecks.Of(check), async (enquiry, at) =>
            check.Outcome == CheckOutcome.Passed ? [check, await Search(by, id, enquiry.Child, duringContact: true, at, cancellationToken)] : [check], cancellationToken);
    }

    /// <summary>The duty worker says who of those on file is meant.</summary>
    /// <param name="child">Null: none of them.</param>
    public async Task<EnquiryOutcome> SettleMatch(StaffMember by, EnquiryId id, int known, ChildId? child, string? words, CancellationToken cancellationToken)
    {
        if (child is { } chosen && await enquiries.Find(by.Authority, id, cancellationToken) is { } found && found.Answer?.Matches.Any(match => match.Child == chosen) != true)
        {
            return new EnquiryOutcome.Wrong([EnquiryFault.NotAMatch]);
        }
        return await Add(by, id, known, EnquiryDutyKind.SettleMatch, EnquiryChecks.OfWords(words), async (enquiry, at) =>
        {
            var answer = child is { } meant ? await lookup.StandingOf(by.Authority, meant, cancellationToken) : RegisterAnswer.NotFound;
            return
            [
                new EnquiryStep.MatchSettled(child, words!.Trim()),
                await Answer(by.Authority, id, enquiry.Child, new RegisterFinding(answer, child, []), duringContact: false, at, cancellationToken),
            ];
        }, cancellationToken);
    }

    /// <summary>The answer was rung through, or tried to be.</summary>
    public Task<EnquiryOutcome> Give(StaffMember by, EnquiryId id, int known, GivenOutcome outcome, string? words, CancellationToken cancellationToken) =>
        Add(by, id, known, EnquiryDutyKind.GiveAnswer, outcome == GivenOutcome.Told ? [] : EnquiryChecks.OfWords(words), new EnquiryStep.Given(outcome, words?.Trim()), cancellationToken);

    /// <summary>What became of the concern that was spoken of.</summary>
    public Task<EnquiryOutcome> FollowConcern(StaffMember by, EnquiryId id, int known, ReferralOutcome outcome, string? words, CancellationToken cancellationToken) =>
        Add(by, id, known, EnquiryDutyKind.FollowConcern, EnquiryChecks.OfWords(words), new EnquiryStep.ConcernFollowed(outcome, words?.Trim() ?? string.Empty), cancellationToken);

    /// <summary>A concern that was spoken of later, or not written down at first.</summary>
    public Task<EnquiryOutcome> NoteConcern(StaffMember by, EnquiryId id, int known, string? words, CancellationToken cancellationToken) =>
        Add(by, id, known, null, EnquiryChecks.OfWords(words), new EnquiryStep.ConcernSpoken(words?.Trim() ?? string.Empty), cancellationToken);

    /// <summary>What came of considering a child who was asked about twice, or by somebody who was not who they said.</summary>
    public Task<EnquiryOutcome> Consider(
        StaffMember by, EnquiryId id, int known, EnquiryDutyKind duty, EnquiryConclusion conclusion, string? words, CancellationToken cancellationToken) =>
        duty is not (EnquiryDutyKind.ReviewRepeat or EnquiryDutyKind.ThinkAboutChild)
            ? throw new ArgumentOutOfRangeException(nameof(duty), duty, "There is nothing to consider.")
            : Add(by, id, known, duty, EnquiryChecks.OfWords(words), new EnquiryStep.Considered(duty, conclusion, words?.Trim() ?? string.Empty), cancellationToken);

    /// <summary>What was written down about the child was wrong. Where the caller is confirmed, the register is searched again, and somebody rings the new answer through.</summary>
    public Task<EnquiryOutcome> Correct(StaffMember by, EnquiryId id, int known, AskedChild child, string? why, CancellationToken cancellationToken)
    {
        var faults = EnquiryChecks.Of(child, calendars.Default(by.Authority).DateOf(clock.GetCurrentInstant())).Concat(EnquiryChecks.OfWords(why)).ToList();
        return Add(by, id, known, null, faults, async (enquiry, at) =>
        {
            var corrected = new EnquiryStep.Corrected(child, why!.Trim());
            return enquiry.IsConfirmed ? [corrected, await Search(by, id, child, duringContact: false, at, cancellationToken)] : [corrected];
        }, cancellationToken);
    }

    /// <summary>Tells the child's case again, where that did not come about when the answer was given.</summary>
    public async Task<EnquiryOutcome> TellCaseAgain(StaffMember by, EnquiryId id, CancellationToken cancellationToken) =>
        await enquiries.Find(by.Authority, id, cancellationToken) is not { } enquiry
        || !(await sights.Of(by, cancellationToken)).MayDo(by, enquiry, EnquiryDutyKind.TellCase)
            ? new EnquiryOutcome.NotAllowed()
            : new EnquiryOutcome.Done(await TellCase(by, enquiry, cancellationToken));

    private Task<EnquiryOutcome> Add(
        StaffMember by, EnquiryId id, int known, EnquiryDutyKind? duty, IReadOnlyList<EnquiryFault> faults, EnquiryStep step, CancellationToken cancellationToken) =>
        Add(by, id, known, duty, faults, (_, _) => Task.FromResult<IReadOnlyList<EnquiryStep>>([step]), cancellationToken);

    /// <param name="known">How many entries the reader had on the screen.</param>
    /// <param name="duty">What is done with it; null: it is always possible.</param>
    private async Task<EnquiryOutcome> Add(
        StaffMember by, EnquiryId id, int known, EnquiryDutyKind? duty, IReadOnlyList<EnquiryFault> faults,
        Func<RegisterEnquiry, Instant, Task<IReadOnlyList<EnquiryStep>>> steps, CancellationToken cancellationToken)
    {
        if (!AccessTable.Allows(by, Permission.AnswerEnquiries) || await enquiries.Find(by.Authority, id, cancellationToken) is not { } enquiry
            || (duty is { } kind && !(await sights.Of(by, cancellationToken)).MayDo(by, enquiry, kind)))
        {
            return new EnquiryOutcome.NotAllowed();
        }
        if (enquiry.Entries.Count != known || (duty is { } asked && !enquiry.Duties.Any(owed => owed.Kind == asked)))
        {
            return new EnquiryOutcome.Overtaken();
        }
        if (faults.Count > 0)
        {
            return new EnquiryOutcome.Wrong(faults);
        }
        var signed = Sign(by);
        var extended = enquiry with { Entries = [.. enquiry.Entries, .. (await steps(enquiry, signed.At)).Select(step => new EnquiryEntry(signed, step))] };
        return await enquiries.Extend(extended, known, cancellationToken)
            ? new EnquiryOutcome.Done(await TellCase(by, extended, cancellationToken))
            : new EnquiryOutcome.Overtaken();
    }

    private async Task<EnquiryStep> Search(StaffMember by, EnquiryId id, AskedChild child, bool duringContact, Instant at, CancellationToken cancellationToken)
    {
        var found = (await sights.Of(by, cancellationToken)).Of(await lookup.Find(by.Authority, child, cancellationToken));
        return await Answer(by.Authority, id, child, found, duringContact, at, cancellationToken);
    }

    private async Task<EnquiryStep> Answer(
        AuthorityId authority, EnquiryId id, AskedChild child, RegisterFinding finding, bool duringContact, Instant at, CancellationToken cancellationToken)
    {
        var open = finding.Child is { } found ? await lookup.OpenCaseOf(authority, found, cancellationToken) : null;
        return new EnquiryStep.Answered(
            finding.Answer, finding.Child, open, finding.Matches, duringContact,
            finding.Answer == RegisterAnswer.NotFound ? await AskedBefore(authority, id, child, at, cancellationToken) : []);
    }

    /// <summary>Enquiries about a child like this within the last months that were not found either.</summary>
    private async Task<IReadOnlyList<EnquiryId>> AskedBefore(AuthorityId authority, EnquiryId id, AskedChild child, Instant at, CancellationToken cancellationToken)
    {
        var from = calendars.Default(authority).CountBack(at, EnquiryDuties.RepeatWithin);
        var alike = await enquiries.WithAny(authority, SearchKeys.ForDuplicates(child.Sketch), from.IsRefused ? NodaConstants.UnixEpoch : from.DueAt, cancellationToken);
        return
        [
            .. alike.Where(one => one.Id != id && one.Answer?.Answer == RegisterAnswer.NotFound && Likeness.Of(child.Sketch, one.Child.Sketch).Points >= Likeness.LikelyFrom)
                .Select(one => one.Id),
        ];
    }

    /// <summary>The enquiry, with the case told where there is one to be told. What does not come about stays a duty.</summary>
    private async Task<RegisterEnquiry> TellCase(StaffMember by, RegisterEnquiry enquiry, CancellationToken cancellationToken)
    {
        if (!enquiry.Duties.Any(duty => duty.Kind == EnquiryDutyKind.TellCase) || !await notice.Tell(enquiry, cancellationToken))
        {
            return enquiry;
        }
        var told = enquiry with { Entries = [.. enquiry.Entries, new EnquiryEntry(Sign(by), new EnquiryStep.CaseTold())] };
        return await enquiries.Extend(told, enquiry.Entries.Count, cancellationToken) ? told : await enquiries.Find(enquiry.Authority, enquiry.Id, cancellationToken) ?? enquiry;
    }

    private Signature Sign(StaffMember by) => new(by.Id, StoredTime.Floor(clock.GetCurrentInstant()));
}
