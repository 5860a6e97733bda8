namespace ChildProtection.Workflow.Server.Visits;

/// <summary>A household on the way, with the children there whom the reader is to see.</summary>
/// <param name="Address">In words; also that none is known, or that it is withheld.</param>
/// <param name="Restricted">Nobody of the family may learn where this is from whoever reads it.</param>
/// <param name="Notes">What to know before going there; null: nothing is on file.</param>
/// <param name="Contacts">How to reach somebody of the household safely.</param>
/// <param name="Children">Never empty.</param>
/// <param name="TogetherPath">Where one visit to all of them is recorded; null: there is one child, or it cannot be.</param>
/// <param name="Going">The reader said that they go there today.</param>
public sealed record VisitStop(
    string Address, bool Restricted, string? Notes, IReadOnlyList<SafeContact> Contacts, IReadOnlyList<VisitCard> Children, string? TogetherPath, bool Going)
{
    public string Names => string.Join(", ", Children.Select(card => card.Child.Called));
}
