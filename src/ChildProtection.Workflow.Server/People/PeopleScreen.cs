namespace ChildProtection.Workflow.Server.People;

/// <summary>The page of the people around a child.</summary>
/// <param name="SafeContact">How the child and each other person may be reached safely: shown first.</param>
/// <param name="Home">Where the child lives now; null: not on file.</param>
/// <param name="OtherHouseholds">Where others of the family live, and where the child lived before.</param>
public sealed record PeopleScreen(
    PersonItem Child,
    IReadOnlyList<(string Name, FactItem Fact)> SafeContact,
    HouseholdItem? Home,
    IReadOnlyList<HouseholdItem> OtherHouseholds,
    IReadOnlyList<PersonItem> Others,
    IReadOnlyList<(string Name, string Time)> LeadWorkers,
    FamilyPicture Picture,
    bool IsCleared,
    bool AnythingRestricted,
    bool MayChange);
