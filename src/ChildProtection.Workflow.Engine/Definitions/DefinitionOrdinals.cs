namespace ChildProtection.Workflow.Engine.Definitions;

/// <summary>
/// How the expressions of a definition number what they ask for (<see cref="Expressions.IExpressionFacts"/>): a name's ordinal
/// is its index here. Answers are numbered by the order of the form's questions, a signal's values by the order of its fields,
/// and a record's fields as <see cref="Expressions.RecordShape"/> says.
/// </summary>
/// <param name="States">Whole paths, each state before its children, in the order of the text.</param>
/// <param name="Deadlines">Those of tasks among them, under the task's name.</param>
/// <param name="Records">Record types, which are the lists.</param>
public sealed record DefinitionOrdinals(
    IReadOnlyList<string> Fields,
    IReadOnlyList<string> Parameters,
    IReadOnlyList<string> Records,
    IReadOnlyList<string> States,
    IReadOnlyList<string> Deadlines,
    IReadOnlyList<string> Tasks,
    IReadOnlyList<string> Roles);
