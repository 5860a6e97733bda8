using ChildProtection.Workflow.Cases.RegisterEnquiries;
using ChildProtection.Workflow.Cases.RegisterKeeping;
using ChildProtection.Workflow.Server.CasePage;
using ChildProtection.Workflow.Server.RegisterKeeping;
using ChildProtection.Workflow.Storage.RegisterEnquiries;
using ChildProtection.Workflow.Storage.RegisterKeeping;

namespace ChildProtection.Workflow.Server.RegisterEnquiries;

/// <summary>Brings enquiries to the register into the server.</summary>
public static class EnquiryServices
{
    /// <summary>Every node has them: opening a case asks the register.</summary>
    public static IServiceCollection AddRegisterEnquiries(this IServiceCollection services)
    {
        services.AddSingleton<IRegisterEnquiries, RegisterEnquiryStore>();
        services.AddSingleton<IRegister, Register>();
        services.AddSingleton<IRegisterBook, RegisterBook>();
        services.AddSingleton<ReadingRegister>();
        services.AddSingleton<RegisterLookup>();
        services.AddSingleton<CaseNotice>();
        services.AddSingleton<EnquirySights>();
        services.AddSingleton<TakingEnquiries>();
        services.AddSingleton<ReadingEnquiries>();
        return services;
    }

    /// <summary>What their pages are made with.</summary>
    public static IServiceCollection AddRegisterEnquiryPages(this IServiceCollection services)
    {
        services.AddScoped<EnquiryLines>();
        services.AddScoped<RegisterWords>();
        services.AddScoped<EarlierRegistration>();
        return services;
    }
}
