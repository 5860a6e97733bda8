using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Definitions;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.RegisterEnquiries;
using ChildProtection.Workflow.Server.Access;
using ChildProtection.Workflow.Server.Forms;
using ChildProtection.Workflow.Server.RegisterEnquiries;
using ChildProtection.Workflow.Server.Shell;
using ChildProtection.Workflow.Server.SignIn;
using ChildProtection.Workflow.Server.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using NodaTime;

namespace ChildProtection.Workflow.Server.Pages.RegisterEnquiries.New;

/// <summary>Takes a call to the register down, while it lasts.</summary>
[Needs(Permission.AnswerEnquiries)]
public sealed class NewEnquiryPage(TakingEnquiries taking, EnquiryLines lines, SignedInStaff signedIn, ICalendarLibrary calendars, IClock clock, Words words) : PageModel
{
    [FromForm(Name = "enquiry")]
    public EnquiryId Enquiry { get; set; }

    [FromForm(Name = "caller")]
    public string? Caller { get; set; }

    [FromForm(Name = "agency")]
    public string? Agency { get; set; }

    [FromForm(Name = "standing")]
    public string? Standing { get; set; }

    [FromForm(Name = "role")]
    public string? Role { get; set; }

    [FromForm(Name = "number")]
    public string? Number { get; set; }

    [FromForm(Name = "cannot_wait")]
    public string? CannotWait { get; set; }

    [FromForm(Name = "check")]
    public string? Check { get; set; }

    [FromForm(Name = "method")]
    public string? Method { get; set; }

    [FromForm(Name = "rang")]
    public string? Rang { get; set; }

    [FromForm(Name = "words")]
    public string? CheckWords { get; set; }

    [FromForm(Name = "purpose")]
    public string? Purpose { get; set; }

    [FromForm(Name = "reason")]
    public string? Reason { get; set; }

    [FromForm(Name = "concern")]
    public string? Concern { get; set; }

    public TypedChild Child { get; private set; } = TypedChild.Nobody;

    /// <summary>Then only some agencies are answered without a word why it cannot wait.</summary>
    public bool OfficesClosed { get; private set; }

    public async Task OnGet(CancellationToken cancellationToken)
    {
        var reader = await signedIn.Get(cancellationToken);
        (Enquiry, OfficesClosed) = (new EnquiryId(Guid.CreateVersion7(clock.GetCurrentInstant().ToDateTimeOffset())), IsClosed(reader.Authority));
    }

    public async Task<IActionResult> OnPost(CancellationToken cancellationToken)
    {
        if (Enquiry == default)
        {
            return NotFound();
        }
        var reader = await signedIn.Get(cancellationToken);
        (Child, OfficesClosed) = (TypedChild.Of(Request.Form), IsClosed(reader.Authority));
        var (child, dates) = TypedChild.Read(Request.Form, words);
        FieldError?[] chosen =
        [
            Code<AgencyStanding>(Standing) is null ? new FieldError("standing", words["enquiry.standing_missing"]) : null,
            Code<EnquiryPurpose>(Purpose) is null ? new FieldError("purpose", words["enquiry.purpose_missing"]) : null,
        ];
        var errors = chosen.OfType<FieldError>().Concat(dates).ToList();
        var asked = new NewEnquiry(
            Enquiry, new Caller(Caller?.Trim() ?? "", Agency?.Trim() ?? "", Code<AgencyStanding>(Standing) ?? AgencyStanding.OtherMember, Role?.Trim() ?? "", Number?.Trim()),
            Code<EnquiryPurpose>(Purpose) ?? EnquiryPurpose.Other, Reason ?? "", child,
            Code<CheckOutcome>(Check) is { } outcome ? new EnquiryStep.Checked(outcome, outcome == CheckOutcome.Passed ? Code<CheckMethod>(Method) : null, Rang?.Trim(), CheckWords?.Trim()) : null,
            Concern, string.IsNullOrWhiteSpace(CannotWait) ? null : CannotWait.Trim());
        var result = errors.Count > 0
            ? new EnquiryOutcome.Wrong(EnquiryChecks.Of(asked, calendars.Default(reader.Authority), clock.GetCurrentInstant()))
            : await taking.Take(reader, asked, cancellationToken);
        switch (result)
        {
            case EnquiryOutcome.Done done:
                return LocalRedirect(EnquiryPaths.One(done.Enquiry.Id));
            case EnquiryOutcome.Wrong wrong:
                this.Say(errors.Concat(wrong.Faults.Select(fault => EnquiryFaults.Say(fault, words))));
                return Page();
            default:
                return Forbid();
        }
    }

    /// <summary>The ways to answer one of the questions. Nobody is unreached or unknown before they were rung.</summary>
    public IReadOnlyList<Option> Choices(string list, string? chosen) => list switch
    {
        "standing" => Choices<AgencyStanding>(list, chosen),
        "purpose" => Choices<EnquiryPurpose>(list, chosen),
        "method" => Choices<CheckMethod>(list, chosen),
        _ => [.. Choices<CheckOutcome>("check", chosen).Where(option => Code<CheckOutcome>(option.Value) is CheckOutcome.Passed or CheckOutcome.NotYet or CheckOutcome.Failed)],
    };

    private IReadOnlyList<Option> Choices<T>(string list, string? chosen)
        where T : struct, Enum =>
        [.. Enum.GetValues<T>().Select(code => new Option(code.ToString().ToLowerInvariant(), lines.Of(list, code), code.ToString().Equals(chosen, StringComparison.OrdinalIgnoreCase)))];

    private static T? Code<T>(string? text)
        where T : struct, Enum =>
        Enum.GetValues<T>().Where(code => code.ToString().Equals(text, StringComparison.OrdinalIgnoreCase)).Select(code => (T?)code).FirstOrDefault();

    private bool IsClosed(AuthorityId authority) => !calendars.Default(authority).IsOfficeOpen(clock.GetCurrentInstant());
}
