using ChildProtection.Workflow.Engine.Definitions;

namespace ChildProtection.Workflow.Server.CasePage;

/// <summary>Where a case is, in words: the active states inside one another. A state with one active state inside is said in one breath with it.</summary>
/// <param name="Title">From the outside in.</param>
/// <param name="Inside">The active states inside the last of them, when there are several.</param>
public sealed record ActiveStates(IReadOnlyList<string> Title, IReadOnlyList<ActiveStates> Inside)
{
    /// <param name="root">The nameless root of a definition.</param>
    /// <param name="active">The paths of the active states.</param>
    /// <param name="language">The reader's language tag.</param>
    public static IReadOnlyList<ActiveStates> Of(State root, IReadOnlySet<string> active, string language)
    {
        var outermost = Within(root, active, language);
        // What holds everything else says nothing by itself.
        return outermost is [{ Inside: { Count: > 0 } inside }] ? inside : outermost;
    }

    /// <summary>All titles, outermost first, for those who hear the picture.</summary>
    public IEnumerable<string> Spoken() => Title.Concat(Inside.SelectMany(each => each.Spoken()));

    private static IReadOnlyList<ActiveStates> Within(State state, IReadOnlySet<string> active, string language) =>
        [.. state.Children.Where(child => active.Contains(child.Path)).Select(child => One(child, active, language))];

    private static ActiveStates One(State state, IReadOnlySet<string> active, string language)
    {
        var title = state.Title.In(language) is { Length: > 0 } words ? words : state.Name.Replace('_', ' ');
        var inside = Within(state, active, language);
        return inside is [var only] ? only with { Title = [title, .. only.Title] } : new ActiveStates([title], inside);
    }
}
