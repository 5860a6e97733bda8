using ChildProtection.Workflow.Engine.Definitions.Sources;
using ChildProtection.Workflow.Engine.Diagnostics;
using ChildProtection.Workflow.Engine.Expressions;
using ChildProtection.Workflow.Engine.Texts;

namespace ChildProtection.Workflow.Engine.Definitions.Reading;

/// <summary>Reads forms. A question that names a field of the form's record, or of the case, takes its type and title from there.</summary>
internal sealed class FormReader(ReadingContext context, ExpressionReader expressions)
{
    private readonly QuestionConditions _conditions = new(context, expressions);

    public void Read(SourceNode? section)
    {
        foreach (var entry in MapReader.Named(section, context))
        {
            if (MapReader.Open(entry.Value, DefinitionShapes.Form, context) is { } map)
            {
                var (record, each) = (context.Record(map.Scalar("records")), context.Record(map.Scalar("each")));
                var questions = Questions(map.List("questions"), record, each);
                context.Names.Forms.TryAdd(entry.Key, new Form(entry.Key, map.Title(entry.Key), record?.Name, questions, entry.Place) { Each = each?.Name });
            }
        }
    }

    private List<Question> Questions(IEnumerable<SourceNode> nodes, RecordType? record, RecordType? each)
    {
        var written = Written(nodes, record, inRecords: false);
        var scope = new NameScope { At = context.Outline.Root, Answers = NameScope.AnswersOf(written.Select(asked => asked.Question)), Each = each };
        List<Question> questions = [.. written.Select(asked => _conditions.Read(asked, scope))];
        CheckShared(questions);
        return questions;
    }

    private List<AskedQuestion> Written(IEnumerable<SourceNode> nodes, RecordType? record, bool inRecords)
    {
        var written = new OrderedDictionary<string, AskedQuestion>(StringComparer.Ordinal);
        foreach (var asked in nodes.Select(node => Question(node, record, inRecords)).OfType<AskedQuestion>())
        {
            var question = asked.Question;
            if (!written.TryAdd(question.Name, asked))
            {
                context.Findings.Error(
                    LanguageCodes.QuestionTwice, question.Place, $"'{question.Name}' is already asked in line {written[question.Name].Question.Place.Line}.",
                    "Ask once; 'when' says for whom.");
            }
        }
        return [.. written.Values];
    }

