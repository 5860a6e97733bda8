using ChildProtection.Workflow.Cases.People;
using ChildProtection.Workflow.Engine.Texts;
using ChildProtection.Workflow.Server.Texts;

namespace ChildProtection.Workflow.Server.People;

/// <summary>People said in words.</summary>
public static class PersonWords
{
    /// <summary>The date of birth, or when a birth is expected; empty: not known.</summary>
    public static string Born(PersonCard card, Words words) => card switch
    {
        { BornOn: { } born } => words.With("people.born", DateWords.Short(born, words.Spoken)),
        { ExpectedOn: { } expected } => words.With("people.expected", DateWords.Short(expected, words.Spoken)),
        _ => string.Empty,
    };
}
