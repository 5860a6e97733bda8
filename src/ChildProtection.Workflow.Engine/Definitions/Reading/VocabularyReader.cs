using ChildProtection.Workflow.Engine.Definitions.Sources;
using ChildProtection.Workflow.Engine.Diagnostics;

namespace ChildProtection.Workflow.Engine.Definitions.Reading;

/// <summary>Reads choice lists, roles, fields, records, signals, effects and events.</summary>
internal sealed class VocabularyReader(SourceMap document, ReadingContext context)
{
    private static readonly Dictionary<string, RoleHolding> Holdings = new()
    {
        ["case"] = RoleHolding.Case,
        ["team"] = RoleHolding.Team,
        ["authority"] = RoleHolding.Authority,
        ["outside"] = RoleHolding.Outside,
    };

    private static readonly Dictionary<string, bool> KindsOfOn = new() { ["date"] = false, ["moment"] = true };

    public void Read()
    {
        Each("choices", Choices);
        Each("roles", Role);
        Each("records", Record);
        Each("fields", entry => { if (Field(entry, DefinitionShapes.Field) is { } field) { context.Names.Fields.TryAdd(field.Name, field); } });
        Each("roles", HeldBy);
        Each("roles", Sees);
        Each("signals", Signal);
        Each("effects", Effect);
        Each("events", Event, dotted: true);
    }

    private void Each(string section, Action<SourceEntry> read, bool dotted = false)
    {
        foreach (var entry in MapReader.Named(document.Find(section), context, dotted))
        {
            read(entry);
        }
    }

    private void Choices(SourceEntry entry)
    {
        var codes = MapReader.Named(entry.Value, context)
            .Select(code => TextReader.Read(code.Value, context) is { } title ? new ChoiceCode(code.Key, title) : null)
            .OfType<ChoiceCode>();
        context.Names.Choices.TryAdd(entry.Key, new ChoiceList(entry.Key, [.. codes], entry.Place));
    }

    private void Role(SourceEntry entry)
    {
        if (MapReader.Open(entry.Value, DefinitionShapes.Role, context) is { } map)
        {
            var held = map.OneOf("held", Holdings) ?? RoleHolding.Team;
            context.Names.Roles.TryAdd(entry.Key, new Role(entry.Key, map.Title(entry.Key), held, map.Basis(), entry.Place));
        }
    }

    // Whoever holds one role case by case holds another by account, which may be declared after it.
    private void HeldBy(SourceEntry entry)
    {
        if (entry.Value is not SourceMap role || role.Find("held_by") is null || !context.Names.Roles.TryGetValue(entry.Key, out var known)
            || MapReader.Open(entry.Value, DefinitionShapes.Role, context) is not { } map)
        {
            return;
        }
        if (known.Held != RoleHolding.Case)
        {
            context.Findings.Error(LanguageCodes.HeldByOfCaseRole, map.PlaceOf("held_by"), $"The role '{entry.Key}' is not given case by case.", "Leave 'held_by' out, or write 'held: case'.");
        }
        context.Names.Roles[entry.Key] = known with { HeldBy = context.Roles(map.Scalars("held_by")) };
    }

    // What a role sees is told by fields and records, which are read after the roles that they name.
    private void Sees(SourceEntry entry)
    {
        if (entry.Value is not SourceMap role || role.Find("sees") is not { } node || !context.Names.Roles.TryGetValue(entry.Key, out var known)
            || MapReader.Open(node, DefinitionShapes.Sees, context) is not { } map)
        {
            return;
        }
        var records = new Dictionary<string, IReadOnlySet<string>>(StringComparer.Ordinal);
        foreach (var list in MapReader.Named(map.Node("records"), context))
        {
            var name = new SourceScalar(list.Key, quoted: false, "", 0, list.Place);
            if (context.Record(name) is { } record)
            {
                records[list.Key] = Names(list.Value).Select(field => context.Find(record.Fields, field, LanguageCodes.UnknownField, $"field of {record.Name}"))
                    .OfType<CaseField>().Select(field => field.Name).ToHashSet(StringComparer.Ordinal);
            }
        }
        var facts = map.Scalars("facts").Select(context.Field).OfType<CaseField>().Select(field => field.Name).ToHashSet(StringComparer.Ordinal);
        context.Names.Roles[entry.Key] = known with { Sees = new RoleSight(facts, records) };
    }

