using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Cases.Administration;

/// <summary>An entry of the journal of administration.</summary>
/// <param name="Signature">Who did it, and when.</param>
/// <param name="User">The account that it was done to; null when it was no account.</param>
/// <param name="Child">The child whose relation it was; null when it was none.</param>
/// <param name="Agency">The agency; null when it was none.</param>
/// <param name="Changes">What was changed, by name: what was there before and after; null: nothing. Never a secret: of a password, that it is another.</param>
public sealed record AdministrativeEntry(
    Signature Signature,
    AdministrativeAct Act,
    UserId? User,
    ChildId? Child,
    AgencyId? Agency,
    IReadOnlyDictionary<string, AdministrativeEntry.Change> Changes)
{
    public sealed record Change(string? Before, string? After);
}
