using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Storage.Schema;
using ChildProtection.Workflow.Storage.SignIn;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace ChildProtection.Workflow.Server.SignIn;

public static class SignInServices
{
    /// <summary>Local accounts and the session cookie.</summary>
    public static IServiceCollection AddSignIn(this IServiceCollection services)
    {
        services.AddSingleton<IPasswordHasher<StoredUser>, PasswordHasher<StoredUser>>();
        services.AddSingleton<WallClock>();
        services.AddSingleton<PasswordSignIn>();
        services.AddScoped<SampleAccounts>();
        services.AddScoped<SessionCookie>();
        services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie(options =>
        {
            options.Cookie.Name = SessionCookie.Name;
            options.Cookie.HttpOnly = true;
            options.Cookie.SameSite = SameSiteMode.Lax;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.ExpireTimeSpan = SignInLimits.SessionIdleMax.ToTimeSpan();
            options.SlidingExpiration = true;
            options.LoginPath = "/sign-in";
            options.ReturnUrlParameter = "back";
            options.EventsType = typeof(SessionCookie);
        });
        return services;
    }
}
