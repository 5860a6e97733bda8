using ChildProtection.Workflow.Engine.Definitions.Sources;
using ChildProtection.Workflow.Engine.Diagnostics;
using ChildProtection.Workflow.Engine.Texts;

namespace ChildProtection.Workflow.Engine.Definitions.Reading;

/// <summary>Reads the documents of the case.</summary>
internal sealed class DocumentReading(ReadingContext context, ExpressionReader expressions)
{
    private static readonly Dictionary<string, Definitions.DocumentReader> Readers = new()
    {
        ["child"] = Definitions.DocumentReader.Child,
        ["family"] = Definitions.DocumentReader.Family,
        ["professional"] = Definitions.DocumentReader.Professional,
        ["staff"] = Definitions.DocumentReader.Staff,
    };

    public OrderedDictionary<string, Document> Read(SourceNode? section)
    {
        var documents = new OrderedDictionary<string, Document>(StringComparer.Ordinal);
        foreach (var entry in MapReader.Named(section, context))
        {
            if (MapReader.Open(entry.Value, DefinitionShapes.Paper, context) is { } map)
            {
                documents.TryAdd(entry.Key, Document(entry, map));
            }
        }
        return documents;
    }

    private Document Document(SourceEntry entry, MapReader map)
    {
        var root = context.Outline.Root;
        var each = expressions.Each(map.Node("each"), root);
        var record = each is null ? null : context.Names.Records[each.List];
        var scope = new NameScope { At = root, Each = record };
        var givenBy = map.Scalar("given_by");
        if (givenBy is not null && !context.Outline.Tasks.ContainsKey(givenBy.Value) && !context.Outline.Actions.ContainsKey(givenBy.Value))
        {
            context.Unknown(givenBy, context.Outline.Tasks.Keys.Concat(context.Outline.Actions.Keys), LanguageCodes.UnknownTask, "task or action");
        }
        var to = map.OneOf("to", Readers) ?? Definitions.DocumentReader.Staff;
        if (to is Definitions.DocumentReader.Child or Definitions.DocumentReader.Family && !map.Has("withheld"))
        {
            context.Findings.Error(
                LanguageCodes.WithheldUnsaid, entry.Place, $"The document '{entry.Key}' goes to a child or a family and does not say when it is withheld.",
                "Add 'withheld:' with the decision by which it is held back from its reader, or 'withheld: no' where nothing in it could endanger anybody.");
        }
        var document = new Document
        {
            Name = entry.Key,
            Title = map.Title(entry.Key),
            To = to,
            Each = each,
            Recipient = expressions.Words(map.Node("recipient"), scope),
            GivenBy = givenBy?.Value,
            IsLetter = map.YesNo("letter"),
            When = expressions.Guard(map.Node("when"), scope),
            Withheld = map.Node("withheld") is SourceScalar { Value: "no" } ? null : expressions.Guard(map.Node("withheld"), scope),
            Redacted = expressions.Guard(map.Node("redacted"), scope),
            Parts = [.. map.List("parts").Select(node => Part(node, record, scope)).OfType<DocumentPart>()],
            Basis = map.Basis(),
            Place = entry.Place,
        };
        if (document.Redacted is not null != document.Parts.Any(part => part.Sensitive || part.SensitiveRows is not null))
        {
            context.Findings.Error(
                LanguageCodes.NothingToRedact, entry.Place,
                document.Redacted is null ? $"The document '{entry.Key}' has sensitive parts and does not say when they are left out." : $"The document '{entry.Key}' is redacted at times, and no part or row of it is sensitive.",
                document.Redacted is null ? "Add 'redacted:' with the decision by which parts are taken out." : "Write 'sensitive: yes' on the parts that are left out then.");
        }
        return document;
    }

