using System.Collections.Immutable;
using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Cases.Import;

/// <summary>
/// What is said about a cell, a row or a file. No words quote a name: whoever keeps the system reads the report and is not to know whose case it is.
/// </summary>
/// <param name="Code">Of <see cref="ImportCodes"/>, or of the engine.</param>
/// <param name="Column">Null: the whole row.</param>
/// <param name="Fix">What to do.</param>
/// <param name="Stops">Because of it the row is not brought in; else it is only to be known.</param>
public sealed record ImportFinding(string Code, RowPlace Place, string? Column, string Words, string Fix, bool Stops)
{
    /// <summary>The children on file that the row's child looks like.</summary>
    public ImmutableArray<ChildId> Alike { get; init; } = [];
}
