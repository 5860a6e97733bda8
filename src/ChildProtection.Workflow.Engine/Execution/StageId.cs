using System.Globalization;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>Which stage of a deadline.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Ladder">The ladder's name; empty for reminders and the due time.</param>
/// <param name="Number">From 1 in the order of the text; 0 for the due time.</param>
/// <param name="Repeat">0: the rung itself; from 1: its repeats.</param>
public readonly record struct StageId(StageKind Kind, string Ladder, int Number, int Repeat = 0)
{
    public static StageId Due { get; } = new(StageKind.Due, string.Empty, 0);

    public static StageId Reminder(int number) => new(StageKind.Reminder, string.Empty, number);

    public static StageId Rung(string ladder, int number, int repeat = 0) => new(StageKind.Rung, ladder, number, repeat);

    /// <summary>Stable, as stored: <c>reminder.1</c>, <c>due</c>, <c>practice.2</c>, <c>protective.2.3</c> (the third repeat).</summary>
    public override string ToString() => Kind switch
    {
        StageKind.Reminder => string.Create(CultureInfo.InvariantCulture, $"reminder.{Number}"),
        StageKind.Due => "due",
        _ => Repeat == 0
            ? string.Create(CultureInfo.InvariantCulture, $"{Ladder}.{Number}")
            : string.Create(CultureInfo.InvariantCulture, $"{Ladder}.{Number}.{Repeat}"),
    };

    /// <summary>Reads what <see cref="ToString"/> writes. No ladder may be called <c>reminder</c>.</summary>
    /// <exception cref="FormatException">The text is no stage.</exception>
    public static StageId Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text == "due")
        {
            return Due;
        }
        var parts = text.Split('.');
        if (parts.Length is 2 or 3 && Digits(parts[1]) is { } number)
        {
            if (parts is ["reminder", _])
            {
                return Reminder(number);
            }
            if (parts.Length == 2 || Digits(parts[2]) is not null)
            {
                return Rung(parts[0], number, parts.Length == 2 ? 0 : Digits(parts[2])!.Value);
            }
        }
        throw new FormatException($"'{text}' is no stage of a deadline.");
    }

    private static int? Digits(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
