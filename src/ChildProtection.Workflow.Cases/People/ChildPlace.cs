using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People.Facts;

namespace ChildProtection.Workflow.Cases.People;

/// <summary>About where a child lives, as coarsely as a list may say it.</summary>
/// <param name="Sector">The sector of the postcode, such as <c>SA31 3</c>: a few streets, and no house; null: not on file, or withheld.</param>
/// <param name="IsWithheld">It is on file and the reader is not cleared to know it.</param>
public sealed record ChildPlace(string? Sector, bool IsWithheld)
{
    /// <summary>The place of the child of whom the view is.</summary>
    public static ChildPlace Of(PeopleView people)
    {
        ArgumentNullException.ThrowIfNull(people);
        var address = people.HomeOf(SubjectId.Of(people.Child.Id)) is { } there ? people.Now(there, FactKinds.Address) : null;
        return new ChildPlace(address?.Value is FactValue.Said said ? SectorOf(said["postcode"]) : null, address?.Value is FactValue.Withheld);
    }

    /// <summary>A postcode without the last two letters, which name a few houses; null: it is none.</summary>
    private static string? SectorOf(string? postcode)
    {
        const int UnitLetters = 2;
        const int InwardLetters = 3;
        var letters = string.Concat((postcode ?? "").Where(char.IsAsciiLetterOrDigit)).ToUpperInvariant();
        return letters.Length > InwardLetters && char.IsAsciiDigit(letters[^InwardLetters]) ? $"{letters[..^InwardLetters]} {letters[^InwardLetters..^UnitLetters]}" : null;
    }
}
