using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Cases.Reassigning;

/// <summary>Several roles of cases given from one person to another at once, for one reason.</summary>
/// <param name="Id">Made by the form: sent twice, it is one.</param>
/// <param name="Undone">Who took it back, and when; null: it stands.</param>
public sealed record Reassignment(Guid Id, UserId From, UserId To, string Reason, Signature Made, Signature? Undone, IReadOnlyList<ReassignedRole> Roles)
{
    /// <summary>Letters of a reason at least.</summary>
    public const int ReasonMin = 5;

    /// <summary>Letters of a reason at most.</summary>
    public const int ReasonMax = 1_000;

    /// <summary>Roles given at once at most: more than anybody's load.</summary>
    public const int RolesMax = 100;
}
