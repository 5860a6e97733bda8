using ChildProtection.Workflow.Cases.Identity;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Sweeping;

/// <summary>A place in the order of the sweep's index: the due instant first, then authority and case.</summary>
internal readonly record struct DueKey(Instant At, AuthorityId Authority, CaseId Case) : IComparable<DueKey>
{
    public int CompareTo(DueKey other)
    {
        var byTime = At.CompareTo(other.At);
        if (byTime != 0)
        {
            return byTime;
        }
        var byAuthority = Authority.Value.CompareTo(other.Authority.Value);
        // Both databases order ids by their written form.
        return byAuthority != 0 ? byAuthority : string.CompareOrdinal(Case.ToString(), other.Case.ToString());
    }
}
