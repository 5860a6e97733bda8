namespace ChildProtection.Workflow.Engine.Definitions;

/// <summary>Where the texts of a definition come from. The engine opens nothing itself.</summary>
public interface ISourceFiles
{
    /// <summary>The text of the file, or null if there is none at that path. Paths have forward slashes.</summary>
    string? Read(string path);
}
