using System.Globalization;
using System.Text.RegularExpressions;
using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Engine.Definitions;
using SpokenLanguage = ChildProtection.Workflow.Engine.Texts.Language;

namespace ChildProtection.Workflow.Server.Texts;

/// <summary>The words of the pages in the reader's language.</summary>
public sealed partial class Words(TextCatalogue catalogue, string language)
{
    /// <summary>The language tag, for <c>lang</c> and for the texts of definitions.</summary>
    public string Language { get; } = language;

    /// <summary>The language as the engine names it.</summary>
    public SpokenLanguage Spoken => Language == "cy" ? SpokenLanguage.Welsh : SpokenLanguage.English;

    public string this[string key] => catalogue.Find(Language, key);

    /// <summary>
    /// The words with <c>{0}</c>, <c>{1}</c> … filled in. <c>{0?1=day|days}</c> is a word that goes by a number: the one written for that number, else the last. English has one
    /// other form; Welsh changes a word's first letter after 2, and some after 3 and 6.
    /// </summary>
    public string With(string key, params object[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        var counted = WordByNumber().Replace(this[key], gap => ByNumber(values[int.Parse(gap.Groups[1].ValueSpan, CultureInfo.InvariantCulture)], gap.Groups[2].Value));
        return string.Format(CultureInfo.InvariantCulture, counted, values);
    }

    private static string ByNumber(object value, string forms)
    {
        var number = string.Create(CultureInfo.InvariantCulture, $"{value}=");
        var known = forms.Split('|');
        return known.FirstOrDefault(form => form.StartsWith(number, StringComparison.Ordinal)) is { } own ? own[number.Length..] : known[^1];
    }

    [GeneratedRegex(@"\{(\d)\?([^}]+)\}")]
    private static partial Regex WordByNumber();

    /// <summary>The title of a role: as the definition at hand says it, else as the access table's texts do.</summary>
    public string Role(string role, Definition? definition = null) =>
        definition is not null && definition.Roles.TryGetValue(role, out var known) ? known.Title.In(Language)
        : AccessTable.Roles.Contains(role) ? this[$"role.{role}"]
        : role.Replace('_', ' ');
}
