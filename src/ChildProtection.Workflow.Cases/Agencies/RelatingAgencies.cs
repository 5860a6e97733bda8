using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Definitions;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Cases.Work;
using ChildProtection.Workflow.Engine.Execution;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Agencies;

/// <summary>
/// Says which agencies work with the child of a case: from today on an agency hears of what happens, or from today on it does not. What happened
/// while the relation stood it hears of however late that is recorded.
/// </summary>
public sealed class RelatingAgencies(
    ICaseStore store, CaseLoading loading, IAgencies agencies, IAgencyRelations relations, CaseDoor door, ICalendarLibrary calendars, IClock clock)
{
    public async Task<WorkOutcome> Begin(StaffMember by, CaseId caseId, AgencyId agency, CancellationToken cancellationToken)
    {
        var (refused, head) = await Find(by, caseId, cancellationToken);
        if (head is null)
        {
            return refused!;
        }
        var known = (await agencies.Of(by.Authority, cancellationToken)).FirstOrDefault(each => each.Id == agency);
        if (known is not { Active: true })
        {
            return new WorkOutcome.Refused([
                new Refusal(WorkCodes.NoSuchAgency, $"'{agency}' is no agency that takes notices here. Choose one from the list.", "agency")]);
        }
        await relations.Begin(by.Authority, head.Child, new AgencyRelation(agency, known.Kind, Today(by.Authority), null), Signed(by), cancellationToken);
        return new WorkOutcome.Done(caseId, head.Version, []);
    }

    public async Task<WorkOutcome> End(StaffMember by, CaseId caseId, AgencyId agency, CancellationToken cancellationToken)
    {
        var (refused, head) = await Find(by, caseId, cancellationToken);
        if (head is null)
        {
            return refused!;
        }
        await relations.End(by.Authority, head.Child, agency, Today(by.Authority).PlusDays(-1), Signed(by), cancellationToken);
        return new WorkOutcome.Done(caseId, head.Version, []);
    }

    private async Task<(WorkOutcome? Refused, CaseHead? Head)> Find(StaffMember by, CaseId caseId, CancellationToken cancellationToken)
    {
        if (!AccessTable.Allows(by, Permission.RelateAgencies))
        {
            return (new WorkOutcome.NotAllowed(WorkCodes.NotAllowed, "Your roles do not allow you to say which agencies work with a child. Ask the lead worker."), null);
        }
        return await store.Load(by.Authority, caseId, null, cancellationToken) is { } loaded
            && await loading.Read(loaded, cancellationToken) is CaseRead.Ready { State: var state }
            && await door.GroundOf(by, caseId, CaseRelation.Of(state), cancellationToken) is not null
            ? (null, state.Head)
            : (new WorkOutcome.NotFound(), null);
    }

    private Signature Signed(StaffMember by) => new(by.Id, clock.GetCurrentInstant());

    private LocalDate Today(AuthorityId authority) => calendars.Default(authority).DateOf(clock.GetCurrentInstant());
}
