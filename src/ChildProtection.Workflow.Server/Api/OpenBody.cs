using System.Text.Json;
using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Server.Api;

/// <summary>A case to be opened.</summary>
/// <param name="Case">Chosen by the caller, so that a repeated request opens it once.</param>
/// <param name="Child">A child on file.</param>
/// <param name="Team">The team that will work it; null: one's own, where one works in one team.</param>
/// <param name="Answers">To the definition's opening form.</param>
/// <param name="OccurredOn">See <see cref="WorkBody.OccurredOn"/>.</param>
public sealed record OpenBody(Guid Case, Guid Child, int? Team, IReadOnlyDictionary<string, JsonElement>? Answers, string? OccurredOn)
{
    public CaseId CaseId => new(Case);

    public ChildId ChildId => new(Child);
}
