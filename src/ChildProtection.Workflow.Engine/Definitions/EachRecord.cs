using ChildProtection.Workflow.Engine.Diagnostics;
using ChildProtection.Workflow.Engine.Expressions;

namespace ChildProtection.Workflow.Engine.Definitions;

/// <summary>One instance for each record of a list, while its condition holds.</summary>
/// <param name="List">The record type.</param>
/// <param name="Where">Null: every record.</param>
public sealed record EachRecord(string List, TypedExpression? Where, SourcePlace Place);
