using ChildProtection.Workflow.Cases.Access.Restricting;
using ChildProtection.Workflow.Cases.RegisterKeeping;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Storage.RegisterKeeping;
using ChildProtection.Workflow.Storage.Registration;
using ChildProtection.Workflow.Storage.Schema;
using ChildProtection.Workflow.Storage.Tests.Databases;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Tests.RegisterKeeping;

internal sealed class RegisterBookTests(DatabaseProvider provider) : OnBothDatabases(provider)
{
    private static readonly LocalDate June = new(2026, 6, 1);
    private static readonly HiddenFiles Hidden = new([SomePeople.Child(5)]);

    private RegisterBook Book => new(Database);

    [SetUp]
    public async Task Entries()
    {
        await using var database = Database.CreateDbContext();
        foreach (var (child, family) in new[] { (1, "Tern"), (2, "Avocet"), (3, "Plover"), (4, "Heron"), (5, "Curlew") })
        {
            database.Children.Add(new StoredChild { AuthorityId = CaseSteps.Authority, ChildId = SomePeople.Child(child), GivenName = "Nia", FamilyName = family });
            database.Cases.Add(new StoredCase
            {
                AuthorityId = CaseSteps.Authority, CaseId = CaseSteps.Case(child), ChildId = SomePeople.Child(child), TeamId = new(1), Version = 1, LastSequence = 1, LastHash = new byte[32], DefinitionHash = "a",
                MainState = "open", OpenedAt = CaseSteps.Start, ChangedAt = CaseSteps.Start, Snapshot = [],
            });
        }
        database.RegisterEntries.AddRange(
            Entry(1, "full", new LocalDate(2026, 1, 5), null, null, June.PlusDays(3)), Entry(2, "temporary", June.PlusDays(-300), null, null, null),
            Entry(3, "full", new LocalDate(2020, 1, 6), new LocalDate(2020, 9, 1), "decision", null), Entry(4, "full", June, June, "entered_in_error", null), Entry(5, "full", June, null, null, null));
        database.Tasks.AddRange(Task(1, "confirm_register_entry"), Task(5, "confirm_register_entry"), Task(3, "find_child"), Task(3, "hold_core_group"));
        database.Breaches.Add(new StoredBreach { AuthorityId = CaseSteps.Authority, CaseId = CaseSteps.Case(2), BreachKey = "a", Name = "stay_here_becomes_permanent", DueAt = CaseSteps.Start });
        database.Journal.AddRange(Asked(1, 3), Asked(1, 2), Asked(5, 2));
        await database.SaveChangesAsync();
    }

    [TestCase(RegisterPart.Current, new[] { 2, 1 })]
    [TestCase(RegisterPart.Temporary, new[] { 2 })]
    [TestCase(RegisterPart.Changed, new[] { 1 })]
    [TestCase(RegisterPart.Ended, new[] { 3 })]
    public async Task Each_part_of_the_register_holds_its_own_entries_and_none_that_is_hidden_or_was_made_in_error(RegisterPart part, int[] children)
    {
        var lines = await Book.Lines(CaseSteps.Authority, part, June, Hidden, 10, default);

        Assert.That(lines.Select(line => line.Child), Is.EqualTo(children.Select(SomePeople.Child)));
        Assert.That(lines.Where(line => line.PastItsTime).Select(line => line.Child), Is.EqualTo(children.Where(child => child == 2).Select(SomePeople.Child)));
    }

    [Test]
    public async Task Who_stood_on_a_day_had_begun_by_then_and_not_ended()
    {
        Assert.That((await Book.StoodOn(CaseSteps.Authority, new LocalDate(2020, 8, 31), Hidden, default)).Select(entry => entry.Child), Is.EqualTo(new[] { SomePeople.Child(3) }));
        Assert.That(await Book.StoodOn(CaseSteps.Authority, new LocalDate(2020, 9, 1), Hidden, default), Is.Empty);
        Assert.That((await Book.StoodOn(CaseSteps.Authority, June, HiddenFiles.None, default)).Select(entry => entry.Child), Is.EquivalentTo(new[] { SomePeople.Child(1), SomePeople.Child(2), SomePeople.Child(5) }));
    }

    [Test]
    public async Task What_waits_is_the_missing_child_first_then_what_is_to_be_confirmed_and_what_stands_too_long()
    {
        var waiting = await Book.Waiting(CaseSteps.Authority, Hidden, default);

        Assert.That(waiting.Select(wait => (wait.Kind, wait.Child)), Is.EqualTo(new[]
        {
            (RegisterWaitKind.Missing, SomePeople.Child(3)), (RegisterWaitKind.ToConfirm, SomePeople.Child(1)), (RegisterWaitKind.PastItsTime, SomePeople.Child(2)),
        }));
    }

    [Test]
    public async Task What_was_asked_of_the_register_is_read_in_order_for_these_cases_alone()
    {
        var asked = await Book.Asked(CaseSteps.Authority, [CaseSteps.Case(1)], default);

        Assert.That(asked[CaseSteps.Case(1)].Select(row => row.Sequence), Is.EqualTo(new[] { 2, 3 }));
        Assert.That(asked.Contains(CaseSteps.Case(5)), Is.False);
        Assert.That((await Book.Find(CaseSteps.Authority, CaseSteps.Case(1), "a", default))!.AmendedOn, Is.EqualTo(June.PlusDays(3)));
    }

    private static StoredRegisterEntry Entry(int child, string kind, LocalDate from, LocalDate? to, string? because, LocalDate? amended) => new()
    {
        AuthorityId = CaseSteps.Authority, CaseId = CaseSteps.Case(child), EntryId = "a", ChildId = SomePeople.Child(child), Kind = kind, FromDate = from, ToDate = to, EndReason = because, AmendedOn = amended,
        Categories = "[]",
    };

    private static StoredTask Task(int child, string name) => new()
    {
        AuthorityId = CaseSteps.Authority, CaseId = CaseSteps.Case(child), TaskKey = name, Name = name, Kind = TaskRowKind.Task, Role = "custodian", OpenedAt = CaseSteps.Start, Urgency = 0,
    };

    private static StoredJournalEntry Asked(int child, int sequence) => new()
    {
        AuthorityId = CaseSteps.Authority, CaseId = CaseSteps.Case(child), Sequence = sequence, OccurredAt = CaseSteps.Start, RecordedAt = CaseSteps.Start, Hash = new byte[32], Kind = "effect.asked", Actor = "system",
        Payload = "{}",
    };
}
