using System.Data.Common;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Runtime;

namespace ChildProtection.Workflow.Storage.GroupCommit;

/// <summary>Callers whose cases are loaded by one statement. It begins after the last of them has asked, so each sees all that was committed before it did.</summary>
internal sealed class LoadGroups(ICaseStore inner) : CallerGroups<CaseToLoad, LoadedCase?>
{
    protected override int GroupSizeMax => GroupCommitStore.GroupStepsMax;

    protected override int SizeOf(CaseToLoad ask) => 1;

    protected override IReadOnlyCollection<(AuthorityId Authority, CaseId Case)> CasesOf(CaseToLoad ask) => [];

    protected override Task<IReadOnlyList<LoadedCase?>> Serve(IReadOnlyList<CaseToLoad> asks) => inner.Load(asks, CancellationToken.None);

    /// <summary>A row that cannot be read is its own caller's trouble; a server that is away is everybody's.</summary>
    protected override bool MayBeOneOfThem(Exception failure) => failure is not DbException { IsTransient: true };
}
