namespace ChildProtection.Workflow.Cases.People.Facts;

/// <summary>One part of a fact, such as the postcode of an address.</summary>
/// <param name="Name">In snake case; the pages' texts are found by it.</param>
/// <param name="Choices">The codes that can be chosen; empty for other types.</param>
/// <param name="Required">Needed for the fact to be said at all; a kind with a way out can always be left unsaid, with a reason.</param>
public sealed record FactPart(string Name, PartType Type, IReadOnlyList<string> Choices, bool Required)
{
    /// <summary>Characters of one line.</summary>
    public const int TextMax = 200;

    /// <summary>Characters of several lines.</summary>
    public const int LongTextMax = 4_000;

    public int CharactersMax => Type == PartType.LongText ? LongTextMax : TextMax;
}
