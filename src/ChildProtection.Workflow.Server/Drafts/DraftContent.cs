using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using ChildProtection.Workflow.Server.Forms;
using NodaTime;

namespace ChildProtection.Workflow.Server.Drafts;

/// <summary>What was typed, field by field, as the browser sent it. Immutable.</summary>
public sealed record DraftContent
{
    /// <summary>What a page sends beside what somebody typed.</summary>
    private static readonly ImmutableHashSet<string> OfThePage =
        ["form_token", "command", DraftFields.Ticket, DraftFields.Revision, DraftFields.Later, "add", "remove"];

    /// <summary>What the page knew of the case when the form was opened: kept, and never chosen between.</summary>
    private static readonly ImmutableHashSet<string> Known = ["seen", "task", "version", DraftFields.Title, IncludedField];

    /// <summary>Which of several children it is for: chosen anew by everybody who sends it.</summary>
    public const string IncludedField = "included";

    private static readonly string Which = $"{FieldId.Of(AnswerReader.WhenItHappened)}.which";

    private DraftContent(ImmutableSortedDictionary<string, ImmutableArray<string>> fields) => Fields = fields;

    public ImmutableSortedDictionary<string, ImmutableArray<string>> Fields { get; }

    public static DraftContent Of(IFormCollection form) => new(
        form.Where(field => !OfThePage.Contains(field.Key))
            .ToImmutableSortedDictionary(field => field.Key, field => field.Value.OfType<string>().ToImmutableArray(), StringComparer.Ordinal));

    /// <exception cref="JsonException">It is none.</exception>
    public static DraftContent Read(ReadOnlySpan<byte> json) =>
        new((JsonSerializer.Deserialize<Dictionary<string, string[]>>(json) ?? throw new JsonException("A draft is an object."))
            .ToImmutableSortedDictionary(field => field.Key, field => field.Value.ToImmutableArray(), StringComparer.Ordinal));

    public byte[] Write() => JsonSerializer.SerializeToUtf8Bytes(Fields.ToDictionary(field => field.Key, field => field.Value.ToArray()));

    /// <summary>Nobody has typed or chosen anything yet.</summary>
    public bool IsBlank => !Fields.Any(pair => !IsKnown(pair.Key) && !pair.Key.EndsWith(".rows", StringComparison.Ordinal) && pair.Value.Any(value => value.Length > 0));

    public TypedAnswers Typed => TypedAnswers.From(Fields);

    /// <summary>What was typed into one part of the page.</summary>
    /// <param name="part">What the ids of its fields begin with.</param>
    public TypedAnswers TypedIn(string part) => TypedAnswers.From(
        Fields.Where(field => field.Key.StartsWith(part, StringComparison.Ordinal)).Select(field => KeyValuePair.Create(field.Key[part.Length..], field.Value)));

    public IReadOnlyList<string> All(string field) => Fields.TryGetValue(field, out var values) ? values : [];

    public string? One(string field) => Fields.TryGetValue(field, out var values) && values is [.., { Length: > 0 } last] ? last : null;

    /// <summary>A whole number that the page sent; 0 when it is none.</summary>
    public static long Whole(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    /// <summary>The questions of which either version holds something, as a choice is made between them: all fields of a question together.</summary>
    public static IEnumerable<string> QuestionsOf(DraftContent one, DraftContent other) =>
        one.Fields.Keys.Concat(other.Fields.Keys).Where(field => !IsKnown(field)).Select(QuestionOf).Distinct();

    /// <summary>Whether both hold the same for that question; a field left empty and one that is not there are the same.</summary>
    public bool SameAs(DraftContent other, string question) => Filled(question).SequenceEqual(other.Filled(question));

    /// <summary>"Today" and "yesterday" as they were meant when it was saved: read on another day, they are days of the calendar.</summary>
    public DraftContent As(LocalDate savedOn, LocalDate today) =>
        savedOn == today ? this : new(Fields.SetItems(Fields.Where(field => PagePart.Split(field.Key).Field == Which).SelectMany(field => Meant(field.Key, savedOn))));

    private IEnumerable<KeyValuePair<string, ImmutableArray<string>>> Meant(string which, LocalDate savedOn)
    {
        LocalDate? meant = One(which) switch
        {
            AnswerReader.Today => savedOn,
            AnswerReader.Yesterday => savedOn.PlusDays(-1),
            _ => null,
        };
        var id = which[..which.LastIndexOf('.')];
        return meant is not { } day ? [] :
        [
            Field(which, AnswerReader.AnotherDay), Field($"{id}.day", Text(day.Day)), Field($"{id}.month", Text(day.Month)), Field($"{id}.year", Text(day.Year)),
        ];

        static KeyValuePair<string, ImmutableArray<string>> Field(string name, string value) => KeyValuePair.Create(name, ImmutableArray.Create(value));
        static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
    }

    /// <summary>This one, with the other's answer to that question.</summary>
    public DraftContent With(string question, DraftContent other) =>
        new(Fields.RemoveRange(Fields.Keys.Where(field => QuestionOf(field) == question)).AddRange(other.Fields.Where(field => QuestionOf(field.Key) == question)));

    private IEnumerable<string> Filled(string question) =>
        Fields.Where(field => QuestionOf(field.Key) == question).SelectMany(field => field.Value.Where(value => value.Length > 0).Select(value => $"{field.Key}={value}"));

    private static bool IsKnown(string field) => Known.Contains(PagePart.Split(field).Field);

    /// <summary><c>q.name.day</c> belongs to <c>q.name</c>, in whichever part of the page; any other field is its own.</summary>
    private static string QuestionOf(string field)
    {
        var (part, own) = PagePart.Split(field);
        return own.StartsWith(TypedAnswers.Prefix, StringComparison.Ordinal) && own.IndexOf('.', TypedAnswers.Prefix.Length) is > 0 and var dot ? part + own[..dot] : field;
    }
}
