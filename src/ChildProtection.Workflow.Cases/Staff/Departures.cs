using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Rules;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Engine.Execution;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Staff;

/// <summary>
/// Takes from people who have left the roles that they still hold for cases, so that each case sees its vacancy at once and says who must fill it. It
/// looks at what is, not at what was announced: however an account came to be closed, and whatever crashed meanwhile, the next run finds it. Holds
/// nothing between runs; several nodes may run it at once.
/// </summary>
[Basis(
    "O5", "L5.1b", "X36",
    En = "The day after a worker’s last day the roles that they hold for cases are taken from them, so that each case sees its vacancy and asks the senior manager to fill it.",
    Cy = "Y diwrnod ar ôl diwrnod olaf gweithiwr cymerir oddi arno’r rolau sydd ganddo mewn achosion, fel bod pob achos yn gweld ei le gwag ac yn gofyn i’r uwch-reolwr ei lenwi.")]
public sealed class Departures(IAssignments assignments, ICaseStore store, CaseDecider decider, CaseLoading loading, IClock clock)
{
    /// <summary>Roles looked at in one run; what is left is found by the next.</summary>
    public const int RolesMax = 10_000;

    public async Task<DepartureTotals> Run(CancellationToken cancellationToken)
    {
        var vacated = 0;
        var failed = new List<(CaseId Case, string Role, string Code)>();
        foreach (var held in await assignments.HeldByLeavers(RolesMax, cancellationToken))
        {
            switch (await Decide(held, cancellationToken))
            {
                // Where the case moved on meanwhile the next run looks again.
                case Decision.Accepted accepted:
                    vacated += (await store.Apply([accepted.Step], cancellationToken))[0] is ApplyOutcome.Applied ? 1 : 0;
                    break;
                case Decision.Refused refused:
                    failed.Add((held.Case, held.Role, refused.Reasons[0].Code));
                    break;
                case Decision.Faulted faulted:
                    failed.Add((held.Case, held.Role, faulted.Code));
                    break;
                default:
                    break;
            }
        }
        return new DepartureTotals(vacated, failed);
    }

    /// <summary>Null: the case itself says that they hold the role no longer, or is gone.</summary>
    private async Task<Decision?> Decide(HeldByLeaver held, CancellationToken cancellationToken)
    {
        if (await store.Load(held.Authority, held.Case, null, cancellationToken) is not { } loaded)
        {
            return null;
        }
        var read = await loading.Read(loaded, cancellationToken);
        if (read is not CaseRead.Ready { State: var state })
        {
            var faulted = (CaseRead.Faulted)read;
            return new Decision.Faulted(faulted.Code, faulted.Words, [faulted.Trace]);
        }
        return state.Snapshot.Holders.GetValueOrDefault(held.Role) == held.User.ToString()
            ? decider.Decide(
                state, new CaseInput.VacateRole(held.Role) { Actor = Actor.System }, await decider.StaffAsSeen(cancellationToken), commandKey: null,
                StoredTime.Floor(clock.GetCurrentInstant()))
            : null;
    }
}
