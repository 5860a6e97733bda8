using ChildProtection.Workflow.Engine.Texts;

namespace ChildProtection.Workflow.Engine.Definitions;

/// <summary>A field that a document shows.</summary>
/// <param name="List">The record list that it is of; null: a fact of the case.</param>
/// <param name="Name">Its name; <c>on</c> is when it happened.</param>
public sealed record DocumentField(string? List, string Name, FieldType Type, LocalizedText Title);
