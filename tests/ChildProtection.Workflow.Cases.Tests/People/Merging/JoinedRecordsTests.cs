using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Chronology;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Cases.Tests.Work;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Tests.People.Merging;

/// <summary>What tells a child's life is read over all cases of the child's records, each case for itself through the door.</summary>
internal sealed class JoinedRecordsTests
{
    private TwoRecords two = null!;

    [SetUp]
    public async Task Begin()
    {
        two = await TwoRecords.Create();
        await Write("anwen", two.First.Case, "Moved school");
        await Write("seren", two.Second.Case, "Seen at the hospital");
    }

    [TearDown]
    public async Task End() => await two.DisposeAsync();

    [Test]
    public async Task Whoever_sees_both_cases_reads_the_chronology_of_both_and_from_which_record_each_comes()
    {
        await two.Merge();

        var fromFirst = await Beside(Both, two.First.Case);
        var fromSecond = await Beside(Both, two.Second.Case);

        Assert.That(fromFirst, Is.EqualTo(new[] { ("Reece Inkwel", "Seen at the hospital") }));
        Assert.That(fromSecond, Is.EqualTo(new[] { ("Rhys Inkwell", "Moved school") }));
    }

    [TestCase("anwen", 1)]
    [TestCase("seren", 2)]
    public async Task Whoever_sees_one_case_reads_no_more_than_before(string who, int own)
    {
        await two.Merge();

        Assert.That(await Beside(two.Who(who), own == 1 ? two.First.Case : two.Second.Case), Is.Empty);
    }

    [Test]
    public async Task What_is_read_beside_is_in_the_log_of_who_looked_as_the_case_that_it_is_of()
    {
        await two.Merge();
        await Beside(Both, two.First.Case);

        var looks = await two.At.Get<IAccessLog>().Of(two.At.Authority, two.Second.Case, default);

        Assert.That(looks.Select(look => (look.Case, look.User)), Does.Contain((two.Second.Case, Both.Id)));
    }

    [Test]
    public async Task A_restriction_of_either_record_leaves_nothing_of_the_other_to_whoever_is_not_named()
    {
        await two.Restrict("gwenllian", two.Second.Child, two.Reads("iolo"), two.Reads("nerys"));
        await two.Merge(two.First.Child, two.Second.Child, "gwenllian", "iolo");

        Assert.That(await two.At.Get<ChronologyKeeping>().Of(Both, two.First.Case, default), Is.Null);
    }

    [Test]
    public async Task Undone_each_chronology_stands_alone_again()
    {
        await two.Undo(await two.Merge());

        Assert.That(await Beside(Both, two.First.Case), Is.Empty);
        Assert.That(await Beside(Both, two.Second.Case), Is.Empty);
    }

    private StaffMember Both => two.Who("rhodri") with { Teams = [WorkingAuthority.North, WorkingAuthority.South] };

    private async Task<IReadOnlyList<(string? Record, string What)>> Beside(StaffMember who, CaseId caseId)
    {
        var keeping = two.At.Get<ChronologyKeeping>();
        var own = (await keeping.Of(who, caseId, default))!;
        return [.. (await keeping.Beside(who, own, default)).SelectMany(beside => beside.Chronology.Events.Select(one => (beside.Case.Record, one.Now.What)))];
    }

    private async Task Write(string who, CaseId caseId, string what) => Assert.That(
        await two.At.Get<ChronologyKeeping>().Write(two.Who(who), caseId, new ChronologyChange(new LocalDate(2025, 4, 3), what, "", "", false, ""), Guid.NewGuid(), default),
        Is.EqualTo(ChronologyOutcome.Done));
}
