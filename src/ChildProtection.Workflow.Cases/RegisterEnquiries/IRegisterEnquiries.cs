using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Cases.RegisterEnquiries;

/// <summary>Enquiries to the register as kept: entries are added and never changed. Says nothing about who may read them.</summary>
public interface IRegisterEnquiries
{
    /// <summary>The most enquiries in one answer.</summary>
    public const int EnquiriesMax = 200;

    /// <summary>Adds an enquiry with its first entries. False: one of that id is there.</summary>
    Task<bool> Add(RegisterEnquiry enquiry, CancellationToken cancellationToken);

    /// <summary>
    /// Adds to an enquiry what is new in it since it had that many entries. False: somebody else added to it meanwhile, and nothing was written.
    /// </summary>
    Task<bool> Extend(RegisterEnquiry enquiry, int known, CancellationToken cancellationToken);

    Task<RegisterEnquiry?> Find(AuthorityId authority, EnquiryId enquiry, CancellationToken cancellationToken);

    /// <summary>The newest first, at most <see cref="EnquiriesMax"/>.</summary>
    Task<IReadOnlyList<RegisterEnquiry>> Latest(AuthorityId authority, CancellationToken cancellationToken);

    /// <summary>Those that ask something of somebody, the oldest first, at most <see cref="EnquiriesMax"/>.</summary>
    Task<IReadOnlyList<RegisterEnquiry>> Unsettled(AuthorityId authority, CancellationToken cancellationToken);

    /// <summary>Those since then about a child with one of the keys (<see cref="People.Matching.SearchKeys"/>), the newest first, at most <see cref="EnquiriesMax"/>.</summary>
    Task<IReadOnlyList<RegisterEnquiry>> WithAny(AuthorityId authority, IReadOnlyList<string> keys, Instant from, CancellationToken cancellationToken);
}
