using NodaTime;

namespace ChildProtection.Workflow.Cases.Drafts;

/// <summary>Keeps what people have typed and not sent yet. Knows whose it is and never what it says: the content comes encrypted.</summary>
public interface IDrafts
{
    Task<Draft?> Find(DraftOwner owner, string place, CancellationToken cancellationToken);

    /// <summary>All of a person's drafts, the one saved last first.</summary>
    Task<IReadOnlyList<Draft>> Of(DraftOwner owner, CancellationToken cancellationToken);

    Task<DraftSaving> Save(DraftOwner owner, DraftToSave draft, CancellationToken cancellationToken);

    /// <summary>Puts what the owner chose in the place of both versions; false when something was saved since.</summary>
    Task<bool> Settle(DraftOwner owner, string place, int revision, ReadOnlyMemory<byte> content, Instant at, CancellationToken cancellationToken);

    Task Delete(DraftOwner owner, string place, CancellationToken cancellationToken);

    /// <summary>Deletes what nobody went on with; gives how many went, at most <see cref="DraftLimits.PurgeMax"/>.</summary>
    Task<int> Purge(Instant savedBefore, CancellationToken cancellationToken);
}
