using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Cases.Agencies;

/// <summary>A partner agency of an authority.</summary>
/// <param name="Kind">See <see cref="AgencyRelation.Kind"/>.</param>
/// <param name="Active">It takes notices. One that is made inactive hears nothing from that moment on, whatever relations it stands in.</param>
public sealed record Agency(AgencyId Id, string Name, string Kind, bool Active);
