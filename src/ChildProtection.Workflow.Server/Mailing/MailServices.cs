using ChildProtection.Workflow.Cases.Mailing;

namespace ChildProtection.Workflow.Server.Mailing;

public static class MailServices
{
    /// <summary>The sending of mail, as section <c>Mail</c> says; off where it names no host.</summary>
    /// <exception cref="InvalidOperationException">A setting is not understood.</exception>
    public static IServiceCollection AddMail(this IServiceCollection services, IConfiguration configuration)
    {
        var settings = MailSettings.Read(configuration);
        services.AddSingleton(settings);
        services.AddSingleton(new MailSwitch(settings.IsOn));
        services.AddSingleton<SmtpSending>();
        return services;
    }
}
