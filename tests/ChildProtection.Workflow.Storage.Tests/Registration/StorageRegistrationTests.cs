using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Storage.Registration;
using ChildProtection.Workflow.Storage.Tests.Databases;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ChildProtection.Workflow.Storage.Tests.Registration;

internal sealed class StorageRegistrationTests(DatabaseProvider provider) : OnBothDatabases(provider)
{
    [Test]
    public async Task A_program_migrates_as_it_starts_and_then_takes_steps()
    {
        await using var empty = await TestDatabase.CreateEmpty(Provider);
        await using var services = Services(empty.Options.Provider.ToString(), empty.Options.ConnectionString);

        foreach (var started in services.GetServices<IHostedService>())
        {
            await started.StartAsync(default);
        }
        var store = services.GetRequiredService<ICaseStore>();

        Assert.That(await store.Apply([CaseSteps.Open(CaseSteps.Case(1))], default), Is.All.InstanceOf<ApplyOutcome.Applied>());
        Assert.That(await services.GetRequiredService<IJournal>().Verify(CaseSteps.Authority, CaseSteps.Case(1), default), Is.EqualTo(new JournalVerdict.Intact(1)));
        Assert.That(await services.GetRequiredService<IOutbox>().Backlog(default), Is.EqualTo(new OutboxBacklog(0, 0, null)));
        Assert.That(services.GetRequiredService<IOutboxOperations>(), Is.Not.Null);
    }

    [TestCase("Oracle", "Data Source=x", "Database:Provider")]
    [TestCase("Sqlite", "", "Database:ConnectionString")]
    public void A_setting_that_is_wrong_is_named(string database, string connectionString, string setting) =>
        Assert.That(() => Services(database, connectionString), Throws.InvalidOperationException.With.Message.Contains(setting));

    private static ServiceProvider Services(string database, string connectionString)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(new Dictionary<string, string?> { ["Database:Provider"] = database, ["Database:ConnectionString"] = connectionString })
            .Build();
        return new ServiceCollection().AddWorkflowStorage(configuration).BuildServiceProvider();
    }
}
