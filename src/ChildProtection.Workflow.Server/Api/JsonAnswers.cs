using System.Collections.Immutable;
using System.Text.Json;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Engine.Calendars;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Expressions;
using ChildProtection.Workflow.Server.Forms;
using NodaTime.Text;

namespace ChildProtection.Workflow.Server.Api;

/// <summary>
/// Reads answers from JSON by the types of their questions: yes/no as <c>true</c> and <c>false</c>, numbers as numbers, dates as <c>2026-03-02</c>, moments as
/// <c>2026-03-02T09:00:00Z</c>, periods as <c>10 working days</c>, choices by code (several: a list), users, people and single records by id, several records as a list of objects.
/// A required answer that is not known, where the definition lets that be said: <c>{ "not_known": "why" }</c>.
/// </summary>
public sealed class JsonAnswers
{
    private const string NotKnown = "not_known";

    private readonly List<Refusal> refusals = [];

    /// <summary>What could not be read.</summary>
    public IReadOnlyList<Refusal> Refusals => refusals;

    public Answers Read(IReadOnlyList<Question> questions, IReadOnlyDictionary<string, JsonElement> given)
    {
        var values = ImmutableSortedDictionary.CreateBuilder<string, Value>(StringComparer.Ordinal);
        var records = ImmutableSortedDictionary.CreateBuilder<string, ImmutableArray<ImmutableSortedDictionary<string, Value>>>(StringComparer.Ordinal);
        var notKnown = ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        foreach (var (name, json) in given)
        {
            if (questions.FirstOrDefault(question => question.Name == name) is not { } question)
            {
                refusals.Add(new Refusal(RefusalCodes.AnswerUnknown, $"There is no question '{name}' here.", name));
            }
            else if (json is { ValueKind: JsonValueKind.Object } && json.EnumerateObject().ToList() is [{ Name: NotKnown, Value: var because }] && Characters(because) is { } reason)
            {
                notKnown[name] = reason;
            }
            else if (question.Type is FieldType.Records)
            {
                records[name] = Rows(question, json);
            }
            else
            {
                values[name] = Read(question.Type, json, name);
            }
        }
        return new Answers { Values = values.ToImmutable(), Records = records.ToImmutable(), NotKnown = notKnown.Count > 0 ? notKnown.ToImmutable() : null };
    }

    /// <summary>New values of a record's fields.</summary>
    public ImmutableSortedDictionary<string, Value> Read(RecordType type, IReadOnlyDictionary<string, JsonElement> given)
    {
        refusals.AddRange(given.Keys.Where(name => !type.Fields.ContainsKey(name))
            .Select(name => new Refusal(RefusalCodes.AnswerUnknown, $"There is no field '{name}' here.", name)));
        return given.Where(pair => type.Fields.ContainsKey(pair.Key))
            .ToImmutableSortedDictionary(pair => pair.Key, pair => Read(type.Fields[pair.Key].Type, pair.Value, pair.Key), StringComparer.Ordinal);
    }

    /// <summary>One value of a type; unknown for <c>null</c>, and for what cannot be read.</summary>
    public Value Read(FieldType type, JsonElement json, string name)
    {
        Value? read = (type, json.ValueKind) switch
        {
            (_, JsonValueKind.Null) => Value.Unknown,
            (FieldType.YesNo, JsonValueKind.True) => Value.True,
            (FieldType.YesNo, JsonValueKind.False) => Value.False,
            (FieldType.Number, JsonValueKind.Number) when json.TryGetDecimal(out var number) && Math.Abs(number) <= Value.NumberMax => Value.Of(number),
            (FieldType.Choice { Several: true }, JsonValueKind.Array) when json.EnumerateArray().Select(Characters).ToList() is var codes && !codes.Contains(null) =>
                ChosenCodes.ToValue([.. codes.OfType<string>()]),
            (_, JsonValueKind.String) when Characters(json) is { } text => Text(type, text),
            _ => null,
        };
        if (read is null)
        {
            refusals.Add(new Refusal(ApiCodes.AnswerUnreadable, $"The answer to '{name}' is not of its type.", name));
        }
        return read ?? Value.Unknown;
    }

    /// <summary>Null for what is no string, and for half a character (an unpaired surrogate, which JSON lets through).</summary>
    private static string? Characters(JsonElement json)
    {
        try
        {
            return json.ValueKind == JsonValueKind.String ? json.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    private static Value? Text(FieldType type, string text) => type switch
    {
        FieldType.Text or FieldType.User or FieldType.Person or FieldType.Record => Value.Of(text),
        FieldType.Choice { Several: false } => Value.OfCode(text),
        FieldType.Date when LocalDatePattern.Iso.Parse(text) is { Success: true } date && DateLimits.Allow(date.Value) => Value.Of(date.Value),
        FieldType.Moment when InstantPattern.ExtendedIso.Parse(text) is { Success: true } at && DateLimits.Allow(at.Value.InUtc().Date) => Value.Of(at.Value),
        FieldType.Period when CalendarPeriod.TryParse(text, out var period, out _) => Value.Of(period),
        _ => null,
    };

    private ImmutableArray<ImmutableSortedDictionary<string, Value>> Rows(Question question, JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Array || json.EnumerateArray().Any(row => row.ValueKind != JsonValueKind.Object))
        {
            refusals.Add(new Refusal(ApiCodes.AnswerUnreadable, $"The answer to '{question.Name}' is a list of objects.", question.Name));
            return [];
        }
        return [.. json.EnumerateArray().Select((row, index) => row.EnumerateObject().ToImmutableSortedDictionary(
            field => field.Name, field => Field(question, field, index), StringComparer.Ordinal))];
    }

    private Value Field(Question question, JsonProperty field, int index)
    {
        var name = $"{question.Name}[{index + 1}].{field.Name}";
        if (question.Each.FirstOrDefault(each => each.Name == field.Name) is { } inner)
        {
            return Read(inner.Type, field.Value, name);
        }
        refusals.Add(new Refusal(RefusalCodes.AnswerUnknown, $"There is no question '{field.Name}' here.", name));
        return Value.Unknown;
    }
}
