using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Storage.Journal;
using ChildProtection.Workflow.Storage.Registration;
using ChildProtection.Workflow.Storage.Tests.Databases;
using Microsoft.EntityFrameworkCore;

namespace ChildProtection.Workflow.Storage.Tests.Journal;

internal sealed class JournalTests(DatabaseProvider provider) : OnBothDatabases(provider)
{
    private IJournal Reader => new JournalReader(Database);

    [Test]
    public async Task A_journal_is_read_as_it_was_written_in_order_and_by_pages()
    {
        var step = await WriteThreeEntries();

        var all = await Reader.Read(CaseSteps.Authority, CaseSteps.Case(1), 0, 100, default);
        var last = await Reader.Read(CaseSteps.Authority, CaseSteps.Case(1), 2, 100, default);

        Assert.That(all.Select(entry => entry.Sequence), Is.EqualTo(new[] { 1, 2, 3 }));
        Assert.That(last.Single().Kind, Is.EqualTo("b"));
        Assert.That(last.Single().Payload.ToArray(), Is.EqualTo(step.Journal[^1].Payload.ToArray()), "byte for byte");
    }

    [Test]
    public async Task An_untouched_journal_is_intact()
    {
        await WriteThreeEntries();

        Assert.That(await Reader.Verify(CaseSteps.Authority, CaseSteps.Case(1), default), Is.EqualTo(new JournalVerdict.Intact(3)));
        Assert.That(await Reader.Verify(CaseSteps.Authority, CaseSteps.Case(2), default), Is.Null);
    }

    [Test]
    public async Task A_journal_longer_than_a_page_is_verified_to_its_end()
    {
        var opened = CaseSteps.Open(CaseSteps.Case(1));
        var kinds = Enumerable.Repeat("entry", IJournal.EntriesMax + 5).ToArray();
        await Store.Apply([opened], default);
        await Store.Apply([CaseSteps.Next(opened.Head, CaseSteps.Start, kinds)], default);

        Assert.That(await Reader.Verify(CaseSteps.Authority, CaseSteps.Case(1), default), Is.EqualTo(new JournalVerdict.Intact(IJournal.EntriesMax + 6)));
    }

    [TestCase("update journal set payload = '{\"n\": 9}' where sequence = 2", 2, TestName = "A_changed_payload_is_found")]
    [TestCase("update journal set actor = 'somebody' where sequence = 3", 3, TestName = "A_changed_actor_is_found")]
    [TestCase("update journal set kind = 'other' where sequence = 1", 1, TestName = "A_changed_kind_is_found")]
    [TestCase("update journal set occurred_at = recorded_at where sequence = 2", 2, TestName = "A_changed_time_is_found")]
    [TestCase("update journal set hash = (select j.hash from journal j where j.sequence = 1) where sequence = 2", 2, TestName = "A_changed_hash_is_found")]
    [TestCase("delete from journal where sequence = 2", 2, TestName = "A_removed_entry_is_found")]
    [TestCase("delete from journal where sequence = 3", 3, TestName = "A_cut_tail_is_found")]
    public async Task Tampering_is_found(string tampering, long sequence)
    {
        await WriteThreeEntries();
        await using (var context = Database.CreateDbContext())
        {
            Assert.That(await context.Database.ExecuteSqlRawAsync(tampering.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal)), Is.EqualTo(1));
        }

        var verdict = await Reader.Verify(CaseSteps.Authority, CaseSteps.Case(1), default);

        Assert.That(verdict, Is.InstanceOf<JournalVerdict.Broken>());
        Assert.That(((JournalVerdict.Broken)verdict!).Sequence, Is.EqualTo(sequence));
    }

    private async Task<DecidedStep> WriteThreeEntries()
    {
        var opened = CaseSteps.Open(CaseSteps.Case(1));
        await Store.Apply([opened], default);
        var step = CaseSteps.Next(opened.Head, CaseSteps.Start, "a", "b");
        await Store.Apply([step], default);
        return step;
    }
}
