using NodaTime;

namespace ChildProtection.Workflow.Server.Demonstration;

public static class DemonstrationServices
{
    /// <summary>The clock that can be moved and the samples; called in a demonstration only, so that neither can be had outside one.</summary>
    public static IServiceCollection AddDemonstration(this IServiceCollection services)
    {
        services.AddSingleton(provider => ActivatorUtilities.CreateInstance<DemonstrationClock>(provider, (IClock)SystemClock.Instance));
        services.AddSingleton<IClock>(provider => provider.GetRequiredService<DemonstrationClock>());
        services.AddSingleton<SampleLoading>();
        services.AddSingleton<StartOver>();
        services.AddSingleton<DemonstrationDesk>();
        return services;
    }

    /// <summary>Maps what only a demonstration has.</summary>
    public static void MapDemonstration(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapDemonstrationSignIn();
        endpoints.MapClockMoves();
    }
}
