using System.Collections.Immutable;

namespace ChildProtection.Workflow.Server.Drafts.Kept;

/// <summary>A form while its page is written: what was kept of it, and what its fields are called.</summary>
public sealed class KeptForm(Func<Task<DraftContent?>> find)
{
    private static readonly object Key = new();

    private readonly Dictionary<string, string> names = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> options = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (string Name, string Value)> choices = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> fieldsById = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string?> groups = new(StringComparer.Ordinal);
    private readonly Stack<string?> fieldsets = new();
    private Task<DraftContent?>? kept;

    /// <summary>Somebody can type words into it: it is kept.</summary>
    public bool HasWords { get; set; }

    /// <summary>Its page keeps it, and fills it in, by itself.</summary>
    public bool IsKeptByPage { get; set; }

    /// <summary>The idempotency key that it sends; null: none.</summary>
    public Guid? Command { get; set; }

    /// <summary>The list of choices whose options are being written.</summary>
    public string? Select { get; set; }

    /// <summary>The form that is being written; null: none.</summary>
    public static KeptForm? Of(HttpContext context) => context.Items[Key] as KeptForm;

    public static void Set(HttpContext context, KeptForm? form) => context.Items[Key] = form;

    /// <summary>What was kept of it; null: nothing. Looked for when a field asks, so that a form of buttons alone costs nothing.</summary>
    public Task<DraftContent?> Kept() => IsKeptByPage ? Task.FromResult<DraftContent?>(null) : kept ??= find();

    public void Enter() => fieldsets.Push(null);

    public void Leave() => fieldsets.Pop();

    public void Legend(string words)
    {
        if (fieldsets.TryPop(out _))
        {
            fieldsets.Push(words);
        }
    }

    public void Field(string name, string? id)
    {
        fieldsById[id ?? name] = name;
        groups.TryAdd(name, fieldsets.LastOrDefault(words => words is not null));
    }

    public void Choice(string name, string? id, string value)
    {
        choices[id ?? name] = (name, value);
        groups.TryAdd(name, fieldsets.FirstOrDefault(words => words is not null));
    }

    public void Option(string select, string value, string words) => options[$"{select}={value}"] = words;

    public void Label(string of, string words) => names[of] = words;

    /// <summary>Two versions side by side, in the order and in the words of the form.</summary>
    /// <param name="nothing">What is said of a field that holds nothing.</param>
    public IReadOnlyList<DraftDifference> Differences(DraftContent one, DraftContent other, string nothing)
    {
        var order = groups.Keys.ToImmutableArray();
        return
        [
            .. from name in DraftContent.QuestionsOf(one, other)
               where order.Contains(name) && !one.SameAs(other, name)
               orderby order.IndexOf(name)
               select new DraftDifference(name, Title(name), Said(name, one, nothing), Said(name, other, nothing)),
        ];
    }

    private string Title(string name)
    {
        var own = fieldsById.FirstOrDefault(pair => pair.Value == name).Key is { } id ? names.GetValueOrDefault(id) : null;
        return string.Join(": ", new[] { groups[name], own }.OfType<string>()) is { Length: > 0 } title ? title : name;
    }

    private string Said(string name, DraftContent version, string nothing)
    {
        var said = version.All(name).Where(value => value.Length > 0).Select(value =>
            options.GetValueOrDefault($"{name}={value}")
            ?? (choices.FirstOrDefault(pair => pair.Value == (name, value)).Key is { } id ? names.GetValueOrDefault(id) : null)
            ?? value);
        return string.Join(", ", said) is { Length: > 0 } words ? words : nothing;
    }
}
