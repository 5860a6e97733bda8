using ChildProtection.Workflow.Cases.OutOfHours;

namespace ChildProtection.Workflow.Server.OutOfHours;

/// <summary>A child on the list of the night, in words.</summary>
/// <param name="Why">Each reason: what kind it is, what is asked, and until when.</param>
/// <param name="TakesOn">What the reader may take on, and what it is about: escalations and alarms that nobody owns and that ask them.</param>
/// <param name="CasePath">The case.</param>
public sealed record NightChild(
    string Name, string Path, NightConcern Concern, IReadOnlyList<(NightConcern Concern, string What, string? Due)> Why, IReadOnlyList<(string Key, string What)> TakesOn, string CasePath);
