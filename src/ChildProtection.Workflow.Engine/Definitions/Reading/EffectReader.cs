using ChildProtection.Workflow.Engine.Definitions.Sources;
using ChildProtection.Workflow.Engine.Diagnostics;
using ChildProtection.Workflow.Engine.Expressions;
using ChildProtection.Workflow.Engine.Texts;

namespace ChildProtection.Workflow.Engine.Definitions.Reading;

/// <summary>Reads what a transition, an entry or an exit does: a list of items, each one thing.</summary>
internal sealed class EffectReader(ReadingContext context, ExpressionReader expressions)
{
    public IReadOnlyList<Effect> Read(IEnumerable<SourceNode> items, NameScope scope) =>
        [.. items.Select(item => Item(item, scope)).OfType<Effect>()];

    private Effect? Item(SourceNode node, NameScope scope)
    {
        if (MapReader.Expect<SourceMap>(node, context, "One thing to do belongs here, such as { publish: … }") is not { } map)
        {
            return null;
        }
        var entries = map.Entries.ToList();
        if (entries.Count != 1)
        {
            context.Findings.Error(LanguageCodes.WrongShape, map.Place, "Each item is one thing to do.", "Write one item for each: [ { record: … }, { publish: … } ].");
            return null;
        }
        return Effect(entries[0], map.Place, scope);
    }

    private Effect? Effect(SourceEntry entry, SourcePlace place, NameScope scope) => entry.Key switch
    {
        "set" => new Effect.Set(Values(entry.Value, context.Names.Fields, LanguageCodes.UnknownField, "field", scope), place),
        "record" => Record(entry.Value, place, scope),
        "record_each" => Records(entry.Value, place, scope),
        "update" => Update(entry, place, scope),
        "update_each" => UpdateEach(entry.Value, place, scope),
        "publish" => context.Find(context.Names.Events, Name(entry), LanguageCodes.UnknownEvent, "event") is { } published
            ? new Effect.Publish(published.Name, place) : null,
        "raise" => context.Find(context.Names.Signals, Name(entry), LanguageCodes.UnknownSignal, "signal") is { } raised
            ? new Effect.Raise(raised.Name, place) : null,
        "assign" => Assign(entry, place, scope),
        "vacate" => Assignable(Name(entry)) is { } role ? new Effect.Vacate(role.Name, place) : null,
        _ => Declared(entry, place, scope),
    };

    private SourceScalar? Name(SourceEntry entry) => MapReader.Expect<SourceScalar>(entry.Value, context, "A name belongs here");

    private OrderedDictionary<string, TypedExpression> Values(
        SourceNode? node, IReadOnlyDictionary<string, CaseField> known, string code, string what, NameScope scope) =>
        Values(node, known, code, what, (value, field) => expressions.Value(value, scope, field.Type));

    private OrderedDictionary<string, TypedExpression> Values(
        SourceNode? node, IReadOnlyDictionary<string, CaseField> known, string code, string what, Func<SourceNode, CaseField, TypedExpression?> read)
    {
        var values = new OrderedDictionary<string, TypedExpression>(StringComparer.Ordinal);
        foreach (var entry in MapReader.Expect<SourceMap>(node, context, "Names with a value for each belong here")?.Entries ?? [])
        {
            if (!known.TryGetValue(entry.Key, out var field))
            {
                context.Unknown(new SourceScalar(entry.Key, quoted: false, "", 0, entry.Place), known.Keys, code, what);
            }
            else if (read(entry.Value, field) is { } value)
            {
                values.TryAdd(entry.Key, value);
            }
        }
        return values;
    }

    private Effect.AddRecord? Record(SourceNode node, SourcePlace place, NameScope scope)
    {
        if (node is SourceScalar name)
        {
            return context.Record(name) is { } list ? new Effect.AddRecord(list.Name, new OrderedDictionary<string, TypedExpression>(), scope.Answers is not null, place) : null;
        }
        if (MapReader.Open(node, DefinitionShapes.NewRecord, context) is not { } map || context.Record(map.Scalar("list")) is not { } record)
        {
            return null;
        }
        return new Effect.AddRecord(record.Name, With(map, record, scope), scope.Answers is not null, place);
    }

    private Effect? Records(SourceNode node, SourcePlace place, NameScope scope)
    {
        if (MapReader.Open(node, DefinitionShapes.NewRecords, context) is not { } map || context.Record(map.Scalar("list")) is not { } record)
        {
            return null;
        }
        if (map.Has("from") == map.Has("of"))
        {
            context.Findings.Error(
                LanguageCodes.WrongShape, map.Place, "Records are added for each of an answer, or for each record of a list: one of the two.",
                "Write 'from: answer.NAME', or 'of: LIST where …'.");
            return null;
        }
        return map.Has("of") ? RecordsOf(map, record, place, scope) : RecordsFrom(map, record, place, scope);
    }

    private Effect.AddRecordsOf? RecordsOf(MapReader map, RecordType record, SourcePlace place, NameScope scope) =>
        expressions.Each(map.Node("of"), scope) is { } each
            ? new Effect.AddRecordsOf(record.Name, each, With(map, record, scope with { Each = context.Names.Records[each.List] }), place)
            : null;

