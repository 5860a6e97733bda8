using ChildProtection.Workflow.Cases.Identity;

namespace ChildProtection.Workflow.Storage.Schema;

/// <summary>A part of a file's content, sealed.</summary>
public sealed class StoredFilePart
{
    public required AuthorityId AuthorityId { get; set; }

    public required string ContentHash { get; set; }

    public required int Number { get; set; }

    public required byte[] Sealed { get; set; }
}
