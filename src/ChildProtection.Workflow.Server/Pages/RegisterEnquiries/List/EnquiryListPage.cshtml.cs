using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.RegisterEnquiries;
using ChildProtection.Workflow.Server.Access;
using ChildProtection.Workflow.Server.RegisterEnquiries;
using ChildProtection.Workflow.Server.SignIn;
using ChildProtection.Workflow.Server.Texts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace ChildProtection.Workflow.Server.Pages.RegisterEnquiries.List;

/// <summary>Enquiries to the register: what they ask of the reader, and the latest of them.</summary>
[Needs(Permission.SeeEnquiries)]
public sealed class EnquiryListPage(ReadingEnquiries reading, EnquiryLines lines, SignedInStaff signedIn, Words words) : PageModel
{
    public IReadOnlyList<EnquiryDutyLine> Duties { get; private set; } = [];

    public IReadOnlyList<Line> Lines { get; private set; } = [];

    public bool MayAnswer { get; private set; }

    public string Title { get; private set; } = "";

    public string Register { get; private set; } = "";

    public async Task<IActionResult> OnGet(CancellationToken cancellationToken)
    {
        var reader = await signedIn.Get(cancellationToken);
        if (await reading.Latest(reader, cancellationToken) is not { } latest)
        {
            return Forbid();
        }
        var due = lines.Due(reader.Authority);
        (MayAnswer, Title, Register, Duties) = (
            AccessTable.Allows(reader, Permission.AnswerEnquiries), lines.OfNation(reader.Authority, "enquiries"), lines.Register(reader.Authority), await lines.DutiesOf(reader, cancellationToken));
        Lines =
        [
            .. latest.Select(enquiry => new Line(
                enquiry.Child.Name, EnquiryPaths.One(enquiry.Id), due.Moment(enquiry.AskedAt), $"{enquiry.Asked.Caller.Name}, {enquiry.Asked.Caller.Agency}",
                enquiry.Answer is { } answer ? lines.Answer(reader.Authority, answer.Answer) : words["enquiry.no_answer"], !enquiry.IsSettled)),
        ];
        return Page();
    }

    public sealed record Line(string Child, string Path, string At, string Caller, string Answer, bool Open);
}
