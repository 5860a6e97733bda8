namespace ChildProtection.Workflow.Contracts.V1;

/// <summary>One kind of event: its name on the wire and what it means.</summary>
/// <param name="Name">One of the constants of <see cref="EventKinds"/>.</param>
/// <param name="Meaning">One sentence, completed by "for this child".</param>
/// <param name="Reach">How far it may travel.</param>
public sealed record EventKind(string Name, string Meaning, EventReach Reach);
