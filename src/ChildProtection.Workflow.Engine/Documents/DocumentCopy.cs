using ChildProtection.Workflow.Engine.Definitions;

namespace ChildProtection.Workflow.Engine.Documents;

/// <summary>A copy that there is just now of one of the case's documents.</summary>
/// <param name="Record">The record that it is for; null: for the case.</param>
/// <param name="Recipient">Whom it is addressed to; null: nobody by name, or not known.</param>
/// <param name="Withheld">It is held back from its reader: there is nothing to read or print.</param>
public sealed record DocumentCopy(Document Document, string? Record, string? Recipient, bool Withheld = false);
