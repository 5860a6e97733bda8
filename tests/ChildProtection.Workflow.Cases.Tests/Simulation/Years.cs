using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Cases.Simulation;
using ChildProtection.Workflow.Cases.Tests.Shipped;
using ChildProtection.Workflow.Engine.Execution;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Tests.Simulation;

/// <summary>Small simulated authorities.</summary>
internal static class Years
{
    public static readonly AuthorityId Authority = new(1);

    public static SimulationSetting Of(CompiledDefinition definition, int seed = 7, int children = 15, int months = 12)
    {
        var from = new LocalDate(2024, 1, 2);
        return new SimulationSetting
        {
            Definition = definition,
            Calendar = ShippedFiles.Calendar,
            Practice = ShippedFiles.Practice,
            Authority = Authority,
            Staff = InventedStaff.For(definition.Definition, Authority, teams: 2),
            Children = children,
            From = from,
            Until = ShippedFiles.Calendar.StartOf(from.PlusMonths(months)),
            Seed = seed,
        };
    }

    /// <summary>Lives them and keeps every step, by case, in order.</summary>
    public static (SimulationReport Report, IReadOnlyDictionary<CaseId, List<DecidedStep>> Steps) Live(SimulationSetting setting)
    {
        var steps = new Dictionary<CaseId, List<DecidedStep>>();
        var report = new Cases.Simulation.Simulation(setting).Run(
            (child, step) =>
            {
                if (!steps.TryGetValue(child.Case, out var own))
                {
                    steps[child.Case] = own = [];
                }
                own.Add(step);
            },
            null,
            CancellationToken.None);
        return (report, steps);
    }
}
