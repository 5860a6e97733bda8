using ChildProtection.Workflow.Cases.People;

namespace ChildProtection.Workflow.Server.People;

/// <summary>Somebody around the child as the page of people shows them.</summary>
/// <param name="Born">The date of birth in words; empty: not known.</param>
/// <param name="Stands">How they stand to the child, with what goes with it.</param>
/// <param name="Restricted">Their location is restricted.</param>
/// <param name="Now">What holds now.</param>
/// <param name="Before">What held before, and what was corrected.</param>
/// <param name="AddPath">Where more is put on file about them; null: the reader may not.</param>
/// <param name="CasePath">The child's own case, where the reader may see it; null: none, or it is no child.</param>
/// <param name="CaseState">Where that case is, in words.</param>
public sealed record PersonItem(
    PersonCard Card, string Born, IReadOnlyList<FactItem> Stands, bool Restricted, IReadOnlyList<FactItem> Now, IReadOnlyList<FactItem> Before, string? AddPath, string? CasePath, string? CaseState);
