using System.Text.Json;

namespace ChildProtection.Workflow.Contracts.Tests.V1;

/// <summary>JSON as the bus writes it, and the stored texts of this repository.</summary>
internal static class Wire
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true, NewLine = "\n" };

    public static string Stored(params string[] path)
    {
        var folder = new DirectoryInfo(TestContext.CurrentContext.TestDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "ChildProtection.Workflow.sln")))
        {
            folder = folder.Parent ?? throw new DirectoryNotFoundException("No folder above the tests holds the solution.");
        }
        return File.ReadAllText(Path.Combine([folder.FullName, .. path]));
    }
}
