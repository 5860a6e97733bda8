using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Access.Restricting;

/// <summary>
/// A child's file that is open to named people alone; to all others it does not exist. It is the child's and not one case's: whatever is on file of the child, and
/// every case that the child has or will have, is behind it.
/// </summary>
public sealed record Restriction
{
    /// <summary>Letters of a reason at least: a word says nothing to whoever looks at the restriction again.</summary>
    public const int ReasonMin = 10;

    /// <summary>Letters of a reason at most.</summary>
    public const int ReasonMax = 2_000;

    /// <summary>Names on the list of one file at most.</summary>
    public const int ReadersMax = 100;

    /// <summary>The longest time until somebody looks again whether the file must be restricted still.</summary>
    public static Period ReviewedWithin { get; } = Period.FromMonths(6);

    public required AuthorityId Authority { get; init; }

    public required ChildId Child { get; init; }

    public required RestrictionGround Ground { get; init; }

    public required string Reason { get; init; }

    public required Signature Set { get; init; }

    /// <summary>The day by which somebody looks again whether it is needed.</summary>
    public required LocalDate ReviewOn { get; init; }

    /// <summary>Somebody has asked that it be lifted; a second person decides. Null: nobody has.</summary>
    public Signature? LiftingAsked { get; init; }

    /// <summary>Why it should be lifted; null: nobody has asked.</summary>
    public string? LiftingReason { get; init; }

    /// <summary>Everybody whom it names now.</summary>
    public required IReadOnlyList<RestrictedReader> Readers { get; init; }

    public bool Names(UserId user) => Readers.Any(reader => reader.User == user && reader.Standing == ReaderStanding.Reads);

    public bool KeepsOut(UserId user) => Readers.Any(reader => reader.User == user && reader.Standing == ReaderStanding.KeptOut);
}
