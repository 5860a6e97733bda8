using System.Xml.Linq;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace ChildProtection.Workflow.Server.SignIn;

/// <summary>The keys that protect cookies and forms, kept in the database, so that every node reads what another wrote and a restart signs nobody out.</summary>
public sealed class ProtectionKeys(IServiceScopeFactory scopes) : IXmlRepository
{
    public IReadOnlyCollection<XElement> GetAllElements()
    {
        using var scope = scopes.CreateScope();
        var database = scope.ServiceProvider.GetRequiredService<WorkflowDbContext>();
        return [.. database.ProtectionKeys.Select(key => key.Xml).AsEnumerable().Select(XElement.Parse)];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        using var scope = scopes.CreateScope();
        var database = scope.ServiceProvider.GetRequiredService<WorkflowDbContext>();
        database.ProtectionKeys.Add(new StoredProtectionKey
        {
            KeyId = Guid.NewGuid(),
            FriendlyName = friendlyName,
            Xml = element.ToString(SaveOptions.DisableFormatting),
        });
        database.SaveChanges();
    }
}
