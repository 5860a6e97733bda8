using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Cases.Simulation;
using ChildProtection.Workflow.Engine.Calendars;
using ChildProtection.Workflow.Engine.Execution;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Samples;

/// <summary>The families of an invented authority and every step that was ever taken in their cases, made by the simulator up to a moment.</summary>
/// <param name="Children">All children, those whose referral lies still ahead left out.</param>
/// <param name="Steps">By case, in the order taken.</param>
public sealed record SampleHistory(IReadOnlyList<SimulatedChild> Children, IReadOnlyList<IReadOnlyList<DecidedStep>> Steps)
{
    /// <summary>Referrals, enquiries and first conferences last for weeks where a plan lasts for months: without more of them a sample has hardly one to show.</summary>
    private const int RecentPercent = 30;

    public static SampleHistory Of(
        AuthorityFile file, CompiledDefinition definition, WorkingCalendar calendar, Practice practice, Instant until, CancellationToken cancellationToken)
    {
        var children = new Dictionary<Identity.ChildId, SimulatedChild>();
        var steps = new Dictionary<Identity.ChildId, List<DecidedStep>>();
        var simulation = new Simulation.Simulation(new SimulationSetting
        {
            Definition = definition,
            Calendar = calendar,
            Practice = practice,
            Authority = file.Authority,
            Staff = file.StaffMembers(),
            Children = file.Children,
            From = calendar.DateOf(until).PlusMonths(-file.Months),
            Until = until,
            Seed = file.Seed,
            RecentPercent = RecentPercent,
            Checked = false,
        });
        simulation.Run(
            (child, step) =>
            {
                if (children.TryAdd(child.Id, child))
                {
                    steps[child.Id] = [];
                }
                steps[child.Id].Add(step);
            },
            null,
            cancellationToken);
        return new SampleHistory([.. children.Values], [.. children.Keys.Select(child => (IReadOnlyList<DecidedStep>)steps[child])]);
    }
}
