using ChildProtection.Workflow.Engine.Diagnostics;
using ChildProtection.Workflow.Engine.Texts;

namespace ChildProtection.Workflow.Engine.Definitions;

/// <summary>A list of records of things that happened. Each record has, besides its fields, <c>on</c>, <c>recorded</c>, <c>recorded_by</c> and <c>id</c>.</summary>
/// <param name="OnIsMoment"><c>on</c> is a moment, not a date.</param>
public sealed record RecordType(
    string Name,
    LocalizedText Title,
    bool OnIsMoment,
    IReadOnlyDictionary<string, CaseField> Fields,
    IReadOnlyList<string> Basis,
    SourcePlace Place)
{
    /// <summary>The roles that see its records; none: whoever sees the case.</summary>
    public IReadOnlyList<string> SeenBy { get; init; } = [];

    /// <summary>The roles that correct its records, but for fields that say so themselves; empty: nobody. Null: whoever sees them.</summary>
    public IReadOnlyList<string>? CorrectedBy { get; init; }
}
