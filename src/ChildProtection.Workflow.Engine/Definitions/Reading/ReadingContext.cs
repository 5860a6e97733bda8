using ChildProtection.Workflow.Engine.Definitions.Sources;

namespace ChildProtection.Workflow.Engine.Definitions.Reading;

/// <summary>What every reader has at hand: what was found, what is declared, and in which languages texts are due.</summary>
internal sealed class ReadingContext(Findings findings, IReadOnlyList<string> languages, LoadOptions options)
{
    public Findings Findings { get; } = findings;

    public IReadOnlyList<string> Languages { get; } = languages;

    public LoadOptions Options { get; } = options;

    public DeclaredNames Names { get; } = new();

    public Outline Outline { get; set; } = Outline.Empty;
}
