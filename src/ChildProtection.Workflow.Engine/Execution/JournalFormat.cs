using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using NodaTime;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>
/// Journal entries as they are stored: a payload in UTF-8 JSON beside the kind, the two times and the actor, which have places of
/// their own.
/// </summary>
public static class JournalFormat
{
    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new ValueJson(), new InstantJson(), new EventTimeJson(), new StageIdJson(), new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <summary>What is particular to the entry. <see cref="Read"/> is the way back.</summary>
    public static byte[] WritePayload(JournalEntry entry)
    {
        ArgumentNullException.ThrowIfNull(entry);
        return entry is JournalEntry.Given given
            ? JsonSerializer.SerializeToUtf8Bytes(given.Input, given.Input.GetType(), Options)
            : JsonSerializer.SerializeToUtf8Bytes(entry, entry.GetType(), Options);
    }

    /// <summary>The entry again.</summary>
    /// <exception cref="JsonException">The kind is unknown, or the payload is not one of that kind.</exception>
    public static JournalEntry Read(string kind, Instant occurredAt, Instant recordedAt, string actor, ReadOnlySpan<byte> payload)
    {
        var type = JournalKinds.TypeOf(kind) ?? throw new JsonException($"There are no journal entries of the kind '{kind}'.");
        var read = JsonSerializer.Deserialize(payload, type, Options);
        var entry = read switch
        {
            CaseInput input => new JournalEntry.Given(input),
            JournalEntry known => known,
            _ => throw new JsonException($"The payload of a journal entry of the kind '{kind}' is empty."),
        };
        return entry with { OccurredAt = occurredAt, RecordedAt = recordedAt, Actor = actor };
    }
}
