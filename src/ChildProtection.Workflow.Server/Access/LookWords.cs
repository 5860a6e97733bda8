using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Server.Texts;

namespace ChildProtection.Workflow.Server.Access;

/// <summary>What somebody looked at, and for what, in the reader's words.</summary>
public static class LookWords
{
    public static string Parts(CasePart parts, Words words)
    {
        ArgumentNullException.ThrowIfNull(words);
        return string.Join(
            ", ", Enum.GetValues<CasePart>().Where(part => part != CasePart.None && parts.HasFlag(part)).Select(part => words[$"looks.part_{part.ToString().ToLowerInvariant()}"]));
    }
}