    // One name alone need not be in a list.
    private IEnumerable<SourceScalar> Names(SourceNode node) => node is SourceScalar { IsNothing: false } one
        ? [one]
        : (MapReader.Expect<SourceList>(node, context, "A list of fields belongs here")?.Items ?? [])
            .Select(item => MapReader.Expect<SourceScalar>(item, context, "The name of a field belongs here")).OfType<SourceScalar>();

    private void Record(SourceEntry entry)
    {
        if (MapReader.Open(entry.Value, DefinitionShapes.Record, context) is not { } map)
        {
            return;
        }
        var fields = new OrderedDictionary<string, CaseField>(StringComparer.Ordinal);
        // `on` among the fields is the key of the record itself, not a field: what every record has cannot be declared again.
        foreach (var field in map.Named("fields"))
        {
            if (NameRules.OfEveryRecord.Contains(field.Key))
            {
                context.Findings.Error(
                    LanguageCodes.ReservedName, field.Place, $"Every record has '{field.Key}' already.",
                    field.Key == "on" ? "Leave it out; write 'on: moment' on the record if it has a time of day." : "Leave it out, or use another name.");
            }
            else if (Field(field, DefinitionShapes.Field) is { } read)
            {
                fields.TryAdd(field.Key, read);
            }
        }
        var onIsMoment = map.OneOf("on", KindsOfOn) ?? false;
        context.Names.Records.TryAdd(entry.Key, new RecordType(entry.Key, map.Title(entry.Key), onIsMoment, fields, map.Basis(), entry.Place)
        {
            SeenBy = context.Roles(map.Scalars("seen_by")),
            CorrectedBy = map.Has("corrected_by") ? context.Roles(map.Scalars("corrected_by")) : null,
        });
    }

    private CaseField? Field(SourceEntry entry, DefinitionShape shape)
    {
        if (MapReader.Open(entry.Value, shape, context) is not { } map || TypeReader.Read(map, context) is not { } type)
        {
            return null;
        }
        if (type is FieldType.User { Role: not null })
        {
            context.Role(map.Scalar("role"));
        }
        return new CaseField(entry.Key, type, map.Title(entry.Key), shape.Keys.Contains("basis") ? map.Basis() : [], entry.Place)
        {
            SeenBy = context.Roles(map.Scalars("seen_by")),
            CorrectedBy = map.Has("corrected_by") ? context.Roles(map.Scalars("corrected_by")) : null,
        };
    }

    private OrderedDictionary<string, CaseField> Arguments(SourceNode? node)
    {
        var arguments = new OrderedDictionary<string, CaseField>(StringComparer.Ordinal);
        foreach (var entry in MapReader.Named(node, context))
        {
            if (Field(entry, DefinitionShapes.Argument) is { } field)
            {
                arguments.TryAdd(entry.Key, field);
            }
        }
        return arguments;
    }

    private void Signal(SourceEntry entry)
    {
        if (MapReader.Open(entry.Value, DefinitionShapes.Signal, context) is { } map)
        {
            context.Names.Signals.TryAdd(entry.Key, new Signal(entry.Key, map.Title(entry.Key), Arguments(map.Node("fields")), entry.Place));
        }
    }

    private void Effect(SourceEntry entry)
    {
        if (DefinitionShapes.Effect.Keys.Contains(entry.Key))
        {
            context.Findings.Error(LanguageCodes.ReservedName, entry.Place, $"'{entry.Key}' is something that the language itself does.", "Use another name.");
            return;
        }
        context.Names.Effects.TryAdd(entry.Key, new DeclaredEffect(entry.Key, Arguments(entry.Value), entry.Place));
    }

    private void Event(SourceEntry entry)
    {
        if (MapReader.Open(entry.Value, DefinitionShapes.Event, context) is not { } map)
        {
            return;
        }
        var audience = map.Scalars("audience").Select(name => name.Value).ToList();
        var payload = new OrderedDictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal);
        foreach (var part in map.Named("payload"))
        {
            if (!audience.Contains(part.Key))
            {
                context.Findings.Error(LanguageCodes.WrongValue, part.Place, $"'{part.Key}' is not in the audience of this event.", NearestName.Ask(part.Key, audience) ?? "Add it to the audience.");
            }
            var fields = part.Value is SourceList list ? list.Items : [part.Value];
            payload.TryAdd(part.Key, [.. fields.Select(field => MapReader.Expect<SourceScalar>(field, context, "The name of a field belongs here")).Select(context.Field).OfType<CaseField>().Select(field => field.Name)]);
        }
        context.Names.Events.TryAdd(
            entry.Key, new EventKind(entry.Key, map.Title(entry.Key), audience, payload, map.YesNo("safety_critical"), map.Basis(), entry.Place));
    }
}
