using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Engine.Documents;

namespace ChildProtection.Workflow.Cases.Documents;

/// <summary>The documents of a case as somebody may see them.</summary>
/// <param name="View">The case.</param>
/// <param name="Copies">The copies that there are just now and that the reader may have, in the order of the definition.</param>
/// <param name="Composer">Makes a copy out.</param>
/// <param name="Language">The tag of the language in which it makes them out.</param>
public sealed record CasePapers(CaseView View, IReadOnlyList<DocumentCopy> Copies, DocumentComposer Composer, string Language);
