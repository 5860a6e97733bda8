using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Storage.Access;
using ChildProtection.Workflow.Storage.Registration;
using ChildProtection.Workflow.Storage.Schema;
using ChildProtection.Workflow.Storage.Tests.Databases;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Tests.Access;

/// <summary>Nothing is taken from a log, whoever asks the database for it.</summary>
internal sealed class KeptRowsTests(DatabaseProvider provider) : OnBothDatabases(provider)
{
    private static readonly AuthorityId Here = new(1);
    private static readonly UserId Somebody = new(Guid.NewGuid());
    private static readonly Instant Now = Instant.FromUtc(2026, 3, 2, 9, 0);

    [Test]
    public async Task An_entry_of_who_looked_cannot_be_deleted()
    {
        var log = new AccessLog(Database);
        await log.Enter(Here, new CaseId(Guid.NewGuid()), Somebody, Now, CaseGround.Team, CasePart.File, default);
        await log.EnterReading(new LogReading(Here, new Signature(Somebody, Now), null, null, 1), default);
        await using var database = await ((IDbContextFactory<WorkflowDbContext>)Database).CreateDbContextAsync();

        Assert.That(async () => await database.CaseLooks.ExecuteDeleteAsync(), Throws.Exception);
        Assert.That(async () => await database.LogReadings.ExecuteDeleteAsync(), Throws.Exception);
        Assert.That(await database.CaseLooks.CountAsync() + await database.LogReadings.CountAsync(), Is.EqualTo(2));
    }

    [Test]
    public async Task A_demonstration_begins_afresh()
    {
        await new AccessLog(Database).Enter(Here, new CaseId(Guid.NewGuid()), Somebody, Now, CaseGround.Team, CasePart.File, default);
        await using var database = await ((IDbContextFactory<WorkflowDbContext>)Database).CreateDbContextAsync();
        database.Clocks.Add(new StoredClock { AuthorityId = Here, OffsetSeconds = 0 });
        await database.SaveChangesAsync();

        Assert.That(await database.CaseLooks.ExecuteDeleteAsync(), Is.EqualTo(1));
    }
}
