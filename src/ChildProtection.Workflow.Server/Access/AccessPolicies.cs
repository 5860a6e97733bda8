using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Server.SignIn;
using Microsoft.AspNetCore.Authorization;

namespace ChildProtection.Workflow.Server.Access;

/// <summary>One policy a permission, answered by <see cref="AccessTable"/>; and whatever names no rule needs a signed-in person.</summary>
public static class AccessPolicies
{
    public static IServiceCollection AddAccess(this IServiceCollection services)
    {
        var policies = services.AddAuthorizationBuilder()
            .SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        foreach (var permission in Enum.GetValues<Permission>())
        {
            policies.AddPolicy(permission.ToString(), policy => policy
                .RequireAuthenticatedUser()
                .RequireAssertion(asked => AccessTable.Allows(asked.User.Roles(), permission)));
        }
        return services;
    }
}
