using ChildProtection.Workflow.Server.Attachments;
using ChildProtection.Workflow.Server.Importing;
using ChildProtection.Workflow.Server.Mailing;
using ChildProtection.Workflow.Server.Messaging;
using ChildProtection.Workflow.Server.RegisterEnquiries;
using ChildProtection.Workflow.Server.Shell;
using ChildProtection.Workflow.Server.SignIn;
using ChildProtection.Workflow.Server.Texts;
using ChildProtection.Workflow.Server.Timers;
using ChildProtection.Workflow.Storage.Registration;

namespace ChildProtection.Workflow.Server.Runtime;

/// <summary>What every node is, whatever face it has: storage, use cases, messaging and timers.</summary>
public static class NodeServices
{
    /// <summary>Adds it. The clock is registered by whoever knows which one counts.</summary>
    public static IServiceCollection AddNode(this IServiceCollection services, IConfiguration configuration, ServerSettings settings)
    {
        var database = DatabaseServices.Read(configuration, settings);
        services.AddSingleton(settings);
        services.AddWorkflowStorage(database);
        services.AddCases(settings);
        services.AddRegisterEnquiries();
        services.AddProtection();
        services.AddAttachments(configuration);
        services.AddImports();
        services.AddSingleton(TextCatalogue.Load());
        services.AddMail(configuration);
        var node = NodeName.New();
        services.AddSingleton(node);
        services.AddWorkflowMessaging(configuration);
        services.AddWorkflowTimers(node, database.Provider == DatabaseProvider.PostgreSql ? database.ConnectionString : null);
        return services;
    }
}
