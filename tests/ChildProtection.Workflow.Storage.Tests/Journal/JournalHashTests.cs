using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Storage.Tests.Databases;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Tests.Journal;

internal sealed class JournalHashTests
{
    private static readonly JournalRow Entry =
        new(1, "task.done", CaseSteps.Start, CaseSteps.Start, "system", CaseSteps.Json("""{"n":1}"""), default);

    /// <summary>Journals already written must verify for ever: this value never changes.</summary>
    [Test]
    public void The_hash_of_a_known_entry_is_what_it_always_was() =>
        Assert.That(Convert.ToHexStringLower(Hash(Entry)), Is.EqualTo("6e068634635612609d0f5c432e69a6734c972ba1488e4a61bb08ea47d53778f7"));

    [Test]
    public void Where_one_field_ends_and_the_next_begins_is_part_of_the_hash() =>
        Assert.That(Hash(Entry with { Kind = "task.donesys", Actor = "tem" }), Is.Not.EqualTo(Hash(Entry with { Kind = "task.done", Actor = "system" })));

    [Test]
    public void An_entry_moved_to_another_case_has_another_hash() =>
        Assert.That(JournalHash.Of(JournalHash.Start.Span, CaseSteps.Authority, CaseSteps.Case(2), Entry), Is.Not.EqualTo(Hash(Entry)));

    [Test]
    public void Times_count_to_the_microsecond_as_the_databases_keep_them() =>
        Assert.That(Hash(Entry with { OccurredAt = CaseSteps.Start + Duration.FromNanoseconds(900) }), Is.EqualTo(Hash(Entry)));

    [TestCase(-1, -1)]
    [TestCase(-1_000, -1)]
    [TestCase(-1_001, -2)]
    [TestCase(999, 0)]
    [TestCase(1_000, 1)]
    public void Stored_time_is_floored_on_both_sides_of_1970(long nanoseconds, long microseconds) =>
        Assert.That(StoredTime.ToMicroseconds(Instant.FromUnixTimeTicks(0).PlusNanoseconds(nanoseconds)), Is.EqualTo(microseconds));

    private static byte[] Hash(JournalRow entry) => JournalHash.Of(JournalHash.Start.Span, new AuthorityId(1), CaseSteps.Case(1), entry);
}
