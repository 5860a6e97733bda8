using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Cases.People;

/// <summary>Somebody as lists show them; kept in step with the facts on file.</summary>
/// <param name="BornOn">Null: not born yet, or not known.</param>
/// <param name="ExpectedOn">The expected date of birth of an unborn child.</param>
public sealed record PersonCard(PersonId Id, bool IsChild, string GivenName, string FamilyName, LocalDate? BornOn, LocalDate? ExpectedOn, LocalDate? DiedOn)
{
    /// <summary>Around a child: another record of this same child. Its facts stand on it as they were put there.</summary>
    public bool IsOtherRecord { get; init; }

    public string Name => $"{GivenName} {FamilyName}".Trim();
}
