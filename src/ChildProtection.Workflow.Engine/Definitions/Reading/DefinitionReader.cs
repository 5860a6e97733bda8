using ChildProtection.Workflow.Engine.Definitions.Sources;
using ChildProtection.Workflow.Engine.Diagnostics;
using ChildProtection.Workflow.Engine.Texts;

namespace ChildProtection.Workflow.Engine.Definitions.Reading;

/// <summary>Reads one document, put together from its files, section by section in the order in which they speak of one another.</summary>
internal sealed class DefinitionReader
{
    private readonly SourceMap _document;
    private readonly ReadingContext _context;
    private readonly ExpressionReader _expressions;
    private readonly EffectReader _effects;

    private DefinitionReader(SourceMap document, ReadingContext context)
    {
        (_document, _context) = (document, context);
        _expressions = new ExpressionReader(context);
        _effects = new EffectReader(context, _expressions);
    }

    /// <returns>The definition; null where so much is missing that there is none. Whether it can be used, the findings say.</returns>
    public static Definition? Read(SourceMap document, string hash, Findings findings, LoadOptions options)
    {
        var context = new ReadingContext(findings, Languages(document, findings), options) { Outline = OutlineReader.Read(document, findings), RecordNames = RecordNames(document) };
        return new DefinitionReader(document, context).Read(hash);
    }

    private static HashSet<string> RecordNames(SourceMap document) =>
        document.Find("records") is SourceMap records ? [.. records.Entries.Select(entry => entry.Key)] : [];

    private Definition? Read(string hash)
    {
        var names = _context.Names;
        new VocabularyReader(_document, _context).Read();
        new ParameterReader(_context, _expressions).Read(_document.Find("parameters"));
        new LadderReader(_context).Read(_document.Find("ladders"));
        new FormReader(_context, _expressions).Read(_document.Find("forms"));
        var opens = Opening("opens", DefinitionShapes.Opening);
        var takesOver = Opening("takes_over", DefinitionShapes.TakingOver);
        var root = States();
        var documents = new DocumentReading(_context, _expressions).Read(_document.Find("documents"));
        var safety = Safety();
        var (name, calendar) = (Name(), Calendar());
        if (opens is null || root is null || name is null || calendar is null)
        {
            return null;
        }
        return new Definition
        {
            Name = name,
            Title = TextReader.Read(_document.Find("title"), _context) ?? LocalizedText.None,
            Jurisdiction = Scalar("jurisdiction")?.Value ?? "",
            Languages = _context.Languages,
            Calendar = calendar,
            Hash = hash,
            Ordinals = new DefinitionOrdinals(
                names.Fields.Keys, names.Parameters.Keys, names.Records.Keys, [.. _context.Outline.States().Select(state => state.Path)],
                _context.Outline.Deadlines.Keys, _context.Outline.Tasks.Keys, names.Roles.Keys),
            Parameters = names.Parameters,
            Choices = names.Choices,
            Fields = names.Fields,
            Records = names.Records,
            Forms = names.Forms,
            Roles = names.Roles,
            Ladders = names.Ladders,
            Events = names.Events,
            Signals = names.Signals,
            Effects = names.Effects,
            Documents = documents,
            Opens = opens,
            TakesOver = takesOver,
            Root = root,
            Safety = safety,
        };
    }

    private static IReadOnlyList<string> Languages(SourceMap document, Findings findings)
    {
        var context = new ReadingContext(findings, ["en"], new LoadOptions());
        IReadOnlyList<string> languages = document.Find("languages") is SourceList list
            ? [.. list.Items.Select(item => MapReader.Expect<SourceScalar>(item, context, "A language belongs here")?.Value).OfType<string>()]
            : [];
        if (document.Find("languages") is { } written and not SourceList)
        {
            MapReader.Expect<SourceList>(written, context, "A list of languages belongs here");
        }
        return languages.Count > 0 ? languages : ["en"];
    }

    private SourceScalar? Scalar(string key) => MapReader.Expect<SourceScalar>(_document.Find(key), _context, "A text belongs here");

    // The name of the workflow is an address, not a name in expressions: it may have hyphens.
    private string? Name()
    {
        if (Scalar("workflow") is not { } name)
        {
            return null;
        }
        if (name.Value.Length <= NameRules.NameLengthMax && name.Value.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_'))
        {
            return name.Value;
        }
        _context.Findings.Error(LanguageCodes.BadName, name.Place, $"'{name.Value}' cannot be the name of a workflow.", "Use letters, digits and hyphens.");
        return null;
    }

    private string? Calendar()
    {
        var calendar = Scalar("calendar");
        if (calendar is not null && _context.Options.Calendars is { } known && !known.Contains(calendar.Value))
        {
            _context.Unknown(calendar, known, LanguageCodes.UnknownCalendar, "calendar");
        }
        return calendar?.Value;
    }

    private Opening? Opening(string section, DefinitionShape shape)
    {
        if (MapReader.Open(_document.Find(section), shape, _context) is not { } map
            || _context.Form(map.Scalar("form")) is not { } form)
        {
            return null;
        }
        var scope = new NameScope { At = _context.Outline.Root, Answers = NameScope.AnswersOf(form.Questions) };
        return new Opening(form.Name, _context.Roles(map.Scalars("for")), _effects.Read(map.List("do"), scope), map.Basis(), map.Place)
        {
            LaddersFrom = _expressions.Value(map.Node("ladders_from"), new NameScope { At = _context.Outline.Root }, new FieldType.Moment()),
        };
    }

    private State? States()
    {
        if (_document.Entry("states") is not { } states)
        {
            return null;
        }
        var transitions = new TransitionReader(_context, _expressions, _effects);
        var deadlines = new DeadlineReader(_context, _expressions);
        var works = new WorkReader(_context, _expressions, transitions, deadlines);
        var handlers = new HandlerReader(_context, transitions);
        return new StateReader(_context, _effects, transitions, deadlines, works, handlers).Root(_document, states);
    }

    private IReadOnlyList<SafetyProperty> Safety()
    {
        var scope = new NameScope { At = _context.Outline.Root };
        var properties = new List<SafetyProperty>();
        foreach (var entry in MapReader.Named(_document.Find("safety"), _context))
        {
            if (MapReader.Open(entry.Value, DefinitionShapes.Safety, _context) is { } map
                && (_expressions.Condition(map.Node("while"), scope), _expressions.Condition(map.Node("always"), scope)) is ({ } holds, { } always))
            {
                properties.Add(new SafetyProperty(entry.Key, map.Title(entry.Key), holds, always, map.Basis(), entry.Place));
            }
        }
        return properties;
    }
}
