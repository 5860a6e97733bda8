using ChildProtection.Workflow.Cases.Absences;

namespace ChildProtection.Workflow.Server.Absences;

/// <summary>An absence as a page shows it.</summary>
/// <param name="Name">Who is away.</param>
/// <param name="Days">From when to when, in words.</param>
/// <param name="Cover">Who was named; null: nobody.</param>
/// <param name="Gaps">The days to come on which nobody covers, each with why, in words.</param>
/// <param name="Time">Whether it is over, holds today, or is to come.</param>
/// <param name="MayKeep">The reader may change it.</param>
/// <param name="CoversIt">The reader is named as cover.</param>
public sealed record AbsenceLine(Absence Absence, string Name, string Days, string? Cover, IReadOnlyList<string> Gaps, AbsenceTime Time, bool MayKeep, bool CoversIt)
{
    public string Path => AbsencePaths.Of(Absence.Id);

    public string DigestPath => AbsencePaths.Digest(Absence.Id);
}
