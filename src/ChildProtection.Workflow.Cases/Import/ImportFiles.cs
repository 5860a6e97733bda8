using System.Collections.Immutable;

namespace ChildProtection.Workflow.Cases.Import;

/// <summary>The files of an earlier system as they were read, and what was wrong with them as files.</summary>
/// <param name="Hash">SHA-256 of all of them, in hexadecimal: what was rehearsed is what is brought in.</param>
public sealed record ImportFiles(string Hash, ImmutableArray<ImportRow> Rows, ImmutableArray<ImportFinding> Findings)
{
    public IEnumerable<ImportRow> Of(ImportSubject subject) => Rows.Where(row => row.Subject == subject);
}
