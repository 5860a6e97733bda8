using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Agencies;

/// <summary>An agency stands in a relation with a child for a time: the ground on which it may hear of the child's case.</summary>
/// <param name="Agency">The agency.</param>
/// <param name="Kind">The kind of relation or agency, as the audiences of a definition's events name it: <c>health</c>, <c>police</c>, <c>education</c>, …</param>
/// <param name="From">The first day.</param>
/// <param name="To">The last day; null while it stands.</param>
/// <param name="Active">See <see cref="Agency.Active"/>.</param>
public sealed record AgencyRelation(AgencyId Agency, string Kind, LocalDate From, LocalDate? To, bool Active = true)
{
    public bool StandsOn(LocalDate day) => From <= day && (To is not { } to || day <= to);
}
