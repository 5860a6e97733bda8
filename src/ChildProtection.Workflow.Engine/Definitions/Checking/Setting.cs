namespace ChildProtection.Workflow.Engine.Definitions.Checking;

/// <summary>An effect with where it happens.</summary>
/// <param name="State">Null: the opening of the case.</param>
/// <param name="Work">The task or action whose outcome it is; null: none.</param>
/// <param name="OnEntry">It is done on entering the state.</param>
internal sealed record Setting(Effect Effect, State? State, Work? Work, bool OnEntry);
