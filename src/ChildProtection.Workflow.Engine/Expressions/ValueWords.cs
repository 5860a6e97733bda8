using System.Globalization;
using ChildProtection.Workflow.Engine.Texts;
using NodaTime;
using NodaTime.Text;

namespace ChildProtection.Workflow.Engine.Expressions;

/// <summary>Values as expressions write them, and as people say them.</summary>
internal static class ValueWords
{
    public static string Literal(in Value value) => value.Kind switch
    {
        ValueKind.Unknown => "unknown",
        ValueKind.Bool => value.Bool ? "yes" : "no",
        ValueKind.Number => value.Number.ToString(CultureInfo.InvariantCulture),
        ValueKind.Text => $"'{value.Text.Replace("'", "''", StringComparison.Ordinal)}'",
        ValueKind.Code => value.Code,
        ValueKind.Date => LocalDatePattern.Iso.Format(value.Date),
        ValueKind.Moment => InstantPattern.ExtendedIso.Format(value.Moment),
        ValueKind.Period => value.Period.ToString(),
        _ => throw new InvalidOperationException($"No words for values of kind {value.Kind}."),
    };

    public static string Say(in Value value, DateTimeZone zone, Language language) => value.Kind switch
    {
        ValueKind.Unknown => language == Language.Welsh ? "ddim yn hysbys" : "not known",
        ValueKind.Bool => YesOrNo(value.Bool, language),
        ValueKind.Code => Spaced(value.Code),
        ValueKind.Date => DateWords.Short(value.Date, language),
        ValueKind.Moment => DateWords.Long(value.Moment.InZone(zone).LocalDateTime, language),
        ValueKind.Period => value.Period.In(language),
        _ => Literal(value),
    };

    /// <summary>A name of the definition as words: <c>seen_alone</c> is "seen alone".</summary>
    public static string Spaced(string name) => name.Replace('_', ' ');

    private static string YesOrNo(bool value, Language language) => (language, value) switch
    {
        (Language.Welsh, true) => "ydy",
        (Language.Welsh, false) => "nac ydy",
        (_, true) => "yes",
        (_, false) => "no",
    };
}
