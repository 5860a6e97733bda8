using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Administration;

/// <summary>
/// The journal of administration: who changed accounts and agencies, and who related an agency to a child. Entries are written in the transaction of what they
/// tell of, and never changed.
/// </summary>
public interface IAdministrativeJournal
{
    /// <summary>The most entries in one answer.</summary>
    public const int EntriesMax = 200;

    /// <summary>
    /// What was done to accounts and agencies, the newest first, at most <see cref="EntriesMax"/>. Nothing of restricted files or of merged children, and nothing about a child whose file is restricted:
    /// whoever keeps accounts is not named for any.
    /// </summary>
    /// <param name="person">Of what they did, and of what was done to their account; null: of everybody.</param>
    /// <param name="from">From then on; null: from the beginning.</param>
    /// <param name="before">Before then; null: until now.</param>
    Task<IReadOnlyList<AdministrativeEntry>> Read(AuthorityId authority, UserId? person, Instant? from, Instant? before, CancellationToken cancellationToken);

    /// <summary>Who related agencies to the child, who restricted the file, named people for it and lifted the restriction, and who said that it is one child with another, the newest first, at most <see cref="EntriesMax"/>.</summary>
    Task<IReadOnlyList<AdministrativeEntry>> OfChild(AuthorityId authority, ChildId child, CancellationToken cancellationToken);
}
