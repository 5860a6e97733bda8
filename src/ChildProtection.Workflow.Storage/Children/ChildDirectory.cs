using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Children;

/// <summary>The children on file.</summary>
public sealed class ChildDirectory(IDbContextFactory<WorkflowDbContext> contexts) : IChildren
{
    public async Task<bool> IsOnFile(AuthorityId authority, ChildId child, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        return await database.Children.AnyAsync(row => row.AuthorityId == authority && row.ChildId == child, cancellationToken);
    }

    public async Task<IReadOnlyList<ChildId>> Exactly(
        AuthorityId authority, string givenName, string familyName, LocalDate bornOn, CancellationToken cancellationToken)
    {
        await using var database = await contexts.CreateDbContextAsync(cancellationToken);
        var (given, family) = (BareName.Of(givenName), BareName.Of(familyName));
        var thatDay = await database.Children.AsNoTracking()
            .Where(row => row.AuthorityId == authority && (row.BornOn == bornOn || (row.BornOn == null && row.ExpectedOn == bornOn))).ToListAsync(cancellationToken);
        // Names are compared here: SQLite knows upper and lower case of the letters of English alone.
        return [.. thatDay.Where(child => BareName.Of(child.GivenName) == given && BareName.Of(child.FamilyName) == family).Select(child => child.ChildId)];
    }
}
