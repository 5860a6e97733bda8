using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People;

namespace ChildProtection.Workflow.Cases.RegisterEnquiries;

/// <summary>An enquiry as somebody reads it.</summary>
/// <param name="Known">How many entries it has, those among them that are left out for the reader.</param>
/// <param name="Theirs">What of it is the reader's to do.</param>
/// <param name="Matches">Among whom the duty worker chooses; empty for everybody else.</param>
/// <param name="Cards">Those of <paramref name="Matches"/>, by child: name and date of birth, and never where they are.</param>
/// <param name="CoOrdinator">Who answers for the plan of the child found; null: nobody, or nobody is found.</param>
public sealed record EnquiryView(
    RegisterEnquiry Enquiry, int Known, IReadOnlySet<EnquiryDutyKind> Theirs, IReadOnlyList<EnquiryMatch> Matches, IReadOnlyDictionary<ChildId, PersonCard> Cards, UserId? CoOrdinator);
