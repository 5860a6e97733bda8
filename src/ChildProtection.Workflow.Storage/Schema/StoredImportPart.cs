using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Storage.Schema;

/// <summary>A file of a run, or a report of it, sealed.</summary>
public sealed class StoredImportPart
{
    public required AuthorityId AuthorityId { get; init; }

    public required ImportRunId ImportId { get; init; }

    /// <summary>The file's place among the subjects of an import; after these the rehearsal, then the report.</summary>
    public required int Number { get; init; }

    public required byte[] Sealed { get; init; }
}
