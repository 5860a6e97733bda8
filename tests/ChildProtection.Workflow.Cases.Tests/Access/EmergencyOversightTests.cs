using ChildProtection.Workflow.Cases.Access;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Staff;
using ChildProtection.Workflow.Cases.Tests.Work;
using ChildProtection.Workflow.Storage.Schema;
using Microsoft.EntityFrameworkCore;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Tests.Access;

/// <summary>No file opened in an emergency stays unreviewed in silence, whether its case asks for the review or not.</summary>
internal sealed class EmergencyOversightTests
{
    private const string Reason = "Mother rang the night line from a refuge; her worker cannot be reached.";

    private WorkingAuthority _authority = null!;
    private CaseId _case;

    [SetUp]
    public async Task Begin()
    {
        _authority = await WorkingAuthority.Create();
        _case = await _authority.Opened();
    }

    [TearDown]
    public async Task End() => await _authority.DisposeAsync();

    [Test]
    public async Task Of_an_open_case_the_case_itself_asks_for_the_review()
    {
        await Open("seren");

        var listed = (await Oversight.Opened(Who("rhodri"), default)).Single();

        Assert.That((listed.View, listed.InTheCase), Is.EqualTo(((EmergencyView?)null, true)));
    }

    [Test]
    public async Task Of_a_case_that_asks_nothing_any_more_the_review_is_kept_beside_it()
    {
        await OpenClosed("seren");

        var outcome = await Review("rhodri", EmergencyView.Needed, "");

        var listed = (await Oversight.Opened(Who("rhodri"), default)).Single();
        Assert.That(outcome, Is.EqualTo(EmergencyReviewOutcome.Done));
        Assert.That((listed.View, listed.Reviewed), Is.EqualTo(((EmergencyView?)EmergencyView.Needed, (LocalDate?)new LocalDate(2026, 3, 2))));
    }

    [Test]
    public async Task Nobody_reviews_what_they_opened_themselves()
    {
        await OpenClosed("nerys");

        Assert.That(await Review("nerys", EmergencyView.Needed, "", opener: "nerys"), Is.EqualTo(EmergencyReviewOutcome.NotAllowed));
    }

    [Test]
    public async Task It_is_reviewed_once()
    {
        await OpenClosed("seren");
        await Review("rhodri", EmergencyView.Needed, "");

        Assert.That(await Review("gwenllian", EmergencyView.NotNeeded, "There was time to ask the worker."), Is.EqualTo(EmergencyReviewOutcome.NotFound));
    }

    [Test]
    public async Task That_it_was_not_needed_is_not_said_without_what_follows()
    {
        await OpenClosed("seren");

        Assert.That(await Review("rhodri", EmergencyView.NotNeeded, ""), Is.EqualTo(EmergencyReviewOutcome.WordsNeeded));
    }

    [TestCase("yusuf", Description = "an auditor")]
    [TestCase("cledwyn", Description = "the custodian")]
    [TestCase("anwen", Description = "a worker")]
    public async Task A_role_that_is_not_given_it_reviews_nothing(string who)
    {
        await OpenClosed("seren");

        Assert.That(await Review(who, EmergencyView.Needed, ""), Is.EqualTo(EmergencyReviewOutcome.NotAllowed));
    }

    [Test]
    public async Task Who_is_asked_goes_up_with_the_days_that_nobody_reviews_it()
    {
        await OpenClosed("seren");

        var asked = new List<string>();
        for (var day = 0; day <= 4; day++)
        {
            asked.Add($"{day}: {await Asked("rhodri")} {await Asked("gwenllian")} {await Asked("iolo")} {await Asked("nerys")}");
            _authority.Clock.Now += Duration.FromDays(1);
        }

        // From Monday: the team's manager, from Wednesday the senior manager, from Friday the head of service; the manager of another team never.
        Assert.That(asked, Is.EqualTo(new[] { "0: 1 0 0 0", "1: 1 0 0 0", "2: 1 1 0 0", "3: 1 1 0 0", "4: 1 1 1 0" }));
    }

    private EmergencyOversight Oversight => _authority.Get<EmergencyOversight>();

    private StaffMember Who(string signIn) => _authority.Who(signIn);

    private async Task Open(string who) => Assert.That(await _authority.Get<EmergencyOpening>().Open(Who(who), _case, Reason, default), Is.EqualTo(EmergencyOutcome.Opened));

    /// <summary>As of a case that is closed: nothing of the opening stands in it.</summary>
    private async Task OpenClosed(string who)
    {
        await Open(who);
        await using var database = await _authority.Database();
        await database.Records.Where(row => row.CaseId == _case && row.List == "emergency_access").ExecuteDeleteAsync();
    }

    private async Task<EmergencyReviewOutcome> Review(string by, EmergencyView view, string words, string opener = "seren")
    {
        await using var database = await _authority.Database();
        StoredEmergencyAccess access = await database.EmergencyAccesses.SingleAsync();
        return await Oversight.Review(Who(by), _case, Who(opener).Id, access.OpenedAt, view, words, default);
    }

    private async Task<int> Asked(string who) => (await Oversight.Asked(Who(who), default)).Count;
}
