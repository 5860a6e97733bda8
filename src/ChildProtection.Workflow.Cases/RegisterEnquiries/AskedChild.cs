using ChildProtection.Workflow.Cases.People.Matching;
using NodaTime;

namespace ChildProtection.Workflow.Cases.RegisterEnquiries;

/// <summary>The child asked about, as the caller describes them. Nothing of it is known to be right.</summary>
/// <param name="OtherNames">Other names the child goes or went by, each as a whole.</param>
/// <param name="BornOn">Null: the caller does not know.</param>
/// <param name="ExpectedOn">When an unborn child is expected.</param>
/// <param name="Address">Where the caller believes the child to live.</param>
/// <param name="Household">Others of the household and brothers and sisters, by whole name.</param>
public sealed record AskedChild(
    string GivenName,
    string FamilyName,
    IReadOnlyList<string> OtherNames,
    LocalDate? BornOn,
    LocalDate? ExpectedOn,
    string? Address,
    IReadOnlyList<string> Household)
{
    /// <summary>Other names, and others of the household, that one enquiry takes.</summary>
    public const int NamesMax = 12;

    public string Name => $"{GivenName} {FamilyName}".Trim();

    /// <summary>As they are looked for.</summary>
    public PersonSketch Sketch => new([new PersonSketch.Called(GivenName, FamilyName), .. OtherNames.Select(Whole)], BornOn, ExpectedOn, null);

    /// <summary>A whole name; what comes last is taken for the family name.</summary>
    public static PersonSketch.Called Whole(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        var words = name.Trim();
        var last = words.LastIndexOf(' ');
        return last < 0 ? new PersonSketch.Called(words, string.Empty) : new PersonSketch.Called(words[..last], words[(last + 1)..]);
    }
}
