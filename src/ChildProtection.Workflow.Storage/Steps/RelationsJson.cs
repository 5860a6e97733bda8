using System.Text.Json;
using ChildProtection.Workflow.Cases.Agencies;
using ChildProtection.Workflow.Cases.Identity;
using NodaTime.Text;

namespace ChildProtection.Workflow.Storage.Steps;

/// <summary>The agencies' relations with a child as one column of the row that loads its case: <c>[["riverside-health","health","2026-01-31",null,null], …]</c>; the last is <c>"inactive"</c> for one that takes no notices.</summary>
internal static class RelationsJson
{
    /// <param name="json">Null when there are none.</param>
    public static IReadOnlyList<AgencyRelation> Read(string? json) =>
        json is null ? [] : [.. JsonSerializer.Deserialize<string?[][]>(json)!.Select(Relation)];

    private static AgencyRelation Relation(string?[] fields) => new(
        AgencyId.Parse(fields[0]!, null),
        fields[1]!,
        LocalDatePattern.Iso.Parse(fields[2]!).Value,
        fields[3] is { } to ? LocalDatePattern.Iso.Parse(to).Value : null,
        Active: fields[4] is null);
}
