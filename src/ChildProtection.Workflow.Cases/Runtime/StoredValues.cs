using System.Text.Json;
using ChildProtection.Workflow.Engine.Calendars;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Expressions;
using NodaTime.Text;

namespace ChildProtection.Workflow.Cases.Runtime;

/// <summary>Values of stored records, read back by the type of their field: the inverse of what <see cref="RecordRows"/> writes.</summary>
public static class StoredValues
{
    /// <summary>What stands in place of a value that was required and not known: <c>{ "not_known": "why" }</c>.</summary>
    internal const string NotKnown = "not_known";

    /// <summary>Why a required value is not known; null where it is known, or nothing was said.</summary>
    public static string? WhyNotKnown(JsonElement stored) =>
        stored.ValueKind == JsonValueKind.Object && stored.TryGetProperty(NotKnown, out var reason) && reason.ValueKind == JsonValueKind.String ? reason.GetString() : null;

    /// <summary>Unknown for what is not stored, and for what cannot be read as its type: an earlier version of the definition may have had another.</summary>
    public static Value Of(FieldType type, JsonElement stored) => (stored.ValueKind, type) switch
    {
        (JsonValueKind.True, FieldType.YesNo) => Value.Of(true),
        (JsonValueKind.False, FieldType.YesNo) => Value.Of(false),
        (JsonValueKind.Number, FieldType.Number) => Value.Of(stored.GetDecimal()),
        (JsonValueKind.String, FieldType.Date) => LocalDatePattern.Iso.Parse(stored.GetString()!) is { Success: true } date ? Value.Of(date.Value) : Value.Unknown,
        (JsonValueKind.String, FieldType.Moment) => InstantPattern.ExtendedIso.Parse(stored.GetString()!) is { Success: true } at ? Value.Of(at.Value) : Value.Unknown,
        (JsonValueKind.String, FieldType.Period) => CalendarPeriod.TryParse(stored.GetString()!, out var period, out _) ? Value.Of(period) : Value.Unknown,
        (JsonValueKind.String, FieldType.Choice { Several: false }) => Value.OfCode(stored.GetString()!),
        (JsonValueKind.String, FieldType.Choice or FieldType.Text or FieldType.User or FieldType.Person or FieldType.Record) => Value.Of(stored.GetString()!),
        _ => Value.Unknown,
    };
}
