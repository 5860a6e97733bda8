using System.Collections.Immutable;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Cases.Work;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Expressions;
using NodaTime;

namespace ChildProtection.Workflow.Cases.People.Births;

/// <summary>Tells the open cases of children by which date of birth they count now: what is asked of a child by age follows the record that counts.</summary>
public sealed class ToldOfBirth(ICaseStore store, ICaseFiles files, IPeople people, CaseLoading loading, CaseDecider decider, RecentCases recent, IClock clock)
{
    /// <summary>Children looked at in one run of <see cref="TellAll"/>: more than any one place keeps open.</summary>
    public const int ChildrenMax = 50_000;

    private const int ChildrenAtOnce = 500;

    /// <summary>
    /// Tells every open case that counts from another date than the file: whatever crashed between the commit of a record and the telling, the next run finds it. It looks
    /// at what is, not at what was announced; several nodes may run it at once.
    /// </summary>
    /// <returns>How many cases were told.</returns>
    public async Task<int> TellAll(CancellationToken cancellationToken)
    {
        var told = 0;
        foreach (var authority in (await files.ChildrenOfOpenCases(ChildrenMax, cancellationToken)).GroupBy(one => one.Authority, one => one.Child))
        {
            foreach (var some in authority.Chunk(ChildrenAtOnce))
            {
                told += await Tell(authority.Key, some, cancellationToken);
            }
        }
        return told;
    }

    /// <summary>A case that knows the date already is not told again; one that is closed takes no signal.</summary>
    /// <returns>How many cases were told.</returns>
    public async Task<int> Tell(AuthorityId authority, IReadOnlyList<ChildId> children, CancellationToken cancellationToken)
    {
        var cards = (await people.Cards(authority, [.. children.Select(PersonId.Of)], cancellationToken)).ToDictionary(card => card.Id);
        var told = 0;
        foreach (var head in (await HeadsOf(authority, children, cancellationToken)).Where(head => !head.Closed))
        {
            if (cards.GetValueOrDefault(PersonId.Of(head.Child))?.BornOn is { } born && await Tell(authority, head.Case, born, cancellationToken))
            {
                told++;
            }
        }
        return told;
    }

    private async Task<bool> Tell(AuthorityId authority, CaseId caseId, LocalDate born, CancellationToken cancellationToken)
    {
        var staff = await decider.StaffAsSeen(cancellationToken);
        for (var attempt = 0; attempt <= CaseWork.ConflictRetriesMax; attempt++)
        {
            if (await store.Load(authority, caseId, null, cancellationToken) is not { } loaded
                || await loading.Read(loaded, cancellationToken) is not CaseRead.Ready { State: var state }
                || !state.Definition.Definition.Signals.ContainsKey(KeepingPeople.PersonCorrected)
                || Known(state) == born)
            {
                return false;
            }
            var values = ImmutableSortedDictionary.Create<string, Value>(StringComparer.Ordinal).Add(KeepingPeople.DateOfBirth, Value.Of(born));
            var input = new CaseInput.Signal(KeepingPeople.PersonCorrected, values) { Actor = Actor.System };
            if (decider.Decide(state, input, staff, null, StoredTime.Floor(clock.GetCurrentInstant())) is not Decision.Accepted accepted)
            {
                return false;
            }
            if ((await store.Apply([accepted.Step], cancellationToken))[0] is ApplyOutcome.Applied)
            {
                recent.Forget(authority, caseId);
                return true;
            }
        }
        return false;
    }

    private static LocalDate? Known(CaseState state) => state.Snapshot.Facts.Field(KeepingPeople.DateOfBirth) is { IsKnown: true } known ? known.Date : null;

    private async Task<IReadOnlyList<CaseHead>> HeadsOf(AuthorityId authority, IReadOnlyList<ChildId> children, CancellationToken cancellationToken)
    {
        var heads = new List<CaseHead>();
        foreach (var child in children)
        {
            heads.AddRange(await files.CasesOf(authority, child, cancellationToken));
        }
        return [.. heads.DistinctBy(head => head.Case)];
    }
}
