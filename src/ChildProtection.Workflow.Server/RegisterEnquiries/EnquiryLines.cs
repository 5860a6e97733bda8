using ChildProtection.Workflow.Cases.Definitions;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.RegisterEnquiries;
using ChildProtection.Workflow.Cases.Rules;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Server.Texts;
using NodaTime;

namespace ChildProtection.Workflow.Server.RegisterEnquiries;

/// <summary>Puts what enquiries ask for into words.</summary>
[Basis(
    "K9", "K10",
    En = "One register and one lead worker, by the names that each nation gives them: Wales has a register and a co-ordinator, England a list of children with plans and a lead social worker.",
    Cy = "Un gofrestr ac un gweithiwr arweiniol, wrth yr enwau y mae pob cenedl yn eu rhoi iddynt: mae gan Gymru gofrestr a chydlynydd, a chan Loegr restr o blant â chynlluniau a gweithiwr cymdeithasol arweiniol.")]
public sealed class EnquiryLines(ReadingEnquiries reading, IDefinitionLibrary definitions, ICalendarLibrary calendars, IClock clock, Words words)
{
    private const string Wales = "wales";
    private const string LeadWorkerRole = "lead_social_worker";

    public async Task<IReadOnlyList<EnquiryDutyLine>> DutiesOf(StaffMember reader, CancellationToken cancellationToken)
    {
        var due = Due(reader.Authority);
        return
        [
            .. (await reading.DutiesOf(reader, cancellationToken)).Select(duty => new EnquiryDutyLine(
                Title(duty.Kind), About(duty.Enquiry), duty.MayDo ? EnquiryPaths.Do(duty.Enquiry.Id, duty.Kind) : EnquiryPaths.One(duty.Enquiry.Id),
                due.Moment(duty.Due), due.Left(duty.Due), due.IsOverdue(duty.Due), duty.MayDo)),
        ];
    }

    public DueWords Due(AuthorityId authority) => new(calendars.Default(authority), clock.GetCurrentInstant(), words);

    public string Title(EnquiryDutyKind duty) => Of("duty", duty);

    public string About(RegisterEnquiry enquiry) => words.With("enquiry.about", enquiry.Child.Name, enquiry.Asked.Caller.Agency);

    public string Of(string list, Enum code) => words[$"enquiry.{list}_{code.ToString().ToLowerInvariant()}"];

    /// <summary>The register by its name: in England it is a list of children with plans.</summary>
    public string Register(AuthorityId authority) => OfNation(authority, "name");

    /// <summary>A text that speaks of the register, as the nation of the authority calls it.</summary>
    public string OfNation(AuthorityId authority, string text) => InForce(authority)?.Jurisdiction is null or Wales ? words[$"register_wales.{text}"] : words[$"register_england.{text}"];

    /// <summary>What was found, by the name of the register.</summary>
    public string Answer(AuthorityId authority, RegisterAnswer answer) =>
        answer is RegisterAnswer.NotFound or RegisterAnswer.PossibleMatch ? Of("answer", answer) : OfNation(authority, $"answer_{answer.ToString().ToLowerInvariant()}");

    /// <summary>Whoever answers for a child's plan, by the name that the nation gives them.</summary>
    public string LeadWorker(AuthorityId authority) => words.Role(LeadWorkerRole, InForce(authority));

    private Definition? InForce(AuthorityId authority) =>
        definitions.InForce(authority, calendars.Default(authority).DateOf(clock.GetCurrentInstant()))?.Definition;
}
