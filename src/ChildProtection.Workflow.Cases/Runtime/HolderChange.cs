using System.Globalization;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Engine.Execution;

namespace ChildProtection.Workflow.Cases.Runtime;

/// <summary>Somebody took a role of the case in this step, or nobody holds it any longer.</summary>
/// <param name="Role">A role that is given case by case.</param>
/// <param name="User">Who holds it now; null: nobody.</param>
public sealed record HolderChange(string Role, UserId? User)
{
    /// <summary>The roles whose holder the step changed. A closed case has no holders: nobody is answerable for it any longer.</summary>
    internal static IReadOnlyList<HolderChange> Between(CaseSnapshot? before, CaseSnapshot after)
    {
        var (old, now) = (Held(before), Held(after));
        return ReferenceEquals(old, now)
            ? []
            :
            [
                .. old.Keys.Union(now.Keys, StringComparer.Ordinal).Order(StringComparer.Ordinal)
                    .Where(role => old.GetValueOrDefault(role) != now.GetValueOrDefault(role))
                    .Select(role => new HolderChange(role, Parsed(now.GetValueOrDefault(role)))),
            ];
    }

    private static IReadOnlyDictionary<string, string> Held(CaseSnapshot? snapshot) =>
        snapshot is null || snapshot.Closed ? Nobody : snapshot.Holders;

    private static readonly IReadOnlyDictionary<string, string> Nobody = new Dictionary<string, string>();

    private static UserId? Parsed(string? user) => UserId.TryParse(user, CultureInfo.InvariantCulture, out var id) ? id : null;
}
