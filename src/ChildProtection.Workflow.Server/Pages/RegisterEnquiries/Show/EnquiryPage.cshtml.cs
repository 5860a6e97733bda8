using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.RegisterEnquiries;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Server.Access;
using ChildProtection.Workflow.Server.RegisterEnquiries;
using ChildProtection.Workflow.Server.SignIn;
using ChildProtection.Workflow.Server.Texts;
using ChildProtection.Workflow.Server.Work;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ChildProtection.Workflow.Server.Pages.RegisterEnquiries.Show;

/// <summary>One enquiry: what may be said to whoever asked, what is to be done, and what happened.</summary>
[Needs(Permission.SeeEnquiries)]
public sealed class EnquiryPage(ReadingEnquiries reading, EnquiryLines lines, SignedInStaff signedIn, IStaffDirectory staff, Words words) : PageModel
{
    [FromRoute(Name = "enquiry")]
    public EnquiryId Enquiry { get; set; }

    public string Child { get; private set; } = "";

    /// <summary>What may be said, sentence by sentence. Nothing else may.</summary>
    public IReadOnlyList<string> Say { get; private set; } = [];

    /// <summary>What is to be done, and where; no path: it is for others to do.</summary>
    public IReadOnlyList<(string Title, string? Path)> Todo { get; private set; } = [];

    public IReadOnlyList<(string Label, string Value)> Facts { get; private set; } = [];

    public IReadOnlyList<EnquiryId> Before { get; private set; } = [];

    public IReadOnlyList<(string At, string Who, string What, string? Said)> History { get; private set; } = [];

    public bool MayAnswer { get; private set; }

    public bool MayOpenCase { get; private set; }

    public async Task<IActionResult> OnGet(CancellationToken cancellationToken)
    {
        var reader = await signedIn.Get(cancellationToken);
        if (await reading.Find(reader, Enquiry, cancellationToken) is not { Enquiry: var enquiry } view)
        {
            return NotFound();
        }
        var names = new StaffNames(await staff.Names(reader.Authority, cancellationToken), words);
        var due = lines.Due(reader.Authority);
        (MayAnswer, MayOpenCase) = (AccessTable.Allows(reader, Permission.AnswerEnquiries), AccessTable.Allows(reader, Permission.OpenCase));
        (Child, Before) = (enquiry.Child.Name, enquiry.Answer?.AskedBefore ?? []);
        Say = [.. Said(view, names, lines.Register(reader.Authority))];
        Todo =
        [
            .. enquiry.Duties.Select(duty => (
                lines.Title(duty.Kind), view.Theirs.Contains(duty.Kind) ? EnquiryPaths.Do(Enquiry, duty.Kind) : null)),
        ];
        Facts = [.. Asked(enquiry, due).Where(fact => !string.IsNullOrWhiteSpace(fact.Value)).Select(fact => (fact.Label, fact.Value!))];
        History =
        [
            .. enquiry.Entries.Select(entry =>
            {
                var (what, said) = Step(entry.Step, reader.Authority);
                return (due.Moment(entry.Signed.At), names.Of(entry.Signed.By.ToString()), what, said);
            }),
        ];
        return Page();
    }

    private IEnumerable<string> Said(EnquiryView view, StaffNames names, string register)
    {
        var enquiry = view.Enquiry;
        if (!enquiry.Asked.Caller.MayBeAnswered || enquiry.Check?.Outcome == CheckOutcome.NotThem)
        {
            return [words["enquiry.say_nobody"], words["enquiry.say_referral"]];
        }
        if (enquiry.Answer is not { } answer)
        {
            return [words["enquiry.say_not_yet"], words["enquiry.say_referral"]];
        }
        var coOrdinator = view.CoOrdinator is { } who ? words.With("enquiry.say_worker", names.Of(who.ToString()), lines.LeadWorker(enquiry.Authority)) : words["enquiry.say_no_worker"];
        return answer.Answer switch
        {
            RegisterAnswer.Registered => [words.With("enquiry.say_registered", Child, register), coOrdinator, words["enquiry.say_referral"]],
            RegisterAnswer.Temporary => [words.With("enquiry.say_temporary", Child, register), coOrdinator, words["enquiry.say_referral"]],
            RegisterAnswer.Previously => [words.With("enquiry.say_previously", Child, register), words["enquiry.say_not_safe"], words["enquiry.say_referral"]],
            RegisterAnswer.PossibleMatch => [words["enquiry.say_possible"], words["enquiry.say_referral"]],
            _ => [words.With("enquiry.say_not_found", Child, register), words["enquiry.say_not_safe"], words["enquiry.say_referral"]],
        };
    }

    private IEnumerable<(string Label, string? Value)> Asked(RegisterEnquiry enquiry, DueWords due)
    {
        var (asked, child) = (enquiry.Asked, enquiry.Child);
        return
        [
            (words["enquiry.caller"], asked.Caller.Name),
            (words["enquiry.agency"], $"{asked.Caller.Agency} ({lines.Of("standing", asked.Caller.Standing)})"),
            (words["enquiry.role"], asked.Caller.Role),
            (words["enquiry.number"], asked.Caller.Number),
            (words["enquiry.purpose"], lines.Of("purpose", asked.Purpose)),
            (words["enquiry.reason"], asked.Reason),
            (words["enquiry.cannot_wait"], asked.CannotWait),
            (words["enquiry.child"], child.Name),
            (words["enquiry.other_names"], string.Join(", ", child.OtherNames)),
            (words["enquiry.born"], child.BornOn is { } born ? due.Day(born) : null),
            (words["enquiry.expected"], child.ExpectedOn is { } expected ? due.Day(expected) : null),
            (words["enquiry.address"], child.Address),
            (words["enquiry.household"], string.Join(", ", child.Household)),
        ];
    }

    private (string What, string? Said) Step(EnquiryStep step, AuthorityId authority) => step switch
    {
        EnquiryStep.Asked => (words["enquiry.step_asked"], null),
        EnquiryStep.Checked check => (lines.Of("check", check.Outcome), string.Join(". ", new[] { check.Method is { } how ? lines.Of("method", how) : null, check.Number, check.Words }.Where(part => !string.IsNullOrWhiteSpace(part)))),
        EnquiryStep.Answered answer => (words.With(answer.DuringContact ? "enquiry.step_answered" : "enquiry.step_searched", lines.Answer(authority, answer.Answer)), null),
        EnquiryStep.MatchSettled match => (words[match.Child is null ? "enquiry.step_no_match" : "enquiry.step_match"], match.Words),
        EnquiryStep.Given given => (lines.Of("given", given.Outcome), given.Words),
        EnquiryStep.ConcernSpoken spoken => (words["enquiry.step_concern"], spoken.Words),
        EnquiryStep.ConcernFollowed followed => (lines.Of("referral", followed.Outcome), followed.Words),
        EnquiryStep.CaseTold => (words["enquiry.step_case_told"], null),
        EnquiryStep.Considered considered => ($"{lines.Title(considered.Duty)}: {lines.Of("conclusion", considered.Conclusion)}", considered.Words),
        EnquiryStep.Corrected corrected => (words["enquiry.step_corrected"], corrected.Why),
        _ => throw new InvalidOperationException($"No words for {step.GetType().Name}."),
    };
}
