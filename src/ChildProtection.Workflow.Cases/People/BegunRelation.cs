using ChildProtection.Workflow.Cases.Agencies;
using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Cases.People;

/// <summary>An agency that works with a child from a day on.</summary>
public sealed record BegunRelation(ChildId Child, AgencyRelation Relation);
