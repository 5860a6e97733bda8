using System.Text.Json;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Server.Work;
using NodaTime;
using NodaTime.Text;

namespace ChildProtection.Workflow.Server.CasePage;

/// <summary>A record as the reader sees it, its answers by name.</summary>
public sealed class ToldRecord(RecordRow row, RecordType type, ValueText values)
{
    private readonly JsonElement fields = JsonDocument.Parse(row.Fields).RootElement;

    public string Id => row.Id;

    public RecordRow Row => row;

    /// <summary>An answer in words; null when it was not given, or the reader does not see it.</summary>
    public string? this[string field] => Stored(field) is { } value && type.Fields.TryGetValue(field, out var known) ? values.Say(known.Type, value) : null;

    /// <summary>An answer as it is stored: a code, an id, a date; null as above.</summary>
    public string? Code(string field) => Stored(field) is { ValueKind: JsonValueKind.String } value ? value.GetString() : null;

    public LocalDate? Date(string field) => Code(field) is { } text && LocalDatePattern.Iso.Parse(text) is { Success: true } date ? date.Value : null;

    /// <summary>Whether the answer was yes.</summary>
    public bool Is(string field) => Stored(field) is { ValueKind: JsonValueKind.True };

    public bool Has(string field) => Stored(field) is not null;

    private JsonElement? Stored(string field) => fields.TryGetProperty(field, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;
}
