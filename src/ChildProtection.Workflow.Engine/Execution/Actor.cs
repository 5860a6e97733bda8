using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>Who gives an input.</summary>
/// <param name="Id">A user's id as the host knows it, or <c>timer</c>, or <c>system</c>.</param>
/// <param name="Roles">The roles that the user holds for this case, as the host sees them; those the case itself assigned are added.</param>
public sealed record Actor(string Id, ImmutableArray<string> Roles)
{
    /// <summary>Time alone: the sweep.</summary>
    public static Actor Timer { get; } = new("timer", []);

    /// <summary>The host itself: another case, a person's shared record, a new calendar. It may do whatever the case offers.</summary>
    public static Actor System { get; } = new("system", []);

    /// <summary>True for somebody who can hold a role.</summary>
    [JsonIgnore]
    public bool IsPerson => Id != Timer.Id && Id != System.Id;
}
