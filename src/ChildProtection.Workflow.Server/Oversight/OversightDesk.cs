using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Access.Restricting;
using ChildProtection.Workflow.Cases.Definitions;
using ChildProtection.Workflow.Cases.People.Merging;
using ChildProtection.Workflow.Server.SignIn;
using NodaTime;

namespace ChildProtection.Workflow.Server.Oversight;

/// <summary>What waits for the reader because of who opened a file in an emergency, and because of files that are restricted: said above their list of work.</summary>
public sealed class OversightDesk(EmergencyOversight emergencies, FileRestricting restricting, MergingChildren merging, RightsGiven rights, SignedInStaff signedIn, ICalendarLibrary calendars, IClock clock)
{
    public async Task<OversightWaiting> Waiting(CancellationToken cancellationToken)
    {
        var reader = await signedIn.Get(cancellationToken);
        var kept = await restricting.KeptBy(reader, cancellationToken);
        var merges = (await merging.Waiting(reader, cancellationToken)).Where(merge => merge.Waiting!.Signature.By != reader.Id).ToList();
        var today = calendars.Default(reader.Authority).DateOf(clock.GetCurrentInstant());
        return new OversightWaiting(
            (await emergencies.Asked(reader, cancellationToken)).Count,
            (await restricting.Notices(kept, cancellationToken)).Count(notice => notice.Answered is null && notice.By.By != reader.Id),
            kept.Count(restriction => restriction.ReviewOn <= today),
            kept.Count(restriction => restriction.LiftingAsked is { } asked && asked.By != reader.Id),
            await rights.Unseen(reader, cancellationToken))
        {
            Merges = merges.Count,
            MergesLate = merges.Any(merge => clock.GetCurrentInstant() > merge.Waiting!.Signature.At + MergeLimits.DecidedWithin),
        };
    }
}
