namespace ChildProtection.Workflow.Engine.Definitions.Reading;

/// <summary>What the definition declares, section by section, as far as it has been read.</summary>
internal sealed class DeclaredNames
{
    public OrderedDictionary<string, ChoiceList> Choices { get; } = new(StringComparer.Ordinal);

    public OrderedDictionary<string, Role> Roles { get; } = new(StringComparer.Ordinal);

    public OrderedDictionary<string, CaseField> Fields { get; } = new(StringComparer.Ordinal);

    public OrderedDictionary<string, RecordType> Records { get; } = new(StringComparer.Ordinal);

    public OrderedDictionary<string, Parameter> Parameters { get; } = new(StringComparer.Ordinal);

    public OrderedDictionary<string, Signal> Signals { get; } = new(StringComparer.Ordinal);

    public OrderedDictionary<string, DeclaredEffect> Effects { get; } = new(StringComparer.Ordinal);

    public OrderedDictionary<string, EventKind> Events { get; } = new(StringComparer.Ordinal);

    public OrderedDictionary<string, Ladder> Ladders { get; } = new(StringComparer.Ordinal);

    public OrderedDictionary<string, Form> Forms { get; } = new(StringComparer.Ordinal);
}
