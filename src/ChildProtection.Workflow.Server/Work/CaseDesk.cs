using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Cases.Work;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Server.SignIn;
using ChildProtection.Workflow.Server.Visits;
using NodaTime;

namespace ChildProtection.Workflow.Server.Work;

/// <summary>What a page that does something to a case works with: who is at it, the case as they may see it, and giving it an input.</summary>
public sealed class CaseDesk(CaseReading reading, CaseWork work, WorkTogether together, CaseOpening opening, SignedInStaff signedIn, IStaffDirectory directory, IClock clock)
{
    public Instant Now => clock.GetCurrentInstant();

    public Task<StaffMember> Reader(CancellationToken cancellationToken) => signedIn.Get(cancellationToken);

    /// <summary>The staff of the reader's own authority, by name.</summary>
    public async Task<IReadOnlyList<StaffMember>> Colleagues(CancellationToken cancellationToken)
    {
        var reader = await signedIn.Get(cancellationToken);
        return await directory.Everybody(reader.Authority, cancellationToken);
    }

    /// <summary>The names of the reader's colleagues, those too who have left.</summary>
    public async Task<IReadOnlyDictionary<UserId, string>> Names(CancellationToken cancellationToken)
    {
        var reader = await signedIn.Get(cancellationToken);
        return await directory.Names(reader.Authority, cancellationToken);
    }

    /// <summary>The case; null when there is none, or it is none of the reader's.</summary>
    public async Task<CaseView?> Case(CaseId id, CancellationToken cancellationToken) =>
        await reading.Case(await signedIn.Get(cancellationToken), id, CasePart.Form, cancellationToken);

    /// <param name="onScreen">What was on the screen.</param>
    public async Task<WorkOutcome> Give(CaseId id, CaseInput input, Guid command, Seen? onScreen, CancellationToken cancellationToken) =>
        await work.Give(await signedIn.Get(cancellationToken), id, input, command.ToString(), onScreen, cancellationToken);

    /// <summary>Gives each of several cases its own input: all of them, or none.</summary>
    public async Task<TogetherOutcome> GiveTogether(IReadOnlyList<GivenCase> given, Guid command, CancellationToken cancellationToken) =>
        await together.Give(await signedIn.Get(cancellationToken), given, command.ToString(), cancellationToken);

    public async Task<WorkOutcome> Open(OpenCase command, CancellationToken cancellationToken) =>
        await opening.Open(await signedIn.Get(cancellationToken), command, cancellationToken);

    /// <summary>Where to go when the work is done: to the sheet of visits where the form was opened from it, else to the case, or to one's list where the task was all that tied one to the case.</summary>
    public async Task<string> After(CaseId id, HttpRequest request, CancellationToken cancellationToken) =>
        VisitPaths.IsFromVisits(request) ? VisitPaths.Sheet
        : await Case(id, cancellationToken) is null ? "/work"
        : CasePaths.Case(id);
}
