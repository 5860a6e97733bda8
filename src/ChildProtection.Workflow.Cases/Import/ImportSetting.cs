using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Engine.Calendars;
using ChildProtection.Workflow.Engine.Execution;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Import;

/// <summary>What all cases of one rehearsal share.</summary>
/// <param name="By">Who answers for the cases.</param>
public sealed record ImportSetting(
    StaffMember By,
    string System,
    CompiledDefinition Definition,
    WorkingCalendar Calendar,
    LocalDate Today,
    Instant Now,
    IReadOnlyList<StaffMember> Staff,
    IReadOnlyList<Team> Teams,
    ImportIds Ids,
    StaffAsSeen Seen);
