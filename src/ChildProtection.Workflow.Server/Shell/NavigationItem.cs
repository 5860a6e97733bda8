using System.Security.Claims;
using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Server.SignIn;

namespace ChildProtection.Workflow.Server.Shell;

/// <summary>One place to go from anywhere, for those whose roles give it.</summary>
public sealed record NavigationItem(string Path, string TextKey, Permission Needs)
{
    public static IReadOnlyList<NavigationItem> All { get; } = [];

    public static IReadOnlyList<NavigationItem> For(ClaimsPrincipal reader)
    {
        var roles = reader.Roles().ToList();
        return [.. All.Where(item => AccessTable.Allows(roles, item.Needs))];
    }
}
