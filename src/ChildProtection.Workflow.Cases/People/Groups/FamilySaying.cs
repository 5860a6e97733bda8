using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Cases.People.Groups;

/// <summary>That children belong to the family group of a child, or do not.</summary>
/// <param name="Child">Whose group it is.</param>
/// <param name="Others">At least one.</param>
/// <param name="On">Since when; null: not known.</param>
/// <param name="Command">The idempotency key.</param>
public sealed record FamilySaying(ChildId Child, IReadOnlyList<ChildId> Others, bool Belong, LocalDate? On, string Reason, Signature Signed, Guid Command);
