using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.RegisterEnquiries;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Server.Access;
using ChildProtection.Workflow.Server.Forms;
using ChildProtection.Workflow.Server.People;
using ChildProtection.Workflow.Server.RegisterEnquiries;
using ChildProtection.Workflow.Server.Shell;
using ChildProtection.Workflow.Server.SignIn;
using ChildProtection.Workflow.Server.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ChildProtection.Workflow.Server.Pages.RegisterEnquiries.Do;

/// <summary>Does what an enquiry asks for, notes a concern that was spoken of, or puts right what was written down about the child.</summary>
[Needs(Permission.AnswerEnquiries)]
public sealed class EnquiryWorkPage(TakingEnquiries taking, ReadingEnquiries reading, EnquiryLines lines, SignedInStaff signedIn, Words words) : PageModel
{
    /// <summary>The choice that none of those on file is meant.</summary>
    private const string Nobody = "nobody";

    [FromRoute(Name = "enquiry")]
    public EnquiryId Enquiry { get; set; }

    [FromRoute(Name = "what")]
    public string What { get; set; } = "";

    /// <summary>How many entries the enquiry had on the screen.</summary>
    [FromForm(Name = "known")]
    public int Known { get; set; }

    [FromForm(Name = "outcome")]
    public string? Outcome { get; set; }

    [FromForm(Name = "rang")]
    public string? Rang { get; set; }

    [FromForm(Name = "words")]
    public string? Said { get; set; }

    /// <summary>Null: it is nothing that the enquiry asks for.</summary>
    public EnquiryDutyKind? Duty { get; private set; }

    public string Child { get; private set; } = "";

    public string Title { get; private set; } = "";

    public string Intro { get; private set; } = "";

    public string Question { get; private set; } = "";

    public string WordsLabel { get; private set; } = "";

    public IReadOnlyList<Option> Options { get; private set; } = [];

    public TypedChild Typed { get; private set; } = TypedChild.Nobody;

    private StaffMember reader = null!;

    public async Task<IActionResult> OnGet(CancellationToken cancellationToken)
    {
        if (await Load(cancellationToken) is not { } view)
        {
            return NotFound();
        }
        (Known, Typed) = (view.Known, TypedChild.Of(view.Enquiry.Child));
        return Page();
    }

    public async Task<IActionResult> OnPost(CancellationToken cancellationToken)
    {
        if (await Load(cancellationToken) is null)
        {
            return NotFound();
        }
        Typed = TypedChild.Of(Request.Form);
        if (Options.Count > 0 && !Options.Any(option => option.Chosen))
        {
            this.Say([new FieldError("outcome", words["enquiry.outcome_missing"])]);
            return Page();
        }
        switch (await Give(cancellationToken))
        {
            case EnquiryOutcome.Done:
                TempData[DoneMessage.Key] = words["enquiry.done"];
                return LocalRedirect(EnquiryPaths.One(Enquiry));
            case EnquiryOutcome.Wrong wrong:
                this.Say(wrong.Faults.Select(fault => EnquiryFaults.Say(fault, words)));
                return Page();
            case EnquiryOutcome.Overtaken:
                TempData[DoneMessage.Key] = words["enquiry.overtaken"];
                return LocalRedirect(EnquiryPaths.One(Enquiry));
            default:
                return NotFound();
        }
    }