    // What is asked once for several cases cannot hang on what each of them answers by itself.
    private void CheckShared(List<Question> questions)
    {
        var alone = questions.Where(question => !question.Shared).Select(question => question.Name).ToHashSet(StringComparer.Ordinal);
        foreach (var question in questions.Where(question => question.Shared))
        {
            if (question.Type is FieldType.Record or FieldType.Person || question.Each.Any(each => each.Type is FieldType.Record or FieldType.Person))
            {
                context.Findings.Error(
                    LanguageCodes.SharedHangsOnAlone, question.Place, $"'{question.Name}' is shared and points to what belongs to one case: its records, its people.",
                    "Ask it of each case by itself: leave 'shared' out.");
            }
            var read = new[] { question.Required, question.When, question.Where, question.By }.OfType<TypedExpression>().SelectMany(condition => condition.Reads.Answers).Where(alone.Contains);
            foreach (var other in read.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            {
                context.Findings.Error(
                    LanguageCodes.SharedHangsOnAlone, question.Place, $"'{question.Name}' is shared and hangs on '{other}', which is asked of each case by itself.",
                    $"Share '{other}' too, or do not share '{question.Name}'.");
            }
        }
    }

    private AskedQuestion? Question(SourceNode node, RecordType? record, bool inRecords)
    {
        // Inside a question for several records, a name alone asks for that field.
        if (node is SourceScalar { IsNothing: false } name)
        {
            return Named(name, record, inRecords) is { } named ? new AskedQuestion(named, null, []) : null;
        }
        if (MapReader.Open(node, DefinitionShapes.Question, context) is not { } map || map.Scalar("ask") is not { } ask
            || (ask.Value != "on" && !NameRules.Check(ask.Value, ask.Place, context.Findings)))
        {
            return null;
        }
        var known = Known(ask.Value, record, inRecords);
        var given = map.Has("type") ? TypeReader.Read(map, context, inForm: !inRecords) : null;
        if (known is not null && given is not null && known.Type != given)
        {
            context.Findings.Error(
                LanguageCodes.AnswerDoesNotFit, map.PlaceOf("type"), $"'{ask.Value}' is already a field, of another type.", "Leave the type out, or use another name.");
        }
        if ((known?.Type ?? given) is not { } type)
        {
            Untyped(ask, map, record);
            return null;
        }
        var rows = Rows(type, map);
        return new AskedQuestion(Question(ask, type, known, map) with { Each = [.. rows.Select(row => row.Question)] }, map, rows);
    }

    private Question Question(SourceScalar ask, FieldType type, CaseField? known, MapReader map)
    {
        if (known is null && !map.Has("title"))
        {
            context.Findings.Error(LanguageCodes.MissingKey, map.Place, "The key 'title' is missing.", "Add the words of the question: 'title:'.");
        }
        return new Question
        {
            Name = ask.Value,
            Type = type,
            Title = map.Text("title") ?? known?.Title ?? NameRules.InWords(ask.Value),
            Hint = map.Text("hint"),
            Why = map.Text("why"),
            Shared = map.YesNo("shared"),
            MayBeNotKnown = map.YesNo("not_known"),
            Basis = map.Basis(),
            Place = ask.Place,
        };
    }

    private List<AskedQuestion> Rows(FieldType type, MapReader map)
    {
        if (type is FieldType.Records records && context.Names.Records.TryGetValue(records.List, out var record))
        {
            if (!map.Has("questions"))
            {
                context.Findings.Error(LanguageCodes.MissingKey, map.Place, "The key 'questions' is missing.", "List what is asked of each: 'questions: [ name ]'.");
            }
            return Written(map.List("questions"), record, inRecords: true);
        }
        foreach (var key in new[] { "questions", "for_each" }.Where(map.Has))
        {
            context.Findings.Error(LanguageCodes.UnknownKey, map.PlaceOf(key), $"Only a question for several records has '{key}'.", "Leave it out, or make the type records.");
        }
        return [];
    }

    private Question? Named(SourceScalar name, RecordType? record, bool inRecords)
    {
        if (inRecords && Known(name.Value, record, inRecords) is { } field)
        {
            return new Question { Name = name.Value, Type = field.Type, Title = field.Title, Place = name.Place };
        }
        if (inRecords && record is not null)
        {
            context.Unknown(name, record.Fields.Keys, LanguageCodes.UnknownField, $"field of {record.Name}");
            return null;
        }
        context.Findings.Error(LanguageCodes.WrongShape, name.Place, "A question belongs here, and here is a text.", $"Write {{ ask: {name.Value} }}.");
        return null;
    }

    private void Untyped(SourceScalar ask, MapReader map, RecordType? record)
    {
        if (!map.Has("type"))
        {
            var fields = (record?.Fields.Keys ?? Enumerable.Empty<string>()).Concat(context.Names.Fields.Keys);
            var fix = NearestName.Ask(ask.Value, fields) ?? "Give the question a type and a title, or name a field.";
            context.Findings.Error(LanguageCodes.UnknownField, ask.Place, $"'{ask.Value}' has no type and is not a field.", fix);
        }
    }

    // `on` is asked even where no record is at hand: when the thing happened.
    private CaseField? Known(string name, RecordType? record, bool inRecords) =>
        name == "on" ? On(record)
        : record is not null && record.Fields.TryGetValue(name, out var field) ? field
        : inRecords ? null
        : context.Names.Fields.GetValueOrDefault(name);

    private CaseField On(RecordType? record)
    {
        FieldType type = record is { OnIsMoment: true } ? new FieldType.Moment() : new FieldType.Date();
        var title = LocalizedText.Of("When did it happen?", "Pryd y digwyddodd?");
        return new CaseField("on", type, title, [], context.Outline.Root.Place);
    }
}
