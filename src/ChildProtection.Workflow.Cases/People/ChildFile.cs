using ChildProtection.Workflow.Cases.Access.Restricting;
using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Cases.People;

/// <summary>A child as the case pages show it.</summary>
/// <param name="BornOn">Null: not born yet, or not known.</param>
/// <param name="ExpectedOn">The expected date of birth of an unborn child.</param>
/// <param name="Siblings">The other children of the child's family groups, each with the case that is open for them, if one is.</param>
public sealed record ChildFile(
    ChildId Id,
    string GivenName,
    string FamilyName,
    LocalDate? BornOn,
    LocalDate? ExpectedOn,
    IReadOnlyList<Sibling> Siblings)
{
    /// <summary>The full name, as letters and the register have it.</summary>
    public string Name => $"{GivenName} {FamilyName}";

    /// <summary>What the child likes to be called; null: the given name.</summary>
    public string? KnownAs { get; init; }

    /// <summary>The name on the pages.</summary>
    public string Called => CalledName.Of(KnownAs, GivenName, FamilyName);

    /// <summary>Who belongs to the child and can be named in an answer, each once: a sister may be of the group, have two open cases and stand in a relationship as well.</summary>
    public IReadOnlyList<PersonOnFile> People => [.. Siblings.Select(sibling => new PersonOnFile(sibling.Child.ToString(), sibling.Name)).Concat(Related).DistinctBy(person => person.Id)];

    /// <summary>The child's records on file, the one that counts first. Mostly one: this.</summary>
    public IReadOnlyList<ChildId> Records { get; init; } = [Id];

    /// <summary>Parents, carers and others who stand in a relationship with the child.</summary>
    public IReadOnlyList<PersonOnFile> Related { get; init; } = [];

    /// <summary>As it is for whoever those files are not there for.</summary>
    public ChildFile Without(HiddenFiles hidden) => this with
    {
        Siblings = [.. Siblings.Where(sibling => !hidden.Hides(sibling.Child))],
        Related = [.. Related.Where(person => !PersonId.TryParse(person.Id, null, out var id) || !hidden.Hides(id))],
    };
}
