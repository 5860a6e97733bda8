using System.Text.Json;
using System.Text.Json.Serialization;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.RegisterEnquiries;
using NodaTime;
using NodaTime.Text;

namespace ChildProtection.Workflow.Storage.RegisterEnquiries;

/// <summary>How a step of an enquiry is written: its kind, and a JSON object of what it says. A kind, once written, keeps its name.</summary>
internal static class EnquiryFormat
{
    private static readonly Dictionary<string, Type> Kinds = new(StringComparer.Ordinal)
    {
        ["asked"] = typeof(EnquiryStep.Asked),
        ["checked"] = typeof(EnquiryStep.Checked),
        ["answered"] = typeof(EnquiryStep.Answered),
        ["match_settled"] = typeof(EnquiryStep.MatchSettled),
        ["given"] = typeof(EnquiryStep.Given),
        ["concern_spoken"] = typeof(EnquiryStep.ConcernSpoken),
        ["concern_followed"] = typeof(EnquiryStep.ConcernFollowed),
        ["case_told"] = typeof(EnquiryStep.CaseTold),
        ["considered"] = typeof(EnquiryStep.Considered),
        ["corrected"] = typeof(EnquiryStep.Corrected),
    };

    private static readonly Dictionary<Type, string> Names = Kinds.ToDictionary(kind => kind.Value, kind => kind.Key);

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true,
        Converters =
        {
            new Date(), new Id<CaseId>(CaseId.Parse), new Id<ChildId>(ChildId.Parse), new Id<EnquiryId>(EnquiryId.Parse),
            new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower),
        },
    };

    public static (string Kind, string Payload) Write(EnquiryStep step) => (Names[step.GetType()], JsonSerializer.Serialize(step, step.GetType(), Options));

    /// <exception cref="InvalidOperationException">The kind is not known: a later version wrote it.</exception>
    public static EnquiryStep Read(string kind, string payload) =>
        Kinds.TryGetValue(kind, out var type) && JsonSerializer.Deserialize(payload, type, Options) is EnquiryStep step
            ? step
            : throw new InvalidOperationException($"An enquiry to the register has a step '{kind}' that this version does not know.");

    private sealed class Date : JsonConverter<LocalDate>
    {
        public override LocalDate Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => LocalDatePattern.Iso.Parse(reader.GetString()!).Value;

        public override void Write(Utf8JsonWriter writer, LocalDate value, JsonSerializerOptions options) => writer.WriteStringValue(LocalDatePattern.Iso.Format(value));
    }

    private sealed class Id<T>(Func<string, IFormatProvider?, T> parse) : JsonConverter<T>
        where T : struct
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => parse(reader.GetString()!, null);

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(value.ToString());
    }
}
