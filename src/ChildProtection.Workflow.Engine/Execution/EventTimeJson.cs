using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>Event times in JSON: <c>2026-03-02</c>, with the time where it is known.</summary>
internal sealed class EventTimeJson : JsonConverter<EventTime>
{
    public override void Write(Utf8JsonWriter writer, EventTime value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());

    public override EventTime Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => Of(reader.GetString());

    public static EventTime Of(string? text) =>
        EventTime.Parse(text ?? string.Empty) ?? throw new JsonException($"'{text}' is no date, nor a date and time.");
}
