using ChildProtection.Workflow.Engine.Diagnostics;
using ChildProtection.Workflow.Engine.Expressions;
using ChildProtection.Workflow.Engine.Texts;

namespace ChildProtection.Workflow.Engine.Definitions;

/// <summary>A value that an authority may set. Periods given as a list: the shortest counts.</summary>
/// <param name="Values">One value, or several periods of which the shortest counts.</param>
/// <param name="Type">The type of each value.</param>
/// <param name="Statutory">The law that sets it, when there is one: an overlay may then only shorten it.</param>
public sealed record Parameter(
    string Name,
    LocalizedText Title,
    IReadOnlyList<TypedExpression> Values,
    FieldType Type,
    LocalizedText? Statutory,
    IReadOnlyList<string> Basis,
    SourcePlace Place);
