using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Server.People;

/// <summary>A household as the page of people shows it.</summary>
/// <param name="Title">The address, or that it is withheld or not known.</param>
/// <param name="Members">Who lives there, as what and since when; of a former household, who lived there.</param>
/// <param name="AddPath">Where more is put on file about it; null: the reader may not.</param>
public sealed record HouseholdItem(
    SubjectId Id, string Title, bool Restricted, IReadOnlyList<FactItem> Facts, IReadOnlyList<HouseholdItem.Member> Members, IReadOnlyList<HouseholdItem.Member> Former, string? AddPath)
{
    public sealed record Member(string Name, FactItem Fact);
}
