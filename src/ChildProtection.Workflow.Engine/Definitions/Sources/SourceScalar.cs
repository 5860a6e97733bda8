using ChildProtection.Workflow.Engine.Diagnostics;

namespace ChildProtection.Workflow.Engine.Definitions.Sources;

/// <summary>A text. Whether it is a name, a number or yes is for the reader of the place to say: YAML's own guesses are not used.</summary>
internal sealed class SourceScalar(string value, bool quoted, string source, int sourceIndex, SourcePlace place) : SourceNode(place)
{
    public string Value { get; } = value;

    /// <summary>Nothing is written there.</summary>
    public bool IsNothing => Value.Length == 0 && !quoted;

    public override string Words => IsNothing ? "nothing" : "a text";

    /// <summary>
    /// Where the character at that offset of the value is written: the value may be quoted, folded over several lines or
    /// indented, so it is found by walking the source alongside the value, past the white space of both.
    /// </summary>
    public SourcePlace PlaceOf(int offset)
    {
        var (line, column, at) = (Place.Line, Place.Column, sourceIndex);
        for (var i = 0; i <= offset && i < Value.Length; i++)
        {
            if (char.IsWhiteSpace(Value[i]) && i < offset)
            {
                continue;
            }
            while (at < source.Length && source[at] != Value[i])
            {
                Move(source[at], ref line, ref column);
                at++;
            }
            if (i < offset && at < source.Length)
            {
                Move(source[at], ref line, ref column);
                at++;
            }
        }
        return offset < Value.Length && at < source.Length ? new SourcePlace(Place.File, line, column) : Place.Right(offset);
    }

    /// <summary>Where the first character of the value stands, behind a quote or on the line below a block's mark.</summary>
    public SourcePlace Start => PlaceOf(0);

    /// <summary>The inverse of a reader that took the value as it is, from <see cref="Start"/>, line by line.</summary>
    public int OffsetOf(SourcePlace place)
    {
        var offset = 0;
        for (var line = Start.Line; line < place.Line && offset < Value.Length; line++)
        {
            var end = Value.IndexOf('\n', offset);
            offset = end < 0 ? Value.Length : end + 1;
        }
        return Math.Min(Value.Length, offset + Math.Max(0, place.Column - Start.Column));
    }

    private static void Move(char passed, ref int line, ref int column) =>
        (line, column) = passed == '\n' ? (line + 1, 1) : (line, column + 1);
}
