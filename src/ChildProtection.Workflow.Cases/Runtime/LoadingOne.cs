using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Cases.Runtime;

/// <summary>Loading a single case.</summary>
public static class LoadingOne
{
    /// <summary>Loads one case; null when the authority has no such case.</summary>
    public static async Task<LoadedCase?> Load(this ICaseStore store, AuthorityId authority, CaseId caseId, string? commandKey, CancellationToken cancellationToken) =>
        (await store.Load([new CaseToLoad(authority, caseId, commandKey)], cancellationToken))[0];
}
