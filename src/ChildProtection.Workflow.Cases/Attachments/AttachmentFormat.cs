using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using NodaTime;
using NodaTime.Text;

namespace ChildProtection.Workflow.Cases.Attachments;

/// <summary>A change of an attachment as it is stored: its kind, and what it says as JSON. What is stored is never written anew, so a name here never gets another meaning.</summary>
public static class AttachmentFormat
{
    private static readonly JsonSerializerOptions Letters = new()
    {
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static (string Kind, string Payload) Write(AttachmentChange change)
    {
        var (kind, said) = change switch
        {
            AttachmentChange.Added added => ("added", new Stored { Details = Said.Of(added.Details), File = StoredFile.Of(added.File) }),
            AttachmentChange.Corrected corrected => ("corrected", new Stored { Details = Said.Of(corrected.Details), Reason = corrected.Reason }),
            AttachmentChange.Shared shared => ("shared", new Stored
            {
                RecipientKind = shared.Recipient.Kind.ToString(),
                Recipient = shared.Recipient.Id,
                Name = shared.Name,
                On = LocalDatePattern.Iso.Format(shared.On),
                Reason = shared.Reason,
            }),
            AttachmentChange.TakenBack back => ("taken_back", new Stored { Share = back.Share, Reason = back.Reason }),
            AttachmentChange.RemovalAsked asked => ("removal_asked", new Stored { Reason = asked.Reason }),
            AttachmentChange.RemovalDeclined declined => ("removal_declined", new Stored { Reason = declined.Reason }),
            AttachmentChange.Removed removed => ("removed", new Stored { Reason = removed.Reason }),
            _ => throw new InvalidOperationException($"{change.GetType().Name} is not stored."),
        };
        return (kind, JsonSerializer.Serialize(said, Letters));
    }

    public static AttachmentChange Read(string kind, string payload)
    {
        var stored = JsonSerializer.Deserialize<Stored>(payload, Letters)!;
        return kind switch
        {
            "added" => new AttachmentChange.Added(stored.Details!.Read(), stored.File!.Read()),
            "corrected" => new AttachmentChange.Corrected(stored.Details!.Read(), stored.Reason!),
            "shared" => new AttachmentChange.Shared(
                new AttachmentRecipient(Enum.Parse<AttachmentRecipient.Sort>(stored.RecipientKind!), stored.Recipient!), stored.Name!, Day(stored.On)!.Value, stored.Reason!),
            "taken_back" => new AttachmentChange.TakenBack(stored.Share!.Value, stored.Reason!),
            "removal_asked" => new AttachmentChange.RemovalAsked(stored.Reason!),
            "removal_declined" => new AttachmentChange.RemovalDeclined(stored.Reason!),
            "removed" => new AttachmentChange.Removed(stored.Reason!),
            _ => throw new InvalidOperationException($"No change of an attachment is called '{kind}'."),
        };
    }

    private static LocalDate? Day(string? day) => day is null ? null : LocalDatePattern.Iso.Parse(day).Value;

    private sealed record Stored
    {
        public Said? Details { get; init; }

        public StoredFile? File { get; init; }

        public string? RecipientKind { get; init; }

        public string? Recipient { get; init; }

        public string? Name { get; init; }

        public string? On { get; init; }

        public Guid? Share { get; init; }

        public string? Reason { get; init; }
    }

    private sealed record Said(
        string Sort, string Title, string From, string? HappenedOn, bool ConcernsChild, string[] ConcernsPeople, string ConcernsOther, bool OfThirdParty, string Place, string[] Roles)
    {
        public static Said Of(AttachmentDetails details) => new(
            details.Sort, details.Title, details.From, details.HappenedOn is { } day ? LocalDatePattern.Iso.Format(day) : null, details.ConcernsChild,
            [.. details.ConcernsPeople], details.ConcernsOther, details.OfThirdParty, details.Place.ToString(), [.. details.Roles]);

        public AttachmentDetails Read() => new(
            Sort, Title, From, Day(HappenedOn), ConcernsChild, [.. ConcernsPeople], ConcernsOther, OfThirdParty, Enum.Parse<AttachmentPlace>(Place), [.. Roles]);
    }

    private sealed record StoredFile(string Name, string Kind, int Bytes, string Hash, bool SaysWhereTaken)
    {
        public static StoredFile Of(KeptFile file) => new(file.Name, file.Kind.Name, file.Bytes, file.Hash, file.SaysWhereTaken);

        public KeptFile Read() => new(Name, FileKind.Named(Kind), Bytes, Hash, SaysWhereTaken);
    }
}
