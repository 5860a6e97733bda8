using ChildProtection.Workflow.Engine.Diagnostics;
using ChildProtection.Workflow.Engine.Texts;

namespace ChildProtection.Workflow.Engine.Definitions;

/// <summary>Somebody's part in the work.</summary>
public sealed record Role(string Name, LocalizedText Title, RoleHolding Held, IReadOnlyList<string> Basis, SourcePlace Place)
{
    /// <summary>All that the role sees of a case; null: the whole of it, but for what is <see cref="RecordType.SeenBy"/> others.</summary>
    public RoleSight? Sees { get; init; }
}
