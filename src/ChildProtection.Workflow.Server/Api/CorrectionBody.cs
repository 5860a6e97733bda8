using System.Text.Json;

namespace ChildProtection.Workflow.Server.Api;

/// <summary>A correction of a record or of facts.</summary>
/// <param name="Values">The new values by field; null forgets one.</param>
/// <param name="OccurredOn">When the record happened after all; null: that was right.</param>
/// <param name="Version">The case's version that was read.</param>
public sealed record CorrectionBody(IReadOnlyDictionary<string, JsonElement>? Values, string? OccurredOn, string? Reason, long Version);
