using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Server.Texts;

namespace ChildProtection.Workflow.Server.Work;

/// <summary>The stages of a deadline in words: who is told, and when.</summary>
public sealed class StageWords(Definition definition, DueWords due, Words words)
{
    /// <summary>The next stage that was not raised; null when none is left.</summary>
    public string? Next(DerivedDeadline deadline) =>
        deadline.Stages.FirstOrDefault(stage => !stage.Raised) is { } next ? Say(deadline.Name, next) : null;

    private string Say(string deadline, Stage stage) => stage.Id.Kind switch
    {
        StageKind.Reminder => words.With("stage.reminder", due.Moment(stage.At)),
        StageKind.Due => words.With("stage.due", due.Moment(stage.At)),
        _ when RungOf(stage.Id) is { } rung => words.With("stage.rung", due.Moment(stage.At), Roles(rung.To)),
        _ => throw new InvalidOperationException($"The deadline {deadline} has no stage {stage.Id}."),
    };

    private string Roles(IEnumerable<string> roles) => string.Join(", ", roles.Select(role => words.Role(role, definition)));

    private Rung? RungOf(StageId id) =>
        definition.Ladders.TryGetValue(id.Ladder, out var ladder) && id.Number >= 1 && id.Number <= ladder.Rungs.Count ? ladder.Rungs[id.Number - 1] : null;
}
