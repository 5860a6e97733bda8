using System.Globalization;
using ChildProtection.Workflow.Cases.Access;

namespace ChildProtection.Workflow.Server.Texts;

/// <summary>The words of the pages in the reader's language.</summary>
public sealed class Words(TextCatalogue catalogue, string language)
{
    /// <summary>The language tag, for <c>lang</c> and for the texts of definitions.</summary>
    public string Language { get; } = language;

    public string this[string key] => catalogue.Find(Language, key);

    /// <summary>The words with <c>{0}</c>, <c>{1}</c> … filled in.</summary>
    public string With(string key, params object[] values) =>
        string.Format(CultureInfo.InvariantCulture, this[key], values);

    /// <summary>The title of a role of the access table; a role that only a definition knows keeps its name.</summary>
    public string Role(string role) =>
        AccessTable.Roles.Contains(role) ? this[$"role.{role}"] : role.Replace('_', ' ');
}
