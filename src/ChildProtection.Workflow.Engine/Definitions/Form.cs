using ChildProtection.Workflow.Engine.Diagnostics;
using ChildProtection.Workflow.Engine.Texts;

namespace ChildProtection.Workflow.Engine.Definitions;

/// <summary>The questions of a task or action, in order.</summary>
/// <param name="Records">The record type it fills, when it fills one.</param>
public sealed record Form(string Name, LocalizedText Title, string? Records, IReadOnlyList<Question> Questions, SourcePlace Place)
{
    /// <summary>The record type for whose records it is asked, one at a time: its questions see the record at hand. Null: it is for none.</summary>
    public string? Each { get; init; }

    /// <summary>Whether one piece of work can be recorded with it for several cases together: what is shared is asked once, the rest of each.</summary>
    public bool IsForSeveral => Questions.Any(question => question.Shared);
}
