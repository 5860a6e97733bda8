using ChildProtection.Workflow.Cases.OutOfHours;

namespace ChildProtection.Workflow.Server.OutOfHours;

/// <summary>A child on the list of the night, in words.</summary>
/// <param name="Why">Each reason: what kind it is, what is asked, and until when.</param>
public sealed record NightChild(string Name, string Path, NightConcern Concern, IReadOnlyList<(NightConcern Concern, string What, string? Due)> Why);
