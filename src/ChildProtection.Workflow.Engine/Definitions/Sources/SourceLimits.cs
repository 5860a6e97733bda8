namespace ChildProtection.Workflow.Engine.Definitions.Sources;

/// <summary>How large a definition may be.</summary>
public static class SourceLimits
{
    /// <summary>The longest file, in bytes of UTF-8. The largest definition that people maintain is a tenth of it.</summary>
    public const int SourceBytesMax = 2_000_000;

    /// <summary>The most files that one definition is read from.</summary>
    public const int SourceFilesMax = 256;

    /// <summary>The deepest nesting of lists and maps in one file.</summary>
    public const int NestingMax = 64;
}
