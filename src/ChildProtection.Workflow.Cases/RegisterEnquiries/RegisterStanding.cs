using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Cases.RegisterEnquiries;

/// <summary>How a child stands on the register (Wales) or the list of children with plans (England): the entry that counts.</summary>
/// <param name="Case">The case that the entry stands in.</param>
/// <param name="Temporary">Another authority's child who stays here.</param>
/// <param name="To">Null: it stands now.</param>
public sealed record RegisterStanding(ChildId Child, CaseId Case, bool Temporary, LocalDate From, LocalDate? To)
{
    public RegisterAnswer Answer => To is not null ? RegisterAnswer.Previously : Temporary ? RegisterAnswer.Temporary : RegisterAnswer.Registered;
}
