using ChildProtection.Workflow.Engine.Definitions;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Agencies;

/// <summary>
/// Who hears of an event: the one place that decides it. An agency hears of a child with whom it stands in a relation on the day the thing happened,
/// if it takes notices and the kind of that relation is in the event's audience. Without a relation nobody hears, whatever the audience says.
/// </summary>
public static class NoticePolicy
{
    /// <summary>The agencies to be sent a notice, each once, in order of name.</summary>
    public static IReadOnlyList<string> Recipients(EventKind kind, IReadOnlyList<AgencyRelation> relations, LocalDate happenedOn) =>
    [
        .. relations
            .Where(relation => relation.Active && relation.StandsOn(happenedOn) && kind.Audience.Contains(relation.Kind))
            .Select(relation => relation.Agency.Value)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];
}
