namespace ChildProtection.Workflow.Server.Oversight;

/// <summary>How long one form takes, in words.</summary>
/// <param name="Title">The task or action it belongs to.</param>
/// <param name="Questions">How many it can ask; null: it is no form of the definition in force.</param>
/// <param name="Sent">How often it was sent.</param>
/// <param name="Half">Within what time half were sent; or that they were too few.</param>
/// <param name="MostOf">Within what time nine in ten were.</param>
/// <param name="InSittings">How many were left for later, or stood open very long.</param>
public sealed record FormTimeLine(string Title, int? Questions, int Sent, string Half, string MostOf, int InSittings);