    private async Task<EnquiryOutcome> Give(CancellationToken cancellationToken)
    {
        switch (Duty)
        {
            case EnquiryDutyKind.CallBack:
                var outcome = Code<CheckOutcome>();
                var check = new EnquiryStep.Checked(outcome, outcome == CheckOutcome.Passed ? CheckMethod.RangBack : null, Rang?.Trim(), Said?.Trim());
                return await taking.RingBack(reader, Enquiry, Known, check, cancellationToken);
            case EnquiryDutyKind.SettleMatch:
                return await taking.SettleMatch(reader, Enquiry, Known, ChildId.TryParse(Outcome, null, out var child) ? child : null, Said, cancellationToken);
            case EnquiryDutyKind.GiveAnswer:
                return await taking.Give(reader, Enquiry, Known, Code<GivenOutcome>(), Said, cancellationToken);
            case EnquiryDutyKind.FollowConcern:
                return await taking.FollowConcern(reader, Enquiry, Known, Code<ReferralOutcome>(), Said, cancellationToken);
            case EnquiryDutyKind.TellCase:
                return await taking.TellCaseAgain(reader, Enquiry, cancellationToken);
            case { } considered:
                return await taking.Consider(reader, Enquiry, Known, considered, Code<EnquiryConclusion>(), Said, cancellationToken);
            case null when What == EnquiryPaths.NoteConcern:
                return await taking.NoteConcern(reader, Enquiry, Known, Said, cancellationToken);
            default:
                var (corrected, errors) = TypedChild.Read(Request.Form, words);
                this.Say(errors);
                return errors.Count > 0 ? new EnquiryOutcome.Wrong([]) : await taking.Correct(reader, Enquiry, Known, corrected, Said, cancellationToken);
        }
    }

    private async Task<EnquiryView?> Load(CancellationToken cancellationToken)
    {
        reader = await signedIn.Get(cancellationToken);
        Duty = EnquiryPaths.Duty(What);
        if ((Duty is null && What is not (EnquiryPaths.NoteConcern or EnquiryPaths.Correct))
            || await reading.Find(reader, Enquiry, cancellationToken) is not { } view
            || (Duty is { } asked && !view.Theirs.Contains(asked)))
        {
            return null;
        }
        Child = view.Enquiry.Child.Name;
        var key = Duty?.ToString().ToLowerInvariant() ?? (What == EnquiryPaths.Correct ? "correct" : "note");
        (Title, Intro) = (Duty is { } duty ? lines.Title(duty) : words[$"enquiry.{key}_title"], words[$"enquiry.intro_{key}"]);
        (Question, WordsLabel) = (words["enquiry.outcome"], words[What == EnquiryPaths.Correct ? "enquiry.correct_why" : "enquiry.words"]);
        Options = Ways(view);
        return view;
    }

    private IReadOnlyList<Option> Ways(EnquiryView view) => Duty switch
    {
        EnquiryDutyKind.CallBack => [.. Codes<CheckOutcome>("check").Where(option => option.Value is "passed" or "noreply" or "notthem")],
        EnquiryDutyKind.SettleMatch => Matches(view),
        EnquiryDutyKind.GiveAnswer => Codes<GivenOutcome>("given"),
        EnquiryDutyKind.FollowConcern => Codes<ReferralOutcome>("referral"),
        EnquiryDutyKind.ReviewRepeat or EnquiryDutyKind.ThinkAboutChild => Codes<EnquiryConclusion>("conclusion"),
        _ => [],
    };

    private IReadOnlyList<Option> Matches(EnquiryView view) =>
    [
        .. view.Matches.Where(match => view.Cards.ContainsKey(match.Child)).Select(match => new Option(
            match.Child.ToString(),
            words.With("enquiry.match", view.Cards[match.Child].Name, PersonWords.Born(view.Cards[match.Child], words), lines.Answer(reader.Authority, match.Answer), lines.Of("tie", match.Tie)),
            match.Child.ToString() == Outcome)),
        new Option(Nobody, words["enquiry.match_nobody"], Outcome == Nobody),
    ];

    private IReadOnlyList<Option> Codes<T>(string list)
        where T : struct, Enum =>
        [.. Enum.GetValues<T>().Select(code => new Option(code.ToString().ToLowerInvariant(), lines.Of(list, code), code.ToString().Equals(Outcome, StringComparison.OrdinalIgnoreCase)))];

    private T Code<T>()
        where T : struct, Enum =>
        Enum.GetValues<T>().First(code => code.ToString().Equals(Outcome, StringComparison.OrdinalIgnoreCase));
}
