using ChildProtection.Workflow.Cases.Definitions;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Engine.Calendars;
using ChildProtection.Workflow.Engine.Execution;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Simulation;

/// <summary>One definition, one calendar, one staff: all that the decider asks for, held in memory.</summary>
internal sealed class SimulatedWorld(SimulationSetting setting) : IDefinitionLibrary, ICalendarLibrary, IStaffDirectory
{
    public CompiledDefinition? Find(AuthorityId authority, string hash) =>
        hash == setting.Definition.Definition.Hash ? setting.Definition : null;

    public CompiledDefinition? InForce(AuthorityId authority, LocalDate day) => setting.Definition;

    WorkingCalendar ICalendarLibrary.Find(AuthorityId authority, string name) => setting.Calendar;

    public WorkingCalendar? Find(AuthorityId authority, string name, string version) => setting.Calendar.Version == version ? setting.Calendar : null;

    public WorkingCalendar Default(AuthorityId authority) => setting.Calendar;

    public Task<StaffMember?> Find(UserId user, CancellationToken cancellationToken) =>
        Task.FromResult(setting.Staff.FirstOrDefault(member => member.Id == user));

    public Task<StaffMember?> FindBySignInName(string signInName, CancellationToken cancellationToken) =>
        Task.FromResult(setting.Staff.FirstOrDefault(member => member.SignInName == signInName));

    public Task<IReadOnlyList<StaffMember>> Everybody(AuthorityId authority, CancellationToken cancellationToken) =>
        Task.FromResult(setting.Staff);

    public Task<IReadOnlyDictionary<UserId, string>> Names(AuthorityId authority, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyDictionary<UserId, string>>(setting.Staff.ToDictionary(member => member.Id, member => member.Name));

    public Task<IReadOnlyList<StaffMember>> EverybodyEverywhere(CancellationToken cancellationToken) =>
        Task.FromResult(setting.Staff);
}
