using System.Collections.Immutable;
using ChildProtection.Workflow.Engine.Definitions;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>Who holds what, as the case knows it.</summary>
internal static class RoleHolders
{
    /// <summary>A role of the case needs a holder by assignment; any other is held unless the host saw that nobody holds it.</summary>
    public static bool IsHeld(Definition definition, CaseSnapshot snapshot, string role) =>
        definition.Roles.TryGetValue(role, out var known) && known.Held == RoleHolding.Case
            ? snapshot.Holders.ContainsKey(role)
            : snapshot.VacantRoles.IsEmpty || snapshot.VacantRoles.BinarySearch(role, StringComparer.Ordinal) < 0;

    /// <summary>The first of the roles that somebody holds; the first of all when nobody holds any.</summary>
    public static string Asked(Definition definition, CaseSnapshot snapshot, IReadOnlyList<string> roles)
    {
        for (var place = 0; place < roles.Count; place++)
        {
            if (IsHeld(definition, snapshot, roles[place]))
            {
                return roles[place];
            }
        }
        return roles.Count > 0 ? roles[0] : string.Empty;
    }

    public static (ImmutableArray<string> Held, ImmutableArray<string> Vacant) Part(
        Definition definition, CaseSnapshot snapshot, IReadOnlyList<string> roles) => (
        [.. roles.Where(role => IsHeld(definition, snapshot, role))],
        [.. roles.Where(role => !IsHeld(definition, snapshot, role))]);

    /// <summary>Whether somebody acts in one of the roles: by what the host says, or because the case assigned one. The host itself may do anything.</summary>
    public static bool ActsIn(CaseSnapshot snapshot, Actor actor, IReadOnlyList<string> roles)
    {
        if (!actor.IsPerson)
        {
            return true;
        }
        for (var place = 0; place < roles.Count; place++)
        {
            var role = roles[place];
            if (actor.Roles.Contains(role) || (snapshot.Holders.TryGetValue(role, out var holder) && holder == actor.Id))
            {
                return true;
            }
        }
        return false;
    }
}
