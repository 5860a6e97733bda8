using System.Collections.Immutable;
using ChildProtection.Workflow.Engine.Definitions;

namespace ChildProtection.Workflow.Engine.Documents;

/// <summary>A document made out for somebody, in a language.</summary>
/// <param name="Title">The title.</param>
/// <param name="Recipient">Whom it is addressed to; null: nobody by name.</param>
/// <param name="Blocks">What it says, in order.</param>
/// <param name="LeftOut">
/// Sentences that were left out because something in them is not known yet, as they are written: for whoever gives the document, never printed.
/// </param>
public sealed record ComposedDocument(Document Source, string Title, string? Recipient, ImmutableArray<DocumentBlock> Blocks, ImmutableArray<string> LeftOut);
