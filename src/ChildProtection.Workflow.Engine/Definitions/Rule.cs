using ChildProtection.Workflow.Engine.Texts;

namespace ChildProtection.Workflow.Engine.Definitions;

/// <summary>One rule that elements of a definition follow.</summary>
/// <param name="Title">What it says, in a line.</param>
/// <param name="Clause">Where in its source, by the source's own numbering; null where the source numbers nothing.</param>
/// <param name="Force">Null where the source gives none.</param>
/// <param name="Figure">Of a time limit: where its figure comes from.</param>
/// <param name="Serves">The rules that this one carries out.</param>
public sealed record Rule(
    string Id, LocalizedText Title, RuleSource Source, string? Clause, RuleForce? Force, FigureOrigin? Figure, IReadOnlyList<string> Serves);
