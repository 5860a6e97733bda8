using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People.Facts;
using NodaTime;

namespace ChildProtection.Workflow.Cases.People.Groups;

/// <summary>What somebody said by hand of a child's place in a family group. It holds nothing else of the child.</summary>
/// <param name="Belongs">The child belongs to the group; false: it does not.</param>
/// <param name="On">Since when; null: not known.</param>
public sealed record FamilyStatement(Guid Id, FamilyId Family, ChildId Child, bool Belongs, LocalDate? On, string Reason, Signature Said)
{
    /// <summary>Letters of a reason at least: a word says nothing to whoever looks at it again.</summary>
    public const int ReasonMin = 10;

    /// <summary>Letters of a reason at most.</summary>
    public const int ReasonMax = 2_000;

    /// <summary>Null: it is right, as far as anybody knows.</summary>
    public FactRemoval? Corrected { get; init; }
}
