using NodaTime;

namespace ChildProtection.Workflow.Cases.People.Matching;

/// <summary>As much of somebody as is needed to say whether they may be somebody else on file.</summary>
/// <param name="Names">The name, former names and other spellings; the one in use first.</param>
/// <param name="ExpectedOn">The expected date of birth of a child who is not born yet, or was not when put on file.</param>
/// <param name="NhsNumber">Ten digits; null: not known.</param>
public sealed record PersonSketch(IReadOnlyList<PersonSketch.Called> Names, LocalDate? BornOn, LocalDate? ExpectedOn, string? NhsNumber)
{
    public sealed record Called(string Given, string Family);
}
