using ChildProtection.Workflow.Engine.Diagnostics;
using ChildProtection.Workflow.Engine.Texts;

namespace ChildProtection.Workflow.Engine.Definitions;

/// <summary>Somebody's part in the work.</summary>
public sealed record Role(string Name, LocalizedText Title, RoleHolding Held, IReadOnlyList<string> Basis, SourcePlace Place)
{
    /// <summary>The roles of an account of which whoever is given this one, case by case, has to hold one; empty: anybody who works cases.</summary>
    public IReadOnlyList<string> HeldBy { get; init; } = [];

    /// <summary>All that the role sees of a case; null: the whole of it, but for what is <see cref="RecordType.SeenBy"/> others.</summary>
    public RoleSight? Sees { get; init; }
}
