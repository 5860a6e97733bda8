namespace ChildProtection.Workflow.Engine.Definitions.Sources;

/// <summary>Paths as definitions write them: with forward slashes, relative to the file that writes them.</summary>
internal static class SourcePaths
{
    /// <summary><c>workflows/wales/child.yaml</c> and <c>../shared/roles.yaml</c> make <c>workflows/shared/roles.yaml</c>.</summary>
    public static string Resolve(string from, string relative)
    {
        var parts = new List<string>(Normal(from).Split('/')[..^1]);
        foreach (var part in Normal(relative).Split('/'))
        {
            if (part == ".." && parts.Count > 0 && parts[^1] is not ("" or ".."))
            {
                parts.RemoveAt(parts.Count - 1);
            }
            else if (part is not ("." or ""))
            {
                parts.Add(part);
            }
        }
        return string.Join('/', parts);
    }

    /// <summary>The path of a file as seen from the folder of another one: the same wherever the two lie.</summary>
    public static string RelativeTo(string from, string path)
    {
        var (folder, parts) = (Normal(from).Split('/')[..^1], Normal(path).Split('/'));
        var shared = 0;
        while (shared < folder.Length && shared < parts.Length - 1 && folder[shared] == parts[shared])
        {
            shared++;
        }
        return string.Join('/', Enumerable.Repeat("..", folder.Length - shared).Concat(parts[shared..]));
    }

    private static string Normal(string path) => path.Replace('\\', '/');
}
