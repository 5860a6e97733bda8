using ChildProtection.Workflow.Engine.Definitions;

namespace ChildProtection.Workflow.Storage.Definitions;

/// <summary>Definitions from a folder of this machine.</summary>
/// <param name="root">Paths are relative to it, and nothing outside it is opened, whatever an include says.</param>
public sealed class DiskSourceFiles(string root) : ISourceFiles
{
    private readonly string _root = Path.TrimEndingDirectorySeparator(Path.GetFullPath(root)) + Path.DirectorySeparatorChar;

    public string? Read(string path)
    {
        var file = Path.GetFullPath(Path.Combine(_root, path));
        return file.StartsWith(_root, StringComparison.Ordinal) && File.Exists(file) ? File.ReadAllText(file) : null;
    }
}
