using ChildProtection.Workflow.Engine.Definitions;

namespace ChildProtection.Workflow.Server.CasePage;

/// <summary>
/// The states of a definition as nested boxes, drawn from the definition alone. What is active is open and highlighted; a state that is not active is
/// one closed box, so that the picture stays as small as the case is.
/// </summary>
public sealed record StatePicture(double Width, double Height, IReadOnlyList<StatePicture.Box> Boxes)
{
    private const double PadSides = 10;
    private const double TitleHeight = 26;
    private const double Gap = 8;
    private const double CharacterWidth = 7.9;
    private const double WideCharacterWidth = 12.5;
    private const double BoxWidthMin = 60;

    /// <summary>The width, in the picture's units, at which boxes go on in a new row.</summary>
    public const double RowWidth = 900;

    /// <param name="Depth">0 for the outermost.</param>
    /// <param name="Active">The case is in it.</param>
    /// <param name="Concurrent">One of several regions that run at once.</param>
    public sealed record Box(double X, double Y, double Width, double Height, string Title, int Depth, bool Active, bool Concurrent);

    /// <param name="root">The nameless root of a definition.</param>
    /// <param name="active">The paths of the active states.</param>
    /// <param name="language">The reader's language tag.</param>
    public static StatePicture Of(State root, IReadOnlySet<string> active, string language)
    {
        var size = Row(root.Children, active, language, depth: 0, concurrent: false, RowWidth);
        return new StatePicture(size.Width, size.Height, size.Boxes);
    }

    private static Sized One(State state, IReadOnlySet<string> active, string language, int depth, bool concurrent, double room)
    {
        var isActive = active.Contains(state.Path);
        var title = state.Title.In(language) is { Length: > 0 } words ? words : state.Name.Replace('_', ' ');
        var own = Math.Max(BoxWidthMin, WidthOf(title) + 2 * PadSides);
        if (!isActive || state.Children.Count == 0)
        {
            return new Sized(own, TitleHeight, [new Box(0, 0, own, TitleHeight, title, depth, isActive, concurrent)]);
        }
        var inside = Row(state.Children, active, language, depth + 1, state.Kind == StateKind.Concurrent, room - 2 * PadSides);
        var (width, height) = (Math.Max(own, inside.Width + 2 * PadSides), TitleHeight + inside.Height + PadSides);
        return new Sized(width, height,
        [
            new Box(0, 0, width, height, title, depth, isActive, concurrent),
            .. inside.Boxes.Select(box => box with { X = box.X + PadSides, Y = box.Y + TitleHeight }),
        ]);
    }

    /// <summary>An upper bound in the bold face of the pages: no browser measures it here.</summary>
    private static double WidthOf(string title) => title.Sum(letter => letter is 'm' or 'w' or 'M' or 'W' or 'ŵ' or 'Ŵ' ? WideCharacterWidth : CharacterWidth);

    private static Sized Row(IReadOnlyList<State> states, IReadOnlySet<string> active, string language, int depth, bool concurrent, double room)
    {
        var boxes = new List<Box>();
        var (x, y, rowHeight, width) = (0.0, 0.0, 0.0, 0.0);
        foreach (var state in states)
        {
            var size = One(state, active, language, depth, concurrent, room);
            if (x > 0 && x + size.Width > room)
            {
                (x, y, rowHeight) = (0, y + rowHeight + Gap, 0);
            }
            boxes.AddRange(size.Boxes.Select(box => box with { X = box.X + x, Y = box.Y + y }));
            x += size.Width + Gap;
            width = Math.Max(width, x - Gap);
            rowHeight = Math.Max(rowHeight, size.Height);
        }
        return new Sized(width, y + rowHeight, boxes);
    }

    private sealed record Sized(double Width, double Height, IReadOnlyList<Box> Boxes);
}
