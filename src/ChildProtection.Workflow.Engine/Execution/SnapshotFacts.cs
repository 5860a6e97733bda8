using System.Text.Json;
using ChildProtection.Workflow.Engine.Expressions;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>The facts of a snapshot in JSON: by name, what is unknown left out.</summary>
internal static class SnapshotFacts
{
    public static void Write(Utf8JsonWriter writer, Facts facts)
    {
        writer.WriteStartObject("fields");
        WriteKnown(writer, facts.Layout.Fields, facts.Fields);
        writer.WriteEndObject();
        writer.WriteStartObject("records");
        for (var list = 0; list < facts.Lists.Length; list++)
        {
            if (facts.Lists[list].IsEmpty)
            {
                continue;
            }
            writer.WriteStartArray(facts.Layout.Lists[list].Name);
            foreach (var record in facts.Lists[list])
            {
                Write(writer, facts.Layout.Lists[list], record);
            }
            writer.WriteEndArray();
        }
        writer.WriteEndObject();
    }

    public static Facts Read(FactsLayout layout, JsonElement root)
    {
        var facts = new Facts(layout);
        var fields = facts.Fields.ToBuilder();
        foreach (var field in root.GetProperty("fields").EnumerateObject())
        {
            fields[Known(layout.Field(field.Name), field.Name)] = ValueJson.Of(field.Value);
        }
        var lists = facts.Lists.ToBuilder();
        foreach (var list in root.GetProperty("records").EnumerateObject())
        {
            var place = Known(layout.List(list.Name), list.Name);
            lists[place] = [.. list.Value.EnumerateArray().Select(record => Read(layout.Lists[place], record))];
        }
        return facts with { Fields = fields.ToImmutable(), Lists = lists.ToImmutable() };
    }

    private static void Write(Utf8JsonWriter writer, RecordLayout layout, CaseRecord record)
    {
        writer.WriteStartObject();
        writer.WriteString("id", record.Id);
        writer.WriteString("on", record.On.ToString());
        SnapshotFormat.WriteInstant(writer, "at", record.RecordedAt);
        writer.WriteString("by", record.RecordedBy);
        if (record.Revision > 1)
        {
            writer.WriteNumber("rev", record.Revision);
        }
        writer.WriteStartObject("f");
        WriteKnown(writer, layout.Fields, record.Values);
        writer.WriteEndObject();
        writer.WriteEndObject();
    }

    private static CaseRecord Read(RecordLayout layout, JsonElement element)
    {
        var values = new Value[layout.Fields.Length];
        foreach (var field in element.GetProperty("f").EnumerateObject())
        {
            values[Known(layout.Field(field.Name), field.Name)] = ValueJson.Of(field.Value);
        }
        return new CaseRecord(
            element.GetProperty("id").GetString()!,
            EventTimeJson.Of(element.GetProperty("on").GetString()),
            InstantJson.Of(element.GetProperty("at")),
            element.GetProperty("by").GetString()!,
            element.TryGetProperty("rev", out var revision) ? revision.GetInt32() : 1,
            [.. values]);
    }

    private static void WriteKnown(Utf8JsonWriter writer, IReadOnlyList<string> names, IReadOnlyList<Value> values)
    {
        for (var index = 0; index < names.Count; index++)
        {
            if (values[index].IsKnown)
            {
                writer.WritePropertyName(names[index]);
                ValueJson.Write(writer, values[index]);
            }
        }
    }

    private static int Known(int ordinal, string name) =>
        ordinal >= 0 ? ordinal : throw new JsonException($"The definition has no fact '{name}'.");
}
