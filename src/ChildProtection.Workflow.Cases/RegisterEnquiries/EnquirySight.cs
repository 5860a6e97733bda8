using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Access.Restricting;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Staff;

namespace ChildProtection.Workflow.Cases.RegisterEnquiries;

/// <summary>
/// How much of enquiries one person sees where they touch restricted files. Nobody is told that a child is not found who stands on the register, and nobody learns from a
/// call of a file that is not there for them: they see a possible match that others settle, and those others, who answer for the file, are asked at once.
/// </summary>
/// <param name="hidden">The files that are not there for them.</param>
/// <param name="kept">The restricted files that are.</param>
public sealed class EnquirySight(HiddenFiles hidden, IReadOnlySet<ChildId> kept)
{
    /// <summary>What follows from the answer, and is theirs who answer for the file.</summary>
    private static readonly EnquiryDutyKind[] OfKeepers = [EnquiryDutyKind.SettleMatch, EnquiryDutyKind.GiveAnswer, EnquiryDutyKind.TellCase];

    /// <summary>Whether the enquiry touches a file that is not there for them.</summary>
    public bool IsKeptFrom(RegisterEnquiry enquiry) => enquiry.Concerned.Any(hidden.Hides);

    /// <summary>Whether it touches a restricted file that they answer for.</summary>
    public bool Keeps(RegisterEnquiry enquiry) => enquiry.Concerned.Any(kept.Contains);

    /// <summary>Those among whom they may choose.</summary>
    public IReadOnlyList<EnquiryMatch> Of(IReadOnlyList<EnquiryMatch> matches) => [.. matches.Where(match => !hidden.Hides(match.Child))];

    /// <summary>The enquiry as it is there for them: what was found of a file that is not, and what followed from that, is left out.</summary>
    public RegisterEnquiry As(RegisterEnquiry enquiry) => !IsKeptFrom(enquiry) ? enquiry : enquiry with
    {
        Entries =
        [
            .. enquiry.Entries.Where(entry => entry.Step is not (EnquiryStep.MatchSettled or EnquiryStep.Given or EnquiryStep.CaseTold))
                .Select(entry => entry.Step is EnquiryStep.Answered answered && IsHidden(answered)
                    ? entry with { Step = new EnquiryStep.Answered(RegisterAnswer.PossibleMatch, null, null, Of(answered.Matches), answered.DuringContact, []) }
                    : entry),
        ],
    };

    /// <summary>What was found, as whoever asks may be told it: of a file that is not there for them no more than that others will say.</summary>
    public RegisterFinding Of(RegisterFinding finding)
    {
        var isHidden = finding.Child is { } child && hidden.Hides(child);
        return isHidden && finding.Answer == RegisterAnswer.NotFound ? new RegisterFinding(RegisterAnswer.NotFound, null, Of(finding.Matches))
            : isHidden ? new RegisterFinding(RegisterAnswer.PossibleMatch, null, finding.Matches)
            : finding;
    }

    /// <summary>Whether it is theirs to do.</summary>
    public bool MayDo(StaffMember by, RegisterEnquiry enquiry, EnquiryDutyKind kind) =>
        AccessTable.Allows(by, Permission.AnswerEnquiries)
        && (IsKeptFrom(enquiry) && OfKeepers.Contains(kind) ? false : EnquiryDuties.MayDo(kind).Any(by.Holds) || IsAskedAsKeeper(enquiry, kind));

    /// <summary>Whether it is asked of them at once because they answer for the file.</summary>
    public bool IsAskedAsKeeper(RegisterEnquiry enquiry, EnquiryDutyKind kind) => OfKeepers.Contains(kind) && Keeps(enquiry);

    private bool IsHidden(EnquiryStep.Answered answered) => (answered.Child is { } child && hidden.Hides(child)) || answered.Matches.Any(match => hidden.Hides(match.Child));
}
