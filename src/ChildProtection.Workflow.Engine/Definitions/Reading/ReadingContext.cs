using ChildProtection.Workflow.Engine.Definitions.Sources;
using ChildProtection.Workflow.Engine.Expressions;
using ChildProtection.Workflow.Engine.Texts;

namespace ChildProtection.Workflow.Engine.Definitions.Reading;

/// <summary>What every reader has at hand: what was found, what is declared, and in which languages texts are due.</summary>
internal sealed class ReadingContext(Findings findings, IReadOnlyList<string> languages, LoadOptions options)
{
    private readonly Dictionary<string, RecordShape> _shapes = new(StringComparer.Ordinal);

    public Findings Findings { get; } = findings;

    public IReadOnlyList<string> Languages { get; } = languages;

    public LoadOptions Options { get; } = options;

    public DeclaredNames Names { get; } = new();

    public Outline Outline { get; init; } = Outline.Empty;

    /// <summary>The names of all record types, also of those that are not read yet.</summary>
    public IReadOnlySet<string> RecordNames { get; init; } = new HashSet<string>();

    /// <summary>The record type as expressions see it; null if there is none. To be asked once all record types are read.</summary>
    public RecordShape? ShapeOf(string record)
    {
        if (!_shapes.TryGetValue(record, out var shape) && Names.Records.TryGetValue(record, out var type))
        {
            var fields = type.Fields.Values.Select(field => (field.Name, field.Type.ToExpressionType(), (LocalizedText?)field.Title));
            var on = type.OnIsMoment ? ExpressionType.Moment : ExpressionType.Date;
            shape = _shapes[record] = new RecordShape(record, Names.Records.IndexOf(record), on, fields, type.Title);
        }
        return shape;
    }
}
