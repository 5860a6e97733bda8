using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>Stages in JSON, as text.</summary>
internal sealed class StageIdJson : JsonConverter<StageId>
{
    public override void Write(Utf8JsonWriter writer, StageId value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());

    public override StageId Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => StageId.Parse(reader.GetString()!);
}
