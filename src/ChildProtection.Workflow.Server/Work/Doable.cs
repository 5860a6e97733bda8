using System.Collections.Immutable;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Texts;

namespace ChildProtection.Workflow.Server.Work;

/// <summary>A task or action of a definition, as far as a form needs it.</summary>
/// <param name="Form">Null: nothing is asked but that it was done.</param>
/// <param name="For">The roles that may do it.</param>
/// <param name="List">The record type of which it is for one; null when it is for none.</param>
public sealed record Doable(LocalizedText Title, LocalizedText? Why, IReadOnlyList<string> For, Form? Form, IReadOnlyList<Check> Checks, string? List)
{
    /// <summary>How the address names the two kinds.</summary>
    public const string Task = "tasks";

    public const string Action = "actions";

    /// <summary>Null when the definition has none of that name.</summary>
    public static Doable? Find(Definition definition, string kind, string name)
    {
        var outline = DefinitionOutline.Of(definition);
        return kind switch
        {
            Task when outline.Tasks.TryGetValue(name, out var task) => new Doable(task.Title, task.Why, task.For, FormOf(definition, task.Form), task.Checks, task.Each?.List),
            Action when outline.Actions.TryGetValue(name, out var action) => new Doable(action.Title, action.Why, action.For, FormOf(definition, action.Form), action.Checks, action.Each?.List),
            _ => null,
        };
    }

    /// <summary>What is given to a case: the task done, or the action taken. Who does it is filled in where it is given.</summary>
    public static CaseInput Input(string kind, string name, string? record, Answers answers, EventTime? occurredOn, ImmutableArray<CheckOverride> overrides) => kind == Task
        ? new CaseInput.CompleteTask(name, answers, record) { Actor = Actor.System, OccurredOn = occurredOn, Overrides = overrides }
        : new CaseInput.TakeAction(name, answers, record) { Actor = Actor.System, OccurredOn = occurredOn, Overrides = overrides };

    private static Form? FormOf(Definition definition, string? name) => name is null ? null : definition.Forms[name];
}
