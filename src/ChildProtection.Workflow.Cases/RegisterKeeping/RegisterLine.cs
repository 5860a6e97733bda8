using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.RegisterEnquiries;
using NodaTime;

namespace ChildProtection.Workflow.Cases.RegisterKeeping;

/// <summary>One entry as it stands in the list.</summary>
/// <param name="Id">Of the entry, unique within its case.</param>
/// <param name="Expected">Of a child not yet born.</param>
/// <param name="AmendedOn">When its categories were last changed; null: never.</param>
/// <param name="LeadWorker">Who answers for the child's plan now; null: nobody.</param>
/// <param name="PastItsTime">It is temporary, and the stay has lasted longer than such an entry may.</param>
public sealed record RegisterLine(
    RegisterEntry Entry, string Id, ChildId Child, string ChildName, LocalDate? Born, LocalDate? Expected, LocalDate? AmendedOn, UserId? LeadWorker, bool PastItsTime)
{
    public CaseId Case => Entry.Case;
}
