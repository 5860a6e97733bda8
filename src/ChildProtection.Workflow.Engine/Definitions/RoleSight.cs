namespace ChildProtection.Workflow.Engine.Definitions;

/// <summary>The part of a case that a role sees. What a record or field is seen by narrows it further.</summary>
/// <param name="Facts">Fields of the case.</param>
/// <param name="Records">The fields of records, by their list; that and when there is such a record goes with it.</param>
public sealed record RoleSight(IReadOnlySet<string> Facts, IReadOnlyDictionary<string, IReadOnlySet<string>> Records);
