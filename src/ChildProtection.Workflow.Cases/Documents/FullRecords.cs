using System.Collections.Immutable;
using System.Text.Json;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Engine.Calendars;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Documents;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Expressions;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Documents;

/// <summary>The stored records of a case as its documents read them: all fields, each list in the order in which it was entered.</summary>
public static class FullRecords
{
    public static IReadOnlyDictionary<string, ImmutableArray<FullRecord>> Of(Definition definition, IReadOnlyList<RecordRow> rows, WorkingCalendar calendar) =>
        rows.Where(row => definition.Records.ContainsKey(row.List))
            .GroupBy(row => row.List, StringComparer.Ordinal)
            .ToImmutableDictionary(
                group => group.Key,
                group => group.Select(row => Of(definition.Records[group.Key], row, calendar)).ToImmutableArray(),
                StringComparer.Ordinal);

    private static FullRecord Of(RecordType type, RecordRow row, WorkingCalendar calendar)
    {
        using var stored = JsonDocument.Parse(row.Fields);
        var values = type.Fields.Values
            .Select(field => KeyValuePair.Create(field.Name, stored.RootElement.TryGetProperty(field.Name, out var value) ? StoredValues.Of(field.Type, value) : Value.Unknown))
            .Where(pair => pair.Value.IsKnown)
            .ToImmutableDictionary(StringComparer.Ordinal);
        return new FullRecord(row.Id, On(type, row.OccurredAt ?? row.RecordedAt, calendar), row.RecordedAt, row.RecordedBy, values);
    }

    private static EventTime On(RecordType type, Instant at, WorkingCalendar calendar)
    {
        var local = at.InZone(calendar.Zone);
        return new EventTime(local.Date, type.OnIsMoment ? local.TimeOfDay : null);
    }
}
