using System.Globalization;
using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Engine.Definitions;
using SpokenLanguage = ChildProtection.Workflow.Engine.Texts.Language;

namespace ChildProtection.Workflow.Server.Texts;

/// <summary>The words of the pages in the reader's language.</summary>
public sealed class Words(TextCatalogue catalogue, string language)
{
    /// <summary>The language tag, for <c>lang</c> and for the texts of definitions.</summary>
    public string Language { get; } = language;

    /// <summary>The language as the engine names it.</summary>
    public SpokenLanguage Spoken => Language == "cy" ? SpokenLanguage.Welsh : SpokenLanguage.English;

    public string this[string key] => catalogue.Find(Language, key);

    /// <summary>The words with <c>{0}</c>, <c>{1}</c> … filled in.</summary>
    public string With(string key, params object[] values) =>
        string.Format(CultureInfo.InvariantCulture, this[key], values);

    /// <summary>The title of a role: as the definition at hand says it, else as the access table's texts do.</summary>
    public string Role(string role, Definition? definition = null) =>
        definition is not null && definition.Roles.TryGetValue(role, out var known) ? known.Title.In(Language)
        : AccessTable.Roles.Contains(role) ? this[$"role.{role}"]
        : role.Replace('_', ' ');
}
