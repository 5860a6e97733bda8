using System.Collections.Immutable;
using ChildProtection.Workflow.Cases.Access.Restricting;
using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People;
using ChildProtection.Workflow.Cases.People.Matching;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Expressions;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Access;

/// <summary>
/// Opens a case to somebody outside it who gives a reason. The case is told first, so that nobody sees it of whom those who answer for it have not heard:
/// its definition makes that a notice to its owner and a review. Of a restricted file those who answer for the restriction are told as well, also when it stays shut.
/// </summary>
public sealed class EmergencyOpening(
    ICaseStore store, CaseLoading loading, CaseDecider decider, CaseDoor door, RestrictedFiles restricted, IRestrictions restrictions, IEmergencyAccesses emergencies, IChildren children,
    ICaseFiles files, ISearchLog searches, IClock clock)
{
    /// <summary>What the case is told, where its definition knows the signal.</summary>
    public const string Signal = "file_opened_in_emergency";

    /// <summary>How often it is told afresh because the case moved on meanwhile.</summary>
    private const int ConflictRetriesMax = 8;

    /// <summary>Opens the file of the child of exactly that name and day of birth: the open case, else the last one. Nothing is found by browsing.</summary>
    /// <returns>The case, where it is open to them now.</returns>
    public async Task<(EmergencyOutcome Outcome, CaseId? Case)> Open(
        StaffMember by, string givenName, string familyName, LocalDate bornOn, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(by);
        // Also when nothing is found: whoever tries names and days of birth leaves a trace.
        var asked = new PersonQuestion($"{givenName} {familyName}", bornOn, null).ToString();
        await searches.Enter(by.Authority, new Signature(by.Id, StoredTime.Floor(clock.GetCurrentInstant())), asked, 0, cancellationToken);
        foreach (var child in await children.Exactly(by.Authority, givenName, familyName, bornOn, cancellationToken))
        {
            var cases = await files.CasesOf(by.Authority, child, cancellationToken);
            if (cases.OrderBy(head => head.Closed).ThenByDescending(head => head.OpenedAt).FirstOrDefault() is { } head)
            {
                var outcome = await Open(by, head.Case, reason, cancellationToken);
                return (outcome, outcome is EmergencyOutcome.Opened or EmergencyOutcome.OpenAlready ? head.Case : null);
            }
        }
        return (EmergencyOutcome.NotFound, null);
    }

    /// <summary>Opens the case, and with it those that are open under other records of the same child: what is known of the child stands in all of them.</summary>
    public async Task<EmergencyOutcome> Open(StaffMember by, CaseId caseId, string reason, CancellationToken cancellationToken)
    {
        var outcome = await OpenOne(by, caseId, reason, cancellationToken);
        if (outcome == EmergencyOutcome.Opened && await store.Load(by.Authority, caseId, null, cancellationToken) is { Head: var opened })
        {
            foreach (var other in (await files.CasesOf(by.Authority, opened.Child, cancellationToken)).Where(head => !head.Closed && head.Child != opened.Child))
            {
                await OpenOne(by, other.Case, reason, cancellationToken);
            }
        }
        return outcome;
    }

    private async Task<EmergencyOutcome> OpenOne(StaffMember by, CaseId caseId, string reason, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(reason);
        if (!AccessTable.Allows(by, Permission.OpenInEmergency))
        {
            return EmergencyOutcome.NotAllowed;
        }
        if (reason.Trim().Length is < EmergencyAccess.ReasonMin or > EmergencyAccess.ReasonMax)
        {
            return EmergencyOutcome.ReasonNeeded;
        }
        var at = StoredTime.Floor(clock.GetCurrentInstant());
        var access = new EmergencyAccess(by.Authority, caseId, by.Id, at, at + EmergencyAccess.Lasts, reason.Trim());
        for (var attempt = 0; attempt <= ConflictRetriesMax; attempt++)
        {
            if (await store.Load(by.Authority, caseId, null, cancellationToken) is not { } loaded
                || await loading.Read(loaded, cancellationToken) is not CaseRead.Ready { State: var state })
            {
                return EmergencyOutcome.NotFound;
            }
            if (await door.GroundOf(by, caseId, CaseRelation.Of(state), cancellationToken) is not null)
            {
                return EmergencyOutcome.OpenAlready;
            }
            var child = state.Head.Child;
            var standing = await restricted.StandingOf(by, cancellationToken);
            var isRestricted = standing.Hidden.Hides(child);
            if (isRestricted && !CaseAdmission.MayOpenRestricted(by, standing, child))
            {
                await Tell(RestrictedNoticeKind.RefusedInEmergency, child, access, cancellationToken);
                return EmergencyOutcome.NotFound;
            }
            if (await Told(state, access, cancellationToken))
            {
                if (isRestricted)
                {
                    await Tell(RestrictedNoticeKind.OpenedInEmergency, child, access, cancellationToken);
                }
                await emergencies.Add(access, cancellationToken);
                return EmergencyOutcome.Opened;
            }
        }
        return EmergencyOutcome.Busy;
    }

    /// <summary>Those who answer for the restriction, by whichever record of the child it stands.</summary>
    private async Task Tell(RestrictedNoticeKind kind, ChildId child, EmergencyAccess access, CancellationToken cancellationToken)
    {
        foreach (var restriction in await restricted.Behind(access.Authority, child, cancellationToken))
        {
            await restrictions.Tell(FileRestricting.Notice(access.Authority, restriction.Child, kind, new Signature(access.User, access.At), access.Reason), cancellationToken);
        }
    }

    /// <summary>False: the case moved on meanwhile.</summary>
    private async Task<bool> Told(CaseState state, EmergencyAccess access, CancellationToken cancellationToken)
    {
        if (!state.Definition.Definition.Signals.ContainsKey(Signal))
        {
            return true;
        }
        var values = ImmutableSortedDictionary<string, Value>.Empty.WithComparers(StringComparer.Ordinal)
            .Add("by", Value.Of(access.User.ToString())).Add("reason", Value.Of(access.Reason)).Add("until", Value.Of(access.Until));
        var decision = decider.Decide(
            state, new CaseInput.Signal(Signal, values) { Actor = Actor.System }, await decider.StaffAsSeen(cancellationToken), commandKey: null, access.At);
        return decision switch
        {
            Decision.Accepted accepted => (await store.Apply([accepted.Step], cancellationToken))[0] is ApplyOutcome.Applied,
            // A closed case takes no signal: it asks nobody for anything any more, and the review stands on the list of files opened in an emergency alone.
            _ => true,
        };
    }
}
