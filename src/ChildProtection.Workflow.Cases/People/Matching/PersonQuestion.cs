using System.Globalization;
using NodaTime;

namespace ChildProtection.Workflow.Cases.People.Matching;

/// <summary>Whom somebody looks for.</summary>
/// <param name="Name">Names in any order, as they sound; null: any.</param>
/// <param name="BornOn">The date of birth, or one slipped from it; null: any.</param>
/// <param name="NhsNumber">Ten digits; null: any.</param>
public sealed record PersonQuestion(string? Name, LocalDate? BornOn, string? NhsNumber)
{
    public IReadOnlyList<string> Words => NameWords.Of(Name ?? string.Empty);

    public bool IsEmpty => Words.Count == 0 && BornOn is null && NhsNumber is null;

    /// <summary>Each group must be met: one key of it.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Keys =>
    [
        .. Words.Select(SearchKeys.OfWord),
        .. BornOn is { } born ? new IReadOnlyList<string>[] { [.. BirthDates.Slips(born).Select(SearchKeys.OfDate)] } : [],
        .. NhsNumber is { } number ? new IReadOnlyList<string>[] { [SearchKeys.OfNhsNumber(number)] } : [],
    ];

    /// <summary>How well somebody answers it: the more, the better.</summary>
    public int Points(PersonSketch person)
    {
        var theirs = person.Names.SelectMany(called => NameWords.Of(called.Given).Concat(NameWords.Of(called.Family))).ToHashSet(StringComparer.Ordinal);
        var words = Words.Sum(word => theirs.Contains(word) ? 10 : 10 - Math.Min(9, theirs.Select(their => Spelling.Distance(word, their)).DefaultIfEmpty(9).Min()));
        var date = BornOn is { } wanted && person.BornOn is { } born ? (wanted == born ? 20 : 5) : 0;
        return words + date;
    }

    /// <summary>As it is kept in the log of searches.</summary>
    public override string ToString() => string.Join(
        "; ", new[] { Name?.Trim(), BornOn?.ToString("uuuu-MM-dd", CultureInfo.InvariantCulture), NhsNumber }.Where(part => !string.IsNullOrEmpty(part)));
}