    private DocumentPart? Part(SourceNode node, RecordType? record, NameScope scope)
    {
        if (MapReader.Open(node, DefinitionShapes.PaperPart, context) is not { } map)
        {
            return null;
        }
        var list = expressions.Each(map.Node("list"), scope);
        var listed = list is null ? null : context.Names.Records[list.List];
        if (listed is not null != map.Has("columns"))
        {
            context.Findings.Error(
                listed is null ? LanguageCodes.UnknownKey : LanguageCodes.MissingKey, map.Place,
                listed is null ? "Only a list has columns." : "The key 'columns' is missing.",
                listed is null ? "Add 'list:' with the records, or leave the columns out." : "Add 'columns:' with the fields shown of each record.");
        }
        if (list is null && map.Has("sensitive_rows"))
        {
            context.Findings.Error(LanguageCodes.UnknownKey, map.Place, "Only a list has rows.", "Write 'sensitive: yes' for the whole part, or add 'list:'.");
        }
        return new DocumentPart
        {
            Heading = Text(map.Node("heading"), scope),
            Text = Text(map.Node("text"), scope),
            Show = [.. map.Scalars("show").Select(name => Field(name, record) ?? Fact(name)).OfType<DocumentField>()],
            List = list,
            Columns = listed is null ? [] : [.. map.Scalars("columns").Select(name => Field(name, listed) ?? Unknown(name, listed)).OfType<DocumentField>()],
            None = map.Text("none"),
            When = expressions.Guard(map.Node("when"), scope),
            Sensitive = map.YesNo("sensitive"),
            SensitiveRows = list is null ? null : expressions.Where(map.Node("sensitive_rows"), list.List, scope),
            Place = map.Place,
        };
    }

    private static DocumentField? Field(SourceScalar name, RecordType? record) =>
        record is null ? null
        : name.Value == "on" ? new DocumentField(
            record.Name, name.Value, record.OnIsMoment ? new FieldType.Moment() : new FieldType.Date(), LocalizedText.Of("Date", "Dyddiad"))
        : record.Fields.TryGetValue(name.Value, out var field) ? new DocumentField(record.Name, field.Name, field.Type, field.Title)
        : null;

    private DocumentField? Fact(SourceScalar name) => context.Field(name) is { } field ? new DocumentField(null, field.Name, field.Type, field.Title) : null;

    private DocumentField? Unknown(SourceScalar name, RecordType listed)
    {
        context.Unknown(name, listed.Fields.Keys, LanguageCodes.UnknownField, $"field of {listed.Name}");
        return null;
    }

    private DocumentText? Text(SourceNode? node, NameScope scope)
    {
        if (TextReader.Read(node, context) is null)
        {
            return null;
        }
        var written = node is SourceMap map
            ? map.Entries.Where(entry => entry.Value is SourceScalar).Select(entry => (Language: entry.Key, Scalar: (SourceScalar)entry.Value))
            : [("en", (SourceScalar)node!)];
        return new DocumentText(written.ToDictionary(text => text.Language, text => Pieces(text.Scalar, scope), StringComparer.Ordinal));
    }

    /// <summary>Words, and between braces a name that the host knows or an expression.</summary>
    private IReadOnlyList<DocumentPiece> Pieces(SourceScalar text, NameScope scope)
    {
        var pieces = new List<DocumentPiece>();
        var at = 0;
        while (at < text.Value.Length)
        {
            var open = text.Value.IndexOf('{', at);
            if (open < 0)
            {
                pieces.Add(new DocumentPiece.Words(text.Value[at..]));
                break;
            }
            if (open > at)
            {
                pieces.Add(new DocumentPiece.Words(text.Value[at..open]));
            }
            var close = text.Value.IndexOf('}', open);
            if (close < 0)
            {
                context.Findings.Error(LanguageCodes.BraceOpen, text.PlaceOf(open), "This brace is not closed.", "Close it: '{ … }'.");
                break;
            }
            var inside = text.Value[(open + 1)..close];
            if (DocumentPiece.Name.All.Contains(inside.Trim()))
            {
                pieces.Add(new DocumentPiece.Name(inside.Trim()));
            }
            else if (expressions.Words(text, open + 1, inside, scope) is { } expression)
            {
                pieces.Add(new DocumentPiece.Answer(expression));
            }
            at = close + 1;
        }
        return pieces;
    }
}
