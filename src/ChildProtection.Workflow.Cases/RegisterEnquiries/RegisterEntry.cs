using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Cases.RegisterEnquiries;

/// <summary>One entry of a child on the register (Wales) or the list of children with plans (England).</summary>
/// <param name="Case">The case that it stands in.</param>
/// <param name="Temporary">Another authority's child who stays here.</param>
/// <param name="To">Null: it stands now.</param>
/// <param name="EndReason">The code by which it ended; null while it stands.</param>
/// <param name="Categories">The codes of the categories when it ended, or now.</param>
public sealed record RegisterEntry(CaseId Case, bool Temporary, LocalDate From, LocalDate? To, string? EndReason, IReadOnlyList<string> Categories);
