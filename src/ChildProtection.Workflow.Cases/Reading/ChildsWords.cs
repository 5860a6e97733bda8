using System.Text.Json;
using ChildProtection.Workflow.Cases.Runtime;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Reading;

/// <summary>What a child said, or showed, as somebody wrote it down.</summary>
/// <param name="List">The list of the record in which it stands.</param>
/// <param name="Field">The answer.</param>
/// <param name="Said">In the words of the record.</param>
/// <param name="At">When; null: not known.</param>
/// <param name="To">Who wrote it down: a user's id.</param>
public sealed record ChildsWords(string List, string Field, string Said, Instant? At, string To)
{
    /// <summary>
    /// The answers of the shipped definitions in which a child's own words stand (rules W9, W10, D3.2, D5.1): of one record, the first that was answered counts.
    /// </summary>
    public static IReadOnlyList<(string List, string Field)> Sources { get; } =
    [
        (VisitRecords.Visit, "child_views"), (VisitRecords.Visit, "wishes"), ("preparation", "wishes"), ("opening_check", "child_views"), ("conference", "child_view"),
    ];

    /// <summary>The latest of them; null: nothing that the child said is on record, or the reader sees none of it.</summary>
    /// <param name="records">Those that the reader sees.</param>
    public static ChildsWords? Latest(IEnumerable<RecordRow> records) =>
        All(records).OrderByDescending(words => words.At ?? Instant.MinValue).FirstOrDefault();

    private static IEnumerable<ChildsWords> All(IEnumerable<RecordRow> records)
    {
        foreach (var row in records)
        {
            var fields = Sources.Where(source => source.List == row.List).Select(source => source.Field).ToList();
            if (fields.Count == 0)
            {
                continue;
            }
            using var stored = JsonDocument.Parse(row.Fields);
            foreach (var field in fields)
            {
                if (stored.RootElement.TryGetProperty(field, out var said) && said.ValueKind == JsonValueKind.String && said.GetString() is { } text && !string.IsNullOrWhiteSpace(text))
                {
                    yield return new ChildsWords(row.List, field, text, row.OccurredAt, row.RecordedBy);
                    break;
                }
            }
        }
    }
}
