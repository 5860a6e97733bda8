using System.Collections.Immutable;
using System.Globalization;
using ChildProtection.Workflow.Cases.People.Facts;
using ChildProtection.Workflow.Server.Forms;
using ChildProtection.Workflow.Server.Texts;
using NodaTime;
using NodaTime.Text;

namespace ChildProtection.Workflow.Server.People;

/// <summary>The fields of a fact in a form: <c>p.PART</c>, a day's in three, and a way out with its reason.</summary>
public sealed class FactFields(FactWords said, Words words)
{
    private const string UnsaidField = "unsaid";
    private const string UnsaidWordsField = "unsaid_words";

    /// <summary>What was typed as a value, and which days could not be read.</summary>
    public (FactValue Value, IReadOnlyList<FieldError> Errors) Read(IFormCollection form, FactKind kind, string prefix)
    {
        if (kind.HasWayOut && Enum.TryParse<UnsaidReason>(form[UnsaidField], out var reason) && Enum.IsDefined(reason))
        {
            return (new FactValue.Unsaid(reason, form[UnsaidWordsField].ToString().Trim()), []);
        }
        var (parts, errors) = (ImmutableSortedDictionary.CreateBuilder<string, string>(StringComparer.Ordinal), new List<FieldError>());
        foreach (var part in kind.Parts)
        {
            var field = $"{prefix}.{part.Name}";
            var text = form[field].ToString();
            if (part.Type == PartType.Date)
            {
                var (day, error) = DayFields.Read(form, field, words);
                text = day is { } read ? LocalDatePattern.Iso.Format(read) : string.Empty;
                errors.AddRange(error is null ? [] : [error]);
            }
            if (!string.IsNullOrWhiteSpace(text))
            {
                parts[part.Name] = text;
            }
        }
        return (new FactValue.Said(parts.ToImmutable()), errors);
    }

    /// <summary>The fields as they were typed; on a form that was not sent yet, as they are on file.</summary>
    public IReadOnlyList<PartField> Of(FactKind kind, string prefix, IFormCollection? typed, FactValue? onFile) =>
        [.. kind.Parts.Select(part => Field(part, $"{prefix}.{part.Name}", typed, (onFile as FactValue.Said)?[part.Name]))];

    public IReadOnlyList<Option> WaysOut(FactKind kind, IFormCollection? typed, FactValue? onFile)
    {
        var chosen = typed is null ? (onFile as FactValue.Unsaid)?.Reason.ToString() : typed[UnsaidField].ToString();
        return kind.HasWayOut ? [.. Enum.GetValues<UnsaidReason>().Select(reason => new Option(reason.ToString(), said.Reason(reason), reason.ToString() == chosen))] : [];
    }

    public static string UnsaidWords(IFormCollection? typed, FactValue? onFile) =>
        typed is null ? (onFile as FactValue.Unsaid)?.Words ?? string.Empty : typed[UnsaidWordsField].ToString();

    /// <summary>A day in its three fields, as typed or as on file.</summary>
    public static QuestionInput.Date Day(IFormCollection? typed, string field, LocalDate? onFile) => typed is null
        ? new QuestionInput.Date(Number(onFile?.Day), Number(onFile?.Month), Number(onFile?.Year), null)
        : new QuestionInput.Date(typed[$"{field}.day"], typed[$"{field}.month"], typed[$"{field}.year"], null);

    private PartField Field(FactPart part, string id, IFormCollection? typed, string? onFile)
    {
        var value = typed is null ? onFile : typed[id].ToString();
        LocalDate? day = part.Type == PartType.Date && onFile is not null && LocalDatePattern.Iso.Parse(onFile) is { Success: true } read ? read.Value : null;
        return new PartField(
            id, said.Title(part), part.Required, value ?? string.Empty, part.Type == PartType.LongText,
            [.. part.Choices.Select(code => new Option(code, said.Choice(code), code == value))],
            part.Type == PartType.Date ? Day(typed, id, day) : null);
    }

    private static string? Number(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
