using ChildProtection.Workflow.Cases.Attachments;
using ChildProtection.Workflow.Storage.Attachments;

namespace ChildProtection.Workflow.Server.Attachments;

public static class AttachmentServices
{
    /// <summary>Files kept with cases, and the scanner that <c>Scanner:Host</c> names.</summary>
    /// <exception cref="InvalidOperationException">The settings of the scanner are not understood.</exception>
    public static IServiceCollection AddAttachments(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = ScannerSettings.From(configuration);
        services.AddSingleton(settings);
        if (settings.Host is null)
        {
            services.AddSingleton<IFileScanner, NoScanner>();
        }
        else
        {
            services.AddSingleton<IFileScanner, ClamdScanner>();
        }
        services.AddSingleton<IContentKeys, ContentKeys>();
        services.AddSingleton<IAttachments, AttachmentStore>();
        services.AddSingleton<AttachmentReading>();
        services.AddSingleton<KeepingAttachments>();
        services.AddSingleton<ScanningFiles>();
        services.AddSingleton<UploadPlaces>();
        return services;
    }
}
