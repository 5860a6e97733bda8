using System.Collections.Immutable;
using ChildProtection.Workflow.Cases.Definitions;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Rules;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Expressions;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Absences;

/// <summary>
/// Tells each case that somebody who holds a role for it is away and who covers, and when that is over, so that nobody has to record an absence case by case: what
/// a visit by cover counts for is decided by the case. It looks at what is and compares it with what each case was told: whatever was announced, changed or crashed
/// meanwhile, the next run finds it. A case that is told the same again changes nothing, so that several nodes may run it at once.
/// </summary>
[Basis(
    "T26", "W3",
    En = "An absence is recorded once; each case of whoever is away is told on the day that it begins who covers, and on the day that it ends that it is over.",
    Cy = "Cofnodir absenoldeb unwaith; dywedir wrth bob achos y sawl sydd i ffwrdd ar y diwrnod y mae’n dechrau pwy sy’n cyflenwi, ac ar y diwrnod y daw i ben ei fod ar ben.")]
public sealed class TellingCases(
    IToldCases told, Covers covers, IAssignments assignments, ICaseStore store, CaseDecider decider, CaseLoading loading, ICalendarLibrary calendars, IClock clock)
{
    /// <summary>Cases told in one run; what is left is found by the next.</summary>
    public const int CasesMax = 2_000;

    private const string Away = "worker_away";

    private const string Back = "worker_back";

    public async Task<TellingTotals> Run(CancellationToken cancellationToken)
    {
        var (count, failed) = (0, new List<(CaseId Case, string Code)>());
        // A day back: no authority of this product is further behind the day of Greenwich.
        foreach (var authority in await told.Authorities(clock.GetCurrentInstant().InUtc().Date.PlusDays(-1), cancellationToken))
        {
            var today = calendars.Default(authority).DateOf(clock.GetCurrentInstant());
            var wanted = await Wanted(authority, cancellationToken);
            var known = (await told.Of(authority, cancellationToken)).ToDictionary(one => (one.Case, one.Away));
            foreach (var one in wanted.Values.Where(one => known.GetValueOrDefault((one.Case, one.Away)) != one).Take(CasesMax - count).ToList())
            {
                if (await Tell(authority, one.Case, AwayOf(one), failed, cancellationToken))
                {
                    await told.Keep(authority, one, cancellationToken);
                    count++;
                }
            }
            foreach (var one in known.Values.Where(one => !wanted.ContainsKey((one.Case, one.Away))).Take(CasesMax - count).ToList())
            {
                if (await Tell(authority, one.Case, BackOf(one, today), failed, cancellationToken))
                {
                    await told.End(authority, one.Case, one.Away, cancellationToken);
                    count++;
                }
            }
        }
        return new TellingTotals(count, failed);
    }

    private async Task<Dictionary<(CaseId Case, UserId Away), ToldCase>> Wanted(AuthorityId authority, CancellationToken cancellationToken)
    {
        var covered = (await covers.Today(authority, cancellationToken)).Where(covering => covering.IsCovered).ToDictionary(covering => covering.Away.Id);
        var held = covered.Count == 0 ? [] : await assignments.HeldBy(authority, [.. covered.Keys], cancellationToken);
        return held.ToDictionary(one => one, one => Told(one.Case, covered[one.User]));
    }

    private static ToldCase Told(CaseId caseId, Covering covering) =>
        new(caseId, covering.Away.Id, covering.By[0].Id, covering.Absence.From, covering.Absence.To);

    /// <summary>False: the case could not be told now; the next run tries again.</summary>
    private async Task<bool> Tell(AuthorityId authority, CaseId caseId, CaseInput.Signal signal, List<(CaseId, string)> failed, CancellationToken cancellationToken)
    {
        if (await store.Load(authority, caseId, null, cancellationToken) is not { } loaded)
        {
            return true;
        }
        var read = await loading.Read(loaded, cancellationToken);
        if (read is not CaseRead.Ready { State: var state })
        {
            failed.Add((caseId, ((CaseRead.Faulted)read).Code));
            return false;
        }
        if (!state.Definition.Definition.Signals.ContainsKey(signal.Name))
        {
            return true;
        }
        var decision = decider.Decide(state, signal, await decider.StaffAsSeen(cancellationToken), commandKey: null, StoredTime.Floor(clock.GetCurrentInstant()));
        switch (decision)
        {
            case Decision.Accepted accepted:
                return (await store.Apply([accepted.Step], cancellationToken))[0] is ApplyOutcome.Applied;
            case Decision.Faulted faulted:
                failed.Add((caseId, faulted.Code));
                return false;
            default:
                // Unchanged; or the case asks nothing of such news where it stands: a closed one, or one in which they hold another role.
                return true;
        }
    }

    private static CaseInput.Signal AwayOf(ToldCase told) => new(Away, Values(
        ("worker", Value.Of(told.Away.ToString())), ("since", Value.Of(told.From)), ("until", Value.Of(told.To)), ("cover", Value.Of(told.Cover.ToString()))))
    { Actor = Actor.System };

    private static CaseInput.Signal BackOf(ToldCase told, LocalDate today) => new(Back, Values(
        ("worker", Value.Of(told.Away.ToString())), ("back_on", Value.Of(LocalDate.Min(today, told.To.PlusDays(1))))))
    { Actor = Actor.System };

    private static ImmutableSortedDictionary<string, Value> Values(params (string Name, Value Value)[] values) =>
        values.ToImmutableSortedDictionary(each => each.Name, each => each.Value, StringComparer.Ordinal);
}
