using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Cases.People.Facts;

/// <summary>How a piece of news becomes changes of the file, so that nothing is overwritten.</summary>
public static class FactSteps
{
    /// <summary>
    /// Something has changed, or is known for the first time. The value before it ends on the day before; news of a time before that is put on file as past.
    /// </summary>
    /// <param name="id">Of the new fact.</param>
    /// <param name="series">As in <see cref="Fact.Series"/>.</param>
    /// <param name="open">What holds now in the same series; null: nothing is on file.</param>
    /// <param name="from">Since when; null: not known.</param>
    /// <param name="today">The last day of the old value, where nobody knows since when the new one holds, is the day before this.</param>
    public static IReadOnlyList<FactChange> News(
        FactId id, SubjectId subject, FactKind kind, Guid series, SubjectId? about, FactValue value, LocalDate? from, Fact? open, LocalDate today)
    {
        if (open is null)
        {
            return [new FactChange.Begin(id, subject, kind, series, about, value, from, null)];
        }
        if (from is { } earlier && open.From is { } later && earlier < later)
        {
            return [new FactChange.Begin(id, subject, kind, series, about, value, from, later.PlusDays(-1))];
        }
        var last = (from ?? today).PlusDays(-1);
        return
        [
            new FactChange.End(open.Id, subject, open.From is { } first && first > last ? first : last),
            new FactChange.Begin(id, subject, kind, series, about, value, from, null),
        ];
    }

    /// <summary>What is on file was never so. What was right instead held for the time given.</summary>
    public static IReadOnlyList<FactChange> Correction(FactId id, Fact wrong, FactValue right, LocalDate? from, LocalDate? to, string reason) =>
    [
        new FactChange.Correct(wrong.Id, wrong.Subject, reason),
        new FactChange.Begin(id, wrong.Subject, wrong.Kind, wrong.Series, wrong.About, right, from, to),
    ];
}
