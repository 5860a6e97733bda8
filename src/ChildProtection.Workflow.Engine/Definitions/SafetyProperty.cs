using ChildProtection.Workflow.Engine.Diagnostics;
using ChildProtection.Workflow.Engine.Expressions;
using ChildProtection.Workflow.Engine.Texts;

namespace ChildProtection.Workflow.Engine.Definitions;

/// <summary>What must always hold while something holds, whatever happens.</summary>
public sealed record SafetyProperty(
    string Name,
    LocalizedText Title,
    TypedExpression While,
    TypedExpression Always,
    IReadOnlyList<string> Basis,
    SourcePlace Place);
