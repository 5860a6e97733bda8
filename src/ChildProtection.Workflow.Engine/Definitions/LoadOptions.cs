namespace ChildProtection.Workflow.Engine.Definitions;

/// <summary>How strictly a definition is read.</summary>
/// <param name="RequireBasis">Every task, action, deadline and change of state must name the rules it follows: an error instead of a warning.</param>
/// <param name="Calendars">The calendars there are; null: not known here, and the name is not checked.</param>
/// <param name="Rules">The rules that may be named as a basis; null: not known here, and the ids are not checked.</param>
public sealed record LoadOptions(bool RequireBasis = false, IReadOnlyCollection<string>? Calendars = null, RuleBook? Rules = null);
