using System.Collections.Immutable;
using ChildProtection.Workflow.Engine.Calendars;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Expressions;
using ChildProtection.Workflow.Engine.Texts;
using NodaTime;

namespace ChildProtection.Workflow.Engine.Documents;

/// <summary>
/// Makes out the documents of a case: pure, from the case as it stands. A sentence that something is missing for is left out whole, so that no letter has a
/// hole in it; what was left out is told to whoever gives the letter. What is withheld from its reader is not made out, and a redacted copy has no sensitive part.
/// </summary>
public sealed class DocumentComposer
{
    private readonly CompiledDefinition _definition;
    private readonly DocumentFacts _facts;
    private readonly DocumentNames _names;
    private readonly DocumentWords _words;

    /// <param name="definition">The definition that the case follows.</param>
    /// <param name="snapshot">The case.</param>
    /// <param name="calendar">For dates and the zone.</param>
    /// <param name="now">The time at which it is made out.</param>
    /// <param name="records">The records of the case with all their fields, by list, in the order in which they were entered.</param>
    /// <param name="names">What the host knows.</param>
    /// <param name="language">The language of the copies.</param>
    public DocumentComposer(
        CompiledDefinition definition,
        CaseSnapshot snapshot,
        WorkingCalendar calendar,
        Instant now,
        IReadOnlyDictionary<string, ImmutableArray<FullRecord>> records,
        DocumentNames names,
        Language language)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(calendar);
        _definition = definition;
        _facts = new DocumentFacts(definition, snapshot, calendar, now, records);
        _names = names;
        _words = new DocumentWords(definition.Definition, calendar, names, language);
    }

    /// <summary>The copies that there are just now, in the order of the text; those among them that are withheld are told as that.</summary>
    public ImmutableArray<DocumentCopy> Copies() => [.. _definition.Definition.Documents.Values.SelectMany(Copies)];

    /// <summary>The document made out; null when there is no such copy just now, or it is withheld.</summary>
    /// <param name="document">The document's name.</param>
    /// <param name="record">The record that the copy is for; null: for the case.</param>
    public ComposedDocument? Compose(string document, string? record)
    {
        if (!_definition.Definition.Documents.TryGetValue(document, out var known)
            || Copies(known).FirstOrDefault(copy => copy.Record == record) is not { Withheld: false } found)
        {
            return null;
        }
        var at = Stand(known, record);
        var blocks = ImmutableArray.CreateBuilder<DocumentBlock>();
        var leftOut = ImmutableArray.CreateBuilder<string>();
        var redacted = Holds(known.Redacted);
        foreach (var part in known.Parts.Where(part => part.When is not { } when || when.EvaluateGuard(_facts)))
        {
            if (redacted && part.Sensitive)
            {
                leftOut.Add(Redacted(part));
                continue;
            }
            Part(part, redacted, at, found.Recipient, blocks, leftOut);
        }
        return new ComposedDocument(known, _words.Of(known.Title), found.Recipient, blocks.ToImmutable(), leftOut.ToImmutable());
    }

    private IEnumerable<DocumentCopy> Copies(Document document)
    {
        if (document.Each is not { } each)
        {
            return Copy(document, null) is { } one ? [one] : [];
        }
        return _facts.Of(each.List).Index()
            .Where(pair => each.Where is not { } where || where.EvaluateGuard(_facts, pair.Index))
            .Select(pair => Copy(document, pair.Item.Id)).OfType<DocumentCopy>().ToList();
    }

    private DocumentCopy? Copy(Document document, string? record)
    {
        Stand(document, record);
        return document.When is { } when && !when.EvaluateGuard(_facts) ? null
            : new DocumentCopy(document, record, document.Recipient is { } recipient && recipient.Evaluate(_facts) is { IsKnown: true } named ? _words.Say(recipient.Type, named) : null, Holds(document.Withheld));
    }

    // What cannot be told is held back: giving takes a decision, holding back does not (rules.md section 0, 1).
    private bool Holds(TypedExpression? holdingBack) => holdingBack is { } condition && !condition.Evaluate(_facts).IsFalse;

    /// <summary>How whoever gives the copy is told of a part that it does not have.</summary>
    private string Redacted(DocumentPart part) => (part.Heading ?? part.Text) is { } told
        ? Written(Lines(told.In(_words.Tag)).FirstOrDefault(line => line.Count > 0) ?? [])
        : part.List is { } list ? _words.Of(_definition.Definition.Records[list.List].Title) : string.Join(", ", part.Show.Select(field => _words.Of(field.Title)));

    private FullRecord? Stand(Document document, string? record)
    {
        var at = document.Each is { } each ? _facts.Of(each.List).FirstOrDefault(one => one.Id == record) : null;
        _facts.StandFor(document.Each?.List, at);
        return at;
    }

    private void Part(
        DocumentPart part, bool redacted, FullRecord? at, string? recipient, ImmutableArray<DocumentBlock>.Builder blocks, ImmutableArray<string>.Builder leftOut)
    {
        var inside = new List<DocumentBlock>();
        if (part.Text is { } text)
        {
            inside.AddRange(Paragraphs(text, recipient, leftOut));
        }
        var answers = part.Show.Select(field => (field, _facts.ShownIn(field.List, at, field.Name))).Where(pair => pair.Item2.IsKnown)
            .Select(pair => (_words.Of(pair.field.Title), _words.Say(pair.field.Type, pair.Item2, Find))).ToImmutableArray();
        if (!answers.IsEmpty)
        {
            inside.Add(new DocumentBlock.Answers(answers));
        }
        if (part.List is { } list)
        {
            var (rows, kept) = Rows(part, list, redacted);
            if (kept)
            {
                leftOut.Add(Redacted(part));
            }
            if (!rows.IsEmpty)
            {
                inside.Add(new DocumentBlock.Table([.. part.Columns.Select(column => _words.Of(column.Title))], rows));
            }
            // That there is nothing is not said where something was taken out.
            else if (part.None is { } none && !kept)
            {
                inside.Add(new DocumentBlock.Paragraph(_words.Of(none)));
            }
            else
            {
                return;
            }
        }
        // A heading over nothing would promise what is not there.
        if (part.Heading is { } heading && (inside.Count > 0 || (part.Text is null && part.Show.Count == 0)) && Sentence(heading.In(_words.Tag), recipient) is { } words)
        {
            blocks.Add(new DocumentBlock.Heading(words));
        }
        blocks.AddRange(inside);
    }

    /// <summary>The rows said, and whether any was left out of a redacted copy.</summary>
    private (ImmutableArray<ImmutableArray<string>> Said, bool LeftOut) Rows(DocumentPart part, EachRecord list, bool redacted)
    {
        var rows = _facts.Of(list.List).Index().Where(pair => list.Where is not { } where || where.EvaluateGuard(_facts, pair.Index)).ToList();
        var told = redacted && part.SensitiveRows is { } sensitive ? rows.FindAll(pair => sensitive.Evaluate(_facts, pair.Index).IsFalse) : rows;
        return (
            [.. told.Select(pair => part.Columns.Select(column => _facts.ShownIn(list.List, pair.Item, column.Name) is { IsKnown: true } value ? _words.Say(column.Type, value, Find) : "").ToImmutableArray())],
            told.Count < rows.Count);
    }

    private FullRecord? Find(string list, string id) => _facts.Of(list).FirstOrDefault(record => record.Id == id);

    /// <summary>
    /// Paragraphs are parted by empty lines; lines that begin with a hyphen are points. A line is left out whole when something in it is not known.
    /// </summary>
    private IEnumerable<DocumentBlock> Paragraphs(DocumentText text, string? recipient, ImmutableArray<string>.Builder leftOut)
    {
        var (sentences, points) = (new List<string>(), new List<string>());
        foreach (var line in Lines(text.In(_words.Tag)).Append([]))
        {
            var isPoint = line is [DocumentPiece.Words { Text: var first }, ..] && first.StartsWith("- ", StringComparison.Ordinal);
            if ((line.Count == 0 || isPoint) && sentences.Count > 0)
            {
                yield return new DocumentBlock.Paragraph(string.Join(' ', sentences));
                sentences.Clear();
            }
            if (!isPoint && points.Count > 0)
            {
                yield return new DocumentBlock.Points([.. points]);
                points.Clear();
            }
            if (line.Count > 0 && Sentence(line, recipient) is { } words)
            {
                (isPoint ? points : sentences).Add(isPoint ? words[2..].Trim() : words);
            }
            else if (line.Count > 0)
            {
                leftOut.Add(Written(line));
            }
        }
    }

    private static List<List<DocumentPiece>> Lines(IReadOnlyList<DocumentPiece> pieces)
    {
        var lines = new List<List<DocumentPiece>> { new() };
        foreach (var piece in pieces)
        {
            if (piece is not DocumentPiece.Words { Text: var text })
            {
                lines[^1].Add(piece);
                continue;
            }
            foreach (var (index, line) in text.Split('\n').Index())
            {
                if (index > 0)
                {
                    lines.Add([]);
                }
                if (line.Length > 0)
                {
                    lines[^1].Add(new DocumentPiece.Words(line));
                }
            }
        }
        return lines;
    }

    /// <summary>The pieces in words; null when something in them is not known.</summary>
    private string? Sentence(IEnumerable<DocumentPiece> pieces, string? recipient)
    {
        var said = new List<string>();
        foreach (var piece in pieces)
        {
            var words = piece switch
            {
                DocumentPiece.Words plain => plain.Text,
                DocumentPiece.Name { Of: DocumentPiece.Name.Child } => _names.Child,
                DocumentPiece.Name { Of: DocumentPiece.Name.Authority } => _names.Authority,
                DocumentPiece.Name => recipient,
                DocumentPiece.Answer { Expression: var expression } => expression.Evaluate(_facts) is { IsKnown: true } value ? _words.Say(expression.Type, value) : null,
                _ => throw new InvalidOperationException($"No words for {piece.GetType().Name}."),
            };
            if (words is null)
            {
                return null;
            }
            said.Add(words);
        }
        return string.Concat(said).Trim();
    }

    private static string Written(IEnumerable<DocumentPiece> pieces) => string.Concat(pieces.Select(piece => piece switch
    {
        DocumentPiece.Words plain => plain.Text,
        DocumentPiece.Name name => $"{{{name.Of}}}",
        DocumentPiece.Answer answer => $"{{{answer.Expression.Text.Trim()}}}",
        _ => throw new InvalidOperationException($"No words for {piece.GetType().Name}."),
    })).Trim();
}
