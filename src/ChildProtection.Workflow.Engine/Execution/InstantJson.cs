using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;
using NodaTime.Text;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>Instants in JSON: whole seconds since 1970 as a number, which is short; anything finer as text.</summary>
internal sealed class InstantJson : JsonConverter<Instant>
{
    public override void Write(Utf8JsonWriter writer, Instant value, JsonSerializerOptions options) => Write(writer, value);

    public override Instant Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) =>
        reader.TokenType == JsonTokenType.Number
            ? Instant.FromUnixTimeSeconds(reader.GetInt64())
            : InstantPattern.ExtendedIso.Parse(reader.GetString()!).GetValueOrThrow();

    public static void Write(Utf8JsonWriter writer, Instant value)
    {
        var seconds = value.ToUnixTimeSeconds();
        if (Instant.FromUnixTimeSeconds(seconds) == value)
        {
            writer.WriteNumberValue(seconds);
        }
        else
        {
            writer.WriteStringValue(InstantPattern.ExtendedIso.Format(value));
        }
    }

    public static Instant Of(JsonElement element) => element.ValueKind == JsonValueKind.Number
        ? Instant.FromUnixTimeSeconds(element.GetInt64())
        : InstantPattern.ExtendedIso.Parse(element.GetString()!).GetValueOrThrow();
}
