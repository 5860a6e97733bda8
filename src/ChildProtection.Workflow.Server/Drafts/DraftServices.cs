namespace ChildProtection.Workflow.Server.Drafts;

public static class DraftServices
{
    /// <summary>What keeps the forms that people fill in.</summary>
    public static IServiceCollection AddDrafts(this IServiceCollection services)
    {
        services.AddSingleton<DraftSeal>();
        services.AddSingleton<DraftPace>();
        services.AddScoped<DraftDesk>();
        services.AddScoped<BegunForms>();
        return services;
    }
}
