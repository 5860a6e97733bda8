using ChildProtection.Workflow.Engine.Definitions.Checking;
using ChildProtection.Workflow.Engine.Definitions.Reading;
using ChildProtection.Workflow.Engine.Definitions.Sources;

namespace ChildProtection.Workflow.Engine.Definitions;

/// <summary>
/// Reads a workflow definition: the entry file, what it includes and the states it uses from other files, or the whole
/// definition that an overlay lies over. Deterministic: the same texts give the same definition, hash and diagnostics.
/// </summary>
public static class DefinitionLoader
{
    /// <param name="entryPath">The path of the workflow's own file, with forward slashes. Diagnostics and includes are told relative to it.</param>
    /// <param name="files">Where texts come from.</param>
    /// <param name="options">How strictly to read; null: the defaults.</param>
    /// <returns>The definition, unless there is an error among the diagnostics. Never throws for what is written in a file.</returns>
    public static LoadResult Load(string entryPath, ISourceFiles files, LoadOptions? options = null)
    {
        var chosen = options ?? new LoadOptions();
        var findings = new Findings();
        var sources = new SourceSet(files, findings);
        var definition = sources.Read(entryPath) is { } document
            ? DefinitionReader.Read(document, sources.Hash(entryPath), findings, chosen)
            : null;
        // What one slip brings with it would hide the slip: the checks need every part to have been read.
        if (definition is not null && !findings.HasErrors)
        {
            DefinitionCheck.Run(definition, entryPath, findings, chosen);
        }
        return new LoadResult(findings.HasErrors ? null : definition, findings.Sorted(), sources.Texts);
    }
}
