namespace ChildProtection.Workflow.Server.Shell;

/// <summary>Settings that several parts read. Each has a working default, so that the server starts with none.</summary>
/// <param name="DataFolder">Where the server keeps keys and the embedded database: <c>Data:Folder</c>.</param>
/// <param name="WorkflowsFolder">The definitions and calendars: <c>Workflows:Folder</c>.</param>
/// <param name="SamplesFolder">The sample authorities of a demonstration: <c>Samples:Folder</c>.</param>
/// <param name="Demonstration">Whether this is a demonstration: <c>Demonstration:Enabled</c>.</param>
public sealed record ServerSettings(DirectoryInfo DataFolder, DirectoryInfo WorkflowsFolder, DirectoryInfo SamplesFolder, bool Demonstration)
{
    public static ServerSettings Read(IConfiguration configuration) =>
        new(
            Directory.CreateDirectory(configuration["Data:Folder"] ?? ".data"),
            new DirectoryInfo(configuration["Workflows:Folder"] ?? "workflows"),
            new DirectoryInfo(configuration["Samples:Folder"] ?? "samples/authorities"),
            configuration.GetValue("Demonstration:Enabled", false));
}
