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

    /// <summary>Part of the text, from an offset on.</summary>
    public SourceScalar From(int offset)
    {
        var place = PlaceOf(offset);
        var index = sourceIndex;
        for (var (line, column) = (Place.Line, Place.Column); index < source.Length && (line, column) != (place.Line, place.Column); index++)
        {
            Move(source[index], ref line, ref column);
        }
        return new SourceScalar(Value[offset..], quoted: false, source, index, place);
    }

    /// <summary>The text up to an offset, without white space at its end.</summary>
    public SourceScalar Until(int offset) => new(Value[..offset].TrimEnd(), quoted, source, sourceIndex, Place);

    private static void Move(char passed, ref int line, ref int column) =>
        (line, column) = passed == '\n' ? (line + 1, 1) : (line, column + 1);
}
