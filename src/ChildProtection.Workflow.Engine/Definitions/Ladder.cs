using ChildProtection.Workflow.Engine.Diagnostics;
using ChildProtection.Workflow.Engine.Texts;

namespace ChildProtection.Workflow.Engine.Definitions;

/// <summary>Who is told, and when, once a deadline passes unmet. Written once and named.</summary>
/// <param name="Alarm">Closes only on recorded safety or a protective decision; acknowledging takes ownership, office hours do not hold it.</param>
/// <param name="Protects">The child is less safe while what stands on it is not done: lists show it before other work of the same standing.</param>
/// <param name="AcknowledgeWithin">Not acknowledged within it, the next rung is told at once. Null: the fixed rungs only.</param>
public sealed record Ladder(
    string Name,
    LocalizedText Title,
    bool Alarm,
    bool Protects,
    AcknowledgementLimit? AcknowledgeWithin,
    IReadOnlyList<Rung> Rungs,
    IReadOnlyList<string> Basis,
    SourcePlace Place);
