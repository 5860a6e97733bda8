using ChildProtection.Workflow.Cases.Agencies;
using ChildProtection.Workflow.Engine.Calendars;
using ChildProtection.Workflow.Engine.Execution;

namespace ChildProtection.Workflow.Cases.Runtime;

/// <summary>A loaded case, read: everything that a decision about it rests on.</summary>
public sealed record CaseState(
    CaseHead Head,
    IReadOnlyList<AgencyRelation> Relations,
    CompiledDefinition Definition,
    WorkingCalendar Calendar,
    CaseSnapshot Snapshot);
