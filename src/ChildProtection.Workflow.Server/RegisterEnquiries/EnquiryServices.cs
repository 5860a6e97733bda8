using ChildProtection.Workflow.Cases.RegisterEnquiries;
using ChildProtection.Workflow.Server.CasePage;
using ChildProtection.Workflow.Storage.RegisterEnquiries;

namespace ChildProtection.Workflow.Server.RegisterEnquiries;

/// <summary>Brings enquiries to the register into the server.</summary>
public static class EnquiryServices
{
    public static IServiceCollection AddRegisterEnquiries(this IServiceCollection services)
    {
        services.AddSingleton<IRegisterEnquiries, RegisterEnquiryStore>();
        services.AddSingleton<IRegister, Register>();
        services.AddSingleton<RegisterLookup>();
        services.AddSingleton<CaseNotice>();
        services.AddSingleton<EnquirySights>();
        services.AddSingleton<TakingEnquiries>();
        services.AddSingleton<ReadingEnquiries>();
        services.AddScoped<EnquiryLines>();
        services.AddScoped<EarlierRegistration>();
        return services;
    }
}
