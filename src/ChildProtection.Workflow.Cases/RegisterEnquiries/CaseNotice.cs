using System.Collections.Immutable;
using ChildProtection.Workflow.Cases.Rules;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Expressions;
using NodaTime;

namespace ChildProtection.Workflow.Cases.RegisterEnquiries;

/// <summary>Tells the open case of a child that the register was asked about them: its definition brings that before the child's worker.</summary>
[Basis(
    "O41",
    En = "The worker of a child who was asked about is told at once which agency asked, and why.",
    Cy = "Caiff gweithiwr plentyn y gofynnwyd amdano wybod ar unwaith pa asiantaeth a ofynnodd, a pham.")]
public sealed class CaseNotice(ICaseStore store, CaseLoading loading, CaseDecider decider, IClock clock)
{
    /// <summary>What the case is told, where its definition knows the signal.</summary>
    public const string Signal = "register_asked";

    /// <summary>How often it is told afresh because the case moved on meanwhile.</summary>
    private const int ConflictRetriesMax = 8;

    /// <summary>False: it did not come about, and is to be tried again.</summary>
    public async Task<bool> Tell(RegisterEnquiry enquiry, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(enquiry);
        if (enquiry.Answer?.Case is not { } caseId)
        {
            return true;
        }
        for (var attempt = 0; attempt <= ConflictRetriesMax; attempt++)
        {
            if (await store.Load(enquiry.Authority, caseId, null, cancellationToken) is not { } loaded
                || await loading.Read(loaded, cancellationToken) is not CaseRead.Ready { State: var state })
            {
                return false;
            }
            if (!state.Definition.Definition.Signals.ContainsKey(Signal) || await Told(state, enquiry, cancellationToken))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>False: the case moved on meanwhile.</summary>
    private async Task<bool> Told(CaseState state, RegisterEnquiry enquiry, CancellationToken cancellationToken)
    {
        var values = ImmutableSortedDictionary<string, Value>.Empty.WithComparers(StringComparer.Ordinal)
            .Add("agency", Value.Of(enquiry.Asked.Caller.Agency)).Add("caller", Value.Of($"{enquiry.Asked.Caller.Name}, {enquiry.Asked.Caller.Role}"))
            .Add("reason", Value.Of(enquiry.Asked.Reason));
        // Told once for each answer: told again after a crash, it is the same command.
        var key = $"enquiry {enquiry.Id} of {enquiry.Entries.Count(entry => entry.Step is EnquiryStep.Answered)}";
        var decision = decider.Decide(
            state, new CaseInput.Signal(Signal, values) { Actor = Actor.System }, await decider.StaffAsSeen(cancellationToken), key, StoredTime.Floor(clock.GetCurrentInstant()));
        return decision switch
        {
            Decision.Accepted accepted => (await store.Apply([accepted.Step], cancellationToken))[0] is ApplyOutcome.Applied or ApplyOutcome.AlreadyApplied,
            // A case that has closed meanwhile takes no signal: nobody answers for it any more.
            _ => true,
        };
    }
}
