using ChildProtection.Workflow.Engine.Diagnostics;
using ChildProtection.Workflow.Engine.Texts;

namespace ChildProtection.Workflow.Engine.Definitions;

/// <summary>A typed fact of the case.</summary>
public sealed record CaseField(string Name, FieldType Type, LocalizedText Title, IReadOnlyList<string> Basis, SourcePlace Place)
{
    /// <summary>The roles that see it; none: whoever sees the case, or the record that it is a field of.</summary>
    public IReadOnlyList<string> SeenBy { get; init; } = [];

    /// <summary>
    /// The roles that correct it; empty: it is put right by the work that wrote it, and by no correction. Null: as of the record that it is a field of, or
    /// whoever sees it.
    /// </summary>
    public IReadOnlyList<string>? CorrectedBy { get; init; }
}
