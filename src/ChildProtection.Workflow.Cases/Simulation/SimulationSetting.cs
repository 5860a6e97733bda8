using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Engine.Calendars;
using ChildProtection.Workflow.Engine.Execution;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Simulation;

/// <summary>What is simulated. The same setting gives the same history, to the journal's last byte.</summary>
public sealed record SimulationSetting
{
    public required CompiledDefinition Definition { get; init; }

    public required WorkingCalendar Calendar { get; init; }

    public required Practice Practice { get; init; }

    public required AuthorityId Authority { get; init; }

    /// <summary>At least one of each role that the definition asks, or its rungs reach nobody.</summary>
    public required IReadOnlyList<StaffMember> Staff { get; init; }

    /// <summary>1 to <see cref="ChildrenMax"/>.</summary>
    public required int Children { get; init; }

    /// <summary>The first day on which a referral may come.</summary>
    public required LocalDate From { get; init; }

    /// <summary>Where the simulation stops: everything up to then has happened.</summary>
    public required Instant Until { get; init; }

    public required int Seed { get; init; }

    /// <summary>How many workers of a hundred are hurried, and how many are absent now and then; the others are careful.</summary>
    public int HurriedPercent { get; init; } = 25;

    public int AbsentPercent { get; init; } = 10;

    /// <summary>How many families of a hundred are referred in the last <see cref="RecentDays"/>, beyond their even share: for a sample that shows every early phase.</summary>
    public int RecentPercent { get; init; }

    /// <summary>Whether the invariants are checked after every step.</summary>
    public bool Checked { get; init; } = true;

    /// <summary>Days; about as long as a case takes from the referral to its first conference.</summary>
    public const int RecentDays = 42;

    /// <summary>More children than any authority has on its register, with room.</summary>
    public const int ChildrenMax = 20_000;

    /// <summary>Steps of one case: a bound on a simulation that runs in circles.</summary>
    public const int StepsPerCaseMax = 20_000;
}
