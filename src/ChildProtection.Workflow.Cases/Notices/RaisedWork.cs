using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Runtime;

namespace ChildProtection.Workflow.Cases.Notices;

/// <summary>An escalation or alarm as it stands on a role's lists.</summary>
public sealed record RaisedWork(CaseId Case, ChildId Child, TaskRow Row);
