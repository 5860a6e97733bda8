namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>
/// The ids of states in the chart kernel. A path's dots become slashes there, because the kernel reads dots in event names as levels:
/// the end of <c>open.main</c> must not be taken for the end of <c>open</c>.
/// </summary>
internal static class StatePaths
{
    public static string IdOf(string path) => path.Replace('.', '/');

    public static string PathOf(string id) => id.Replace('/', '.');

    /// <summary>Whether the path is that of the state itself or of one inside it.</summary>
    public static bool IsWithin(string path, string ancestor) =>
        path.StartsWith(ancestor, StringComparison.Ordinal) && (path.Length == ancestor.Length || path[ancestor.Length] == '.');
}
