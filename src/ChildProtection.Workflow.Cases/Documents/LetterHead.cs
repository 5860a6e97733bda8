using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Documents;

/// <summary>The head of a letter: whose it is and whom to ring. It names no child, so that what shows through an envelope or lies on a table gives nobody away.</summary>
/// <param name="Authority">Whose letter it is.</param>
/// <param name="Worker">Who leads the work with the child; null: nobody just now.</param>
/// <param name="Telephone">Of the worker, at work; null: not on file.</param>
public sealed record LetterHead(string Authority, string? Worker, string? Telephone, LocalDate Date, string Reference)
{
    /// <summary>Characters of a case's reference.</summary>
    public const int ReferenceCharacters = 8;

    /// <summary>The end of the case's id: what whoever rings can read out, and what leads nobody to the child.</summary>
    public static string ReferenceOf(CaseId id) => id.Value.ToString("N")[^ReferenceCharacters..].ToUpperInvariant();
}
