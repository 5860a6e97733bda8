using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Cases.People;

/// <summary>A child that is to be put on file.</summary>
/// <param name="BornOn">Null: not born yet, or not known.</param>
/// <param name="ExpectedOn">The expected date of birth of an unborn child.</param>
/// <param name="Family">The family group of brothers and sisters on file; null: one of its own, with <paramref name="OwnFamily"/> as its id.</param>
public sealed record NewChild(ChildId Id, string GivenName, string FamilyName, LocalDate? BornOn, LocalDate? ExpectedOn, FamilyId? Family, FamilyId OwnFamily)
{
    /// <summary>Ten digits; null: not known yet.</summary>
    public string? NhsNumber { get; init; }

    /// <summary>Those on file who are alike and were said to be somebody else.</summary>
    public IReadOnlyList<PersonId> ToldApart { get; init; } = [];

    /// <summary>Why they are somebody else.</summary>
    public string ToldApartBecause { get; init; } = string.Empty;

    /// <summary>People of the family who were named with the child.</summary>
    public IReadOnlyList<NewRelative> Relatives { get; init; } = [];
}
