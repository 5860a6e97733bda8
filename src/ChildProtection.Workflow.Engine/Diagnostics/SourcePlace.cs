namespace ChildProtection.Workflow.Engine.Diagnostics;

/// <summary>A place in a text that somebody wrote. Lines and columns count from 1, as editors show them.</summary>
/// <param name="File">The path as it was given, so that an editor or a terminal can open it.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1, in UTF-16 units.</param>
public sealed record SourcePlace(string File, int Line, int Column)
{
    /// <summary>The same line, so many columns further on.</summary>
    public SourcePlace Right(int columns) => this with { Column = Column + columns };

    public override string ToString() => $"{File}:{Line}:{Column}";
}
