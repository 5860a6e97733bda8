using ChildProtection.Workflow.Cases.Access;
using Microsoft.AspNetCore.Authorization;

namespace ChildProtection.Workflow.Server.Access;

/// <summary>Opens a page or endpoint to those whose roles give the permission. Which cases stand behind it is decided case by case.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class NeedsAttribute(Permission permission) : AuthorizeAttribute(permission.ToString())
{
    public Permission Permission { get; } = permission;
}
