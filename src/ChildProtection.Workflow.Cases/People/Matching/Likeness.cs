using NodaTime;

namespace ChildProtection.Workflow.Cases.People.Matching;

/// <summary>How likely two people are one, and why. Pure.</summary>
/// <param name="Points">0: not likely at all; from <see cref="LikelyFrom"/> on it is shown before somebody new is put on file.</param>
public sealed record Likeness(int Points, IReadOnlyList<LikenessReason> Reasons)
{
    /// <summary>Alike in name and not otherwise ruled out, or in date of birth and half the name.</summary>
    public const int LikelyFrom = 40;

    /// <summary>A child is seldom born further from the expected date, in days.</summary>
    public const int ExpectedDaysMax = 42;

    private const int Certain = 100;

    /// <summary>Letters wrong, of the letters of the longer word, at which two words still count as one misspelled.</summary>
    private const double MisspelledMax = 0.34;

    public static Likeness Of(PersonSketch wanted, PersonSketch known)
    {
        if (wanted.NhsNumber is not null && wanted.NhsNumber == known.NhsNumber)
        {
            return new Likeness(Certain, [LikenessReason.SameNhsNumber]);
        }
        var (name, named) = Named(wanted, known);
        var (date, dated) = Born(wanted, known);
        return name == 0 ? new Likeness(0, []) : new Likeness(Math.Clamp(name + date, 0, Certain), [.. named, .. dated]);
    }

    private static (int Points, IEnumerable<LikenessReason> Reasons) Named(PersonSketch wanted, PersonSketch known)
    {
        (int Points, IEnumerable<LikenessReason> Reasons) best = (0, []);
        foreach (var mine in wanted.Names)
        {
            foreach (var (theirs, index) in known.Names.Select((theirs, index) => (theirs, index)))
            {
                var (points, reason) = Named(mine, theirs);
                if (points > best.Points)
                {
                    best = (points, index == 0 ? [reason] : [reason, LikenessReason.FormerName]);
                }
            }
        }
        return best;
    }

    private static (int Points, LikenessReason Reason) Named(PersonSketch.Called mine, PersonSketch.Called theirs)
    {
        var (given, family) = (Words(mine.Given, theirs.Given), Words(mine.Family, theirs.Family));
        var straight = Both(given, family);
        var crossed = Both(Words(mine.Given, theirs.Family), Words(mine.Family, theirs.Given));
        if (crossed.Points > straight.Points)
        {
            return (crossed.Points - 5, LikenessReason.SameNameSwapped);
        }
        if (straight.Points > 0)
        {
            return straight;
        }
        return Math.Max(given, family) >= 2 ? (15, LikenessReason.OneNameAlike) : (0, LikenessReason.OneNameAlike);
    }

    /// <summary>Both names alike, and how; one that is missing on either side is like any other.</summary>
    private static (int Points, LikenessReason Reason) Both(int given, int family) => Math.Min(given, family) switch
    {
        3 => (60, LikenessReason.SameName),
        2 => (45, LikenessReason.SoundsAlike),
        1 => (40, LikenessReason.SpelledAlike),
        _ => (0, LikenessReason.OneNameAlike),
    };

    /// <summary>3 the same, 2 sounds alike, 1 one of them may be a misspelling of the other, 0 neither. The best of any word with any.</summary>
    private static int Words(string one, string other)
    {
        var (mine, theirs) = (NameWords.Of(one), NameWords.Of(other));
        return mine.Count == 0 || theirs.Count == 0 ? 1 : mine.Max(word => theirs.Max(their => Word(word, their)));
    }

    private static int Word(string one, string other) =>
        one == other ? 3
        : NameSounds.Of(one).Intersect(NameSounds.Of(other)).Any() && Spelling.Distance(one, other) <= Math.Max(one.Length, other.Length) - 1 ? 2
        : Spelling.Distance(one, other) <= Math.Max(one.Length, other.Length) * MisspelledMax ? 1
        : 0;

    private static (int Points, IEnumerable<LikenessReason> Reasons) Born(PersonSketch wanted, PersonSketch known) => (wanted, known) switch
    {
        ({ BornOn: { } mine }, { BornOn: { } theirs }) => BirthDates.Compare(mine, theirs) is { } how
            ? (how == LikenessReason.SameBirthDate ? 40 : 25, [how])
            : (-30, [LikenessReason.OtherBirthDate]),
        ({ BornOn: { } born }, { ExpectedOn: { } expected }) => Expected(born, expected),
        ({ ExpectedOn: { } expected }, { BornOn: { } born }) => Expected(born, expected),
        ({ ExpectedOn: { } mine }, { ExpectedOn: { } theirs }) => Expected(mine, theirs),
        _ => (0, []),
    };

    private static (int, IEnumerable<LikenessReason>) Expected(LocalDate born, LocalDate expected) =>
        Math.Abs(Period.DaysBetween(born, expected)) <= ExpectedDaysMax ? (30, [LikenessReason.ExpectedThen]) : (-30, [LikenessReason.OtherBirthDate]);
}
