using System.Collections.Immutable;

namespace ChildProtection.Workflow.Server.Forms;

/// <summary>
/// What somebody typed or chose, as the browser sent it, by the ids of the fields. Kept as it came, so that a page shown again shows it again and
/// nothing typed is lost. Immutable.
/// </summary>
public sealed record TypedAnswers
{
    /// <summary>How the ids of a form's fields begin, apart from the fields of the page itself.</summary>
    public const string Prefix = "q.";

    private ImmutableDictionary<string, ImmutableArray<string>> Fields { get; init; } = ImmutableDictionary.Create<string, ImmutableArray<string>>(StringComparer.Ordinal);

    public static TypedAnswers None { get; } = new();

    /// <param name="form">What the browser sent.</param>
    /// <param name="part">The part of the page, where a page asks the same of several children: the ids of its fields begin with it.</param>
    public static TypedAnswers From(IFormCollection form, string part = "") =>
        From(form.Where(field => field.Key.StartsWith(part, StringComparison.Ordinal))
            .Select(field => KeyValuePair.Create(field.Key[part.Length..], field.Value.OfType<string>().ToImmutableArray())));

    public static TypedAnswers From(IEnumerable<KeyValuePair<string, ImmutableArray<string>>> fields) => new()
    {
        Fields = fields.Where(field => field.Key.StartsWith(Prefix, StringComparison.Ordinal)).ToImmutableDictionary(StringComparer.Ordinal),
    };

    /// <summary>These answers and those; where both have a field, those.</summary>
    public TypedAnswers And(TypedAnswers others) => this with { Fields = Fields.SetItems(others.Fields) };

    /// <summary>The one value of a field, without spaces around it; null when nothing was typed.</summary>
    public string? One(string id) =>
        Fields.TryGetValue(id, out var values) && values is [.., var last] && last.Trim() is { Length: > 0 } typed ? typed : null;

    /// <summary>The values of a field of which several may be chosen.</summary>
    public IReadOnlyList<string> All(string id) => Fields.TryGetValue(id, out var values) ? [.. values.Where(value => value.Length > 0)] : [];

    public TypedAnswers With(string id, params ReadOnlySpan<string> values) => this with { Fields = Fields.SetItem(id, [.. values]) };

    /// <summary>The answers without the fields below that id.</summary>
    public TypedAnswers Without(string below) =>
        this with { Fields = Fields.RemoveRange(Fields.Keys.Where(id => id == below || id.StartsWith(below + ".", StringComparison.Ordinal))) };

    /// <summary>The answers of these fields, and of what is below them, alone.</summary>
    public TypedAnswers Only(IReadOnlyList<string> ids) => this with { Fields = Fields.Where(field => IsOf(ids, field.Key)).ToImmutableDictionary(StringComparer.Ordinal) };

    /// <summary>The answers without these fields and what is below them.</summary>
    public TypedAnswers Except(IReadOnlyList<string> ids) => this with { Fields = Fields.RemoveRange(Fields.Keys.Where(id => IsOf(ids, id))) };

    /// <summary>Something was typed or chosen.</summary>
    public bool IsAnswered => Fields.Values.Any(values => values.Any(value => !string.IsNullOrWhiteSpace(value)));

    /// <summary>The same answers by other ids: those that begin with the one begin with the other.</summary>
    public TypedAnswers Moved(string from, string to) => this with
    {
        Fields = Fields.ToImmutableDictionary(field => field.Key.StartsWith(from, StringComparison.Ordinal) ? to + field.Key[from.Length..] : field.Key, field => field.Value, StringComparer.Ordinal),
    };

    private static bool IsOf(IReadOnlyList<string> ids, string id) =>
        ids.Any(one => id == one || id.StartsWith(one + ".", StringComparison.Ordinal));

    /// <summary>The ids below that one, with their values.</summary>
    public IEnumerable<(string Id, ImmutableArray<string> Values)> Below(string id) =>
        Fields.Where(field => field.Key.StartsWith(id + ".", StringComparison.Ordinal)).Select(field => (field.Key, field.Value));
}
