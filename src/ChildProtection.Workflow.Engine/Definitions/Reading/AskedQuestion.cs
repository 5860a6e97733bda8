namespace ChildProtection.Workflow.Engine.Definitions.Reading;

/// <summary>A question whose conditions are not read yet: they see the answers of the whole form.</summary>
/// <param name="Map">How it is written; null where a name alone asks for a field.</param>
/// <param name="Rows">What is asked of each of several records.</param>
internal sealed record AskedQuestion(Question Question, MapReader? Map, IReadOnlyList<AskedQuestion> Rows);
