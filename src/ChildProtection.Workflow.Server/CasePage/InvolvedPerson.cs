namespace ChildProtection.Workflow.Server.CasePage;

/// <summary>Somebody who has to do with a case, as its page shows them.</summary>
/// <param name="Name">Their own, or that nobody holds the role.</param>
/// <param name="Role">How they stand to the child or the case.</param>
/// <param name="Reach">How to reach them, each way in words.</param>
/// <param name="Safe">How they may be reached safely, and what to avoid: then that alone counts. Null: nothing is on file.</param>
/// <param name="Note">What else one must know before one turns to them; null: nothing.</param>
/// <param name="Path">Where more of them is; null: nowhere, or not for this reader.</param>
public sealed record InvolvedPerson(string Name, string Role, IReadOnlyList<string> Reach, string? Safe, string? Note, string? Path);
