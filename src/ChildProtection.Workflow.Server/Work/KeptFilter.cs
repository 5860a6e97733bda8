using ChildProtection.Workflow.Cases.Staff;

namespace ChildProtection.Workflow.Server.Work;

/// <summary>The filter of a list: as the address says it, else as its reader last chose it, on whatever device.</summary>
public sealed class KeptFilter(IPreferences preferences)
{
    /// <param name="name">The list, by the name under which its filter is kept.</param>
    /// <returns>Null: the address says nothing and something is kept; the second is the part of an address that says it.</returns>
    public async Task<(WorkFilter? Filter, string? Kept)> Of(StaffMember reader, string name, IQueryCollection query, CancellationToken cancellationToken)
    {
        var filter = WorkFilter.Of(query);
        var kept = await preferences.Find(reader, name, cancellationToken);
        if (!WorkFilter.IsSaid(query))
        {
            return kept is null ? (filter, null) : (null, kept);
        }
        if (filter.Query != (kept ?? WorkFilter.Everything.Query))
        {
            await preferences.Keep(reader, name, filter == WorkFilter.Everything ? null : filter.Query, cancellationToken);
        }
        return (filter, kept);
    }
}
