using ChildProtection.Workflow.Engine.Diagnostics;
using ChildProtection.Workflow.Engine.Texts;

namespace ChildProtection.Workflow.Engine.Definitions;

/// <summary>A kind of event that leaves the case, and who may hear of it.</summary>
/// <param name="Audience">Kinds of relation or agency; the host knows them.</param>
/// <param name="Payload">By audience, the fields it may get; empty: a notice without content.</param>
public sealed record EventKind(
    string Name,
    LocalizedText Title,
    IReadOnlyList<string> Audience,
    IReadOnlyDictionary<string, IReadOnlyList<string>> Payload,
    bool SafetyCritical,
    IReadOnlyList<string> Basis,
    SourcePlace Place);
