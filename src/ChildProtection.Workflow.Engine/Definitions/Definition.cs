using ChildProtection.Workflow.Engine.Texts;

namespace ChildProtection.Workflow.Engine.Definitions;

/// <summary>
/// A workflow definition, read, merged with what it includes, typed and checked. Immutable; known by the hash of its content.
/// Lists keep the order of the text.
/// </summary>
public sealed record Definition
{
    public required string Name { get; init; }

    public required LocalizedText Title { get; init; }

    public required string Jurisdiction { get; init; }

    /// <summary>The languages in which every text exists.</summary>
    public required IReadOnlyList<string> Languages { get; init; }

    /// <summary>The name of the calendar that deadlines count by.</summary>
    public required string Calendar { get; init; }

    /// <summary>SHA-256 over the sources as written, lower-case hexadecimal (64 characters): the identity of a published definition.</summary>
    public required string Hash { get; init; }

    /// <summary>The numbers by which its expressions ask for facts.</summary>
    public required DefinitionOrdinals Ordinals { get; init; }

    public required IReadOnlyDictionary<string, Parameter> Parameters { get; init; }

    public required IReadOnlyDictionary<string, ChoiceList> Choices { get; init; }

    public required IReadOnlyDictionary<string, CaseField> Fields { get; init; }

    public required IReadOnlyDictionary<string, RecordType> Records { get; init; }

    public required IReadOnlyDictionary<string, Form> Forms { get; init; }

    public required IReadOnlyDictionary<string, Role> Roles { get; init; }

    public required IReadOnlyDictionary<string, Ladder> Ladders { get; init; }

    public required IReadOnlyDictionary<string, EventKind> Events { get; init; }

    public required IReadOnlyDictionary<string, Signal> Signals { get; init; }

    public required IReadOnlyDictionary<string, DeclaredEffect> Effects { get; init; }

    /// <summary>What is given to people on paper, by name.</summary>
    public required IReadOnlyDictionary<string, Document> Documents { get; init; }

    public required Opening Opens { get; init; }

    /// <summary>How a case begins that was worked elsewhere before, with what was known there; null: every case begins here.</summary>
    public Opening? TakesOver { get; init; }

    /// <summary>Every way in which a case may begin.</summary>
    public IEnumerable<Opening> Openings => TakesOver is null ? [Opens] : [Opens, TakesOver];

    /// <summary>The nameless root: its children are the top-level states, exclusive.</summary>
    public required State Root { get; init; }

    public required IReadOnlyList<SafetyProperty> Safety { get; init; }
}