    private Effect.AddRecords? RecordsFrom(MapReader map, RecordType record, SourcePlace place, NameScope scope)
    {
        if (map.Scalar("from") is not { } from)
        {
            return null;
        }
        var question = from.Value.StartsWith("answer.", StringComparison.Ordinal) ? from.Value["answer.".Length..] : "";
        if (scope.Answers?.GetValueOrDefault(question) is not { Type: FieldType.Records asked })
        {
            var several = scope.Answers?.Values.Where(answer => answer.Type is FieldType.Records).Select(answer => $"answer.{answer.Name}") ?? [];
            context.Unknown(from, several, LanguageCodes.UnknownQuestion, "question for several records");
            return null;
        }
        if (asked.List != record.Name)
        {
            context.Findings.Error(LanguageCodes.AnswerDoesNotFit, from.Place, $"'{from.Value}' asks for {asked.List}, not for {record.Name}.", $"Write list: {asked.List}.");
        }
        return new Effect.AddRecords(record.Name, question, With(map, record, scope), place);
    }

    private OrderedDictionary<string, TypedExpression> With(MapReader map, RecordType record, NameScope scope) =>
        Values(map.Node("with"), Settable(record), LanguageCodes.UnknownField, $"field of {record.Name}", scope);

    private Effect.UpdateRecords? UpdateEach(SourceNode node, SourcePlace place, NameScope scope)
    {
        if (MapReader.Open(node, DefinitionShapes.ChangedRecords, context) is not { } map || context.Record(map.Scalar("list")) is not { } record)
        {
            return null;
        }
        var values = Values(
            map.Node("set"), record.Fields, LanguageCodes.UnknownField, $"field of {record.Name}", (value, field) => expressions.ValueIn(record.Name, value, scope, field.Type));
        return new Effect.UpdateRecords(record.Name, expressions.Where(map.Node("where"), record.Name, scope), values, place);
    }

    private Effect.UpdateRecord? Update(SourceEntry entry, SourcePlace place, NameScope scope)
    {
        if (scope.Each is null)
        {
            context.Findings.Error(LanguageCodes.UpdateWithoutEach, entry.Place, "There is no record at hand to update.", "Give the task or action 'each:', or add a record with 'record:'.");
            return null;
        }
        return new Effect.UpdateRecord(
            scope.Each.Name, Values(entry.Value, Settable(scope.Each), LanguageCodes.UnknownField, $"field of {scope.Each.Name}", scope), place);
    }

    private Effect.Assign? Assign(SourceEntry entry, SourcePlace place, NameScope scope)
    {
        var holders = MapReader.Expect<SourceMap>(entry.Value, context, "A role and who holds it belong here")?.Entries.ToList() ?? [];
        if (holders.Count != 1)
        {
            if (entry.Value is SourceMap)
            {
                context.Findings.Error(LanguageCodes.WrongShape, entry.Value.Place, "One role is assigned at a time.", "Write an item for each role.");
            }
            return null;
        }
        var role = Assignable(new SourceScalar(holders[0].Key, quoted: false, "", 0, holders[0].Place));
        var holder = expressions.Value(holders[0].Value, scope, new FieldType.User(role?.Name));
        return role is not null && holder is not null ? new Effect.Assign(role.Name, holder, place) : null;
    }

    private Role? Assignable(SourceScalar? name)
    {
        var role = context.Role(name);
        if (role is not null && role.Held != RoleHolding.Case)
        {
            context.Findings.Error(
                LanguageCodes.RoleNotAssigned, name!.Place, $"'{role.Name}' is not held by assignment to a case.", "Declare the role with 'held: case', or leave this out.");
        }
        return role;
    }

    private Effect.Declared? Declared(SourceEntry entry, SourcePlace place, NameScope scope)
    {
        if (!context.Names.Effects.TryGetValue(entry.Key, out var effect))
        {
            var known = DefinitionShapes.Effect.Keys.Concat(context.Names.Effects.Keys).ToList();
            context.Findings.Error(
                LanguageCodes.UnknownEffect, entry.Place, $"'{entry.Key}' is nothing that can be done.",
                NearestName.Ask(entry.Key, known) ?? $"There are {string.Join(", ", known)}.");
            return null;
        }
        var nothing = effect.Arguments.Count == 0 && entry.Value is SourceScalar { Value: "" or "yes" };
        var arguments = nothing ? new OrderedDictionary<string, TypedExpression>() : Values(entry.Value, effect.Arguments, LanguageCodes.EffectArguments, "argument", scope);
        if (!nothing && entry.Value is SourceMap given)
        {
            foreach (var missing in effect.Arguments.Keys.Where(name => given.Entry(name) is null))
            {
                context.Findings.Error(LanguageCodes.EffectArguments, entry.Place, $"'{entry.Key}' is not told its '{missing}'.", $"Add '{missing}:'; write unknown where it is not known.");
            }
        }
        return new Effect.Declared(effect.Name, arguments, place);
    }

    private static OrderedDictionary<string, CaseField> Settable(RecordType record)
    {
        FieldType on = record.OnIsMoment ? new FieldType.Moment() : new FieldType.Date();
        var fields = new OrderedDictionary<string, CaseField>(StringComparer.Ordinal) { ["on"] = new CaseField("on", on, LocalizedText.None, [], record.Place) };
        foreach (var (name, field) in record.Fields)
        {
            fields.TryAdd(name, field);
        }
        return fields;
    }
}
