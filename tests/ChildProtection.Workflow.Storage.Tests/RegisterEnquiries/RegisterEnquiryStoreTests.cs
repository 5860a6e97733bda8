using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.People.Matching;
using ChildProtection.Workflow.Cases.RegisterEnquiries;
using ChildProtection.Workflow.Storage.RegisterEnquiries;
using ChildProtection.Workflow.Storage.Registration;
using ChildProtection.Workflow.Storage.Schema;
using ChildProtection.Workflow.Storage.Tests.Databases;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Tests.RegisterEnquiries;

internal sealed class RegisterEnquiryStoreTests(DatabaseProvider provider) : OnBothDatabases(provider)
{
    private static readonly Instant Night = CaseSteps.Start;
    private static readonly AskedChild Osian = new("Osian", "Coracle", ["Ossie Coracle"], new LocalDate(2019, 4, 2), null, "2 Quay Street", ["Gwen Coracle"]);

    private RegisterEnquiryStore Enquiries => new(Database);

    [Test]
    public async Task An_enquiry_is_read_as_it_was_taken_down()
    {
        EnquiryStep[] everything =
        [
            Asked(Osian),
            new EnquiryStep.ConcernSpoken("alone at night"),
            new EnquiryStep.Checked(CheckOutcome.Failed, null, null, "the line was dead"),
            new EnquiryStep.Checked(CheckOutcome.Passed, CheckMethod.RangBack, "01970 000000", "the ward's own number"),
            new EnquiryStep.Answered(
                RegisterAnswer.PossibleMatch, SomePeople.Child(1), CaseSteps.Case(1),
                [new EnquiryMatch(SomePeople.Child(1), EnquiryTie.Likeness, [LikenessReason.SoundsAlike], RegisterAnswer.Registered)], true, [Id(9)]),
            new EnquiryStep.MatchSettled(SomePeople.Child(1), "same school"),
            new EnquiryStep.Given(GivenOutcome.NotReached, "engaged"),
            new EnquiryStep.CaseTold(),
            new EnquiryStep.ConcernFollowed(ReferralOutcome.Opened, "opened at once"),
            new EnquiryStep.Considered(EnquiryDutyKind.ReviewRepeat, EnquiryConclusion.Told, "told the worker"),
            new EnquiryStep.Corrected(Osian with { BornOn = null, ExpectedOn = new LocalDate(2026, 7, 1) }, "not born yet"),
        ];
        var enquiry = Enquiry(1, everything);

        await Enquiries.Add(enquiry, default);
        var read = await Enquiries.Find(CaseSteps.Authority, Id(1), default);

        Assert.That(read!.Entries.Select(entry => entry.Step.GetType()), Is.EqualTo(everything.Select(step => step.GetType())));
        Assert.That(read.Entries.Where(SaysMore), Is.EqualTo(enquiry.Entries.Where(SaysMore)).UsingPropertiesComparer());
    }

    [Test]
    public async Task Of_two_people_who_add_to_one_enquiry_at_once_the_second_is_told_so_and_nothing_of_theirs_is_kept()
    {
        var enquiry = Enquiry(1, Asked(Osian), new EnquiryStep.Checked(CheckOutcome.NotYet, null, null, null));
        await Enquiries.Add(enquiry, default);

        var first = await Enquiries.Extend(With(enquiry, new EnquiryStep.ConcernSpoken("first")), 2, default);
        var second = await Enquiries.Extend(With(enquiry, new EnquiryStep.ConcernSpoken("second"), new EnquiryStep.CaseTold()), 2, default);

        var read = await Enquiries.Find(CaseSteps.Authority, Id(1), default);
        Assert.That((first, second, read!.Entries.Count, ((EnquiryStep.ConcernSpoken)read.Entries[^1].Step).Words), Is.EqualTo((true, false, 3, "first")));
    }

    [Test]
    public async Task The_same_enquiry_is_kept_once()
    {
        var enquiry = Enquiry(1, Asked(Osian));

        Assert.That((await Enquiries.Add(enquiry, default), await Enquiries.Add(enquiry, default)), Is.EqualTo((true, false)));
    }

    [Test]
    public async Task What_asks_something_of_somebody_is_listed_until_it_is_done()
    {
        var enquiry = Enquiry(1, Asked(Osian), new EnquiryStep.ConcernSpoken("alone at night"));
        await Enquiries.Add(enquiry, default);
        await Enquiries.Add(Enquiry(2, Asked(Osian)), default);
        var before = await Enquiries.Unsettled(CaseSteps.Authority, default);

        await Enquiries.Extend(With(enquiry, new EnquiryStep.ConcernFollowed(ReferralOutcome.Opened, "opened")), 2, default);

        Assert.That(before.Select(one => one.Id), Is.EqualTo(new[] { Id(1) }));
        Assert.That(await Enquiries.Unsettled(CaseSteps.Authority, default), Is.Empty);
        Assert.That((await Enquiries.Latest(CaseSteps.Authority, default)).Select(one => one.Id), Is.EquivalentTo(new[] { Id(1), Id(2) }));
    }

    [Test]
    public async Task Enquiries_about_a_child_who_sounds_the_same_are_found_by_the_names_given_first_and_by_those_corrected()
    {
        var enquiry = Enquiry(1, Asked(Osian));
        await Enquiries.Add(enquiry, default);
        await Enquiries.Extend(With(enquiry, new EnquiryStep.Corrected(Osian with { FamilyName = "Tern", OtherNames = [] }, "married name of the mother")), 1, default);

        Assert.That(await Found("Osean", "Corracle"), Is.EqualTo(1));
        Assert.That(await Found("Osian", "Tern"), Is.EqualTo(1));
        Assert.That(await Found("Lowri", "Heron"), Is.Zero);
    }

    [Test]
    public async Task A_child_stands_on_the_register_by_the_entry_that_runs_and_else_by_the_last_and_never_by_one_made_in_error()
    {
        await Entries(
            Entry(1, "a", "temporary", new LocalDate(2026, 1, 5), null, null), Entry(1, "b", "full", new LocalDate(2026, 2, 2), null, null),
            Entry(2, "a", "full", new LocalDate(2020, 1, 5), new LocalDate(2020, 9, 1), "decision"),
            Entry(3, "a", "full", new LocalDate(2026, 1, 5), new LocalDate(2026, 1, 6), "entered_in_error"),
            Entry(4, "a", "temporary", new LocalDate(2026, 1, 5), null, null));

        var standings = await new Register(Database).StandingOf(CaseSteps.Authority, [.. Enumerable.Range(1, 5).Select(SomePeople.Child)], default);

        Assert.That(standings.Select(standing => (standing.Child, standing.Answer)), Is.EquivalentTo(new[]
        {
            (SomePeople.Child(1), RegisterAnswer.Registered), (SomePeople.Child(2), RegisterAnswer.Previously), (SomePeople.Child(4), RegisterAnswer.Temporary),
        }));
    }

    private async Task<int> Found(string given, string family) => (await Enquiries.WithAny(
        CaseSteps.Authority, SearchKeys.ForDuplicates(new PersonSketch([new PersonSketch.Called(given, family)], null, null, null)), NodaConstants.UnixEpoch, default)).Count;

    private async Task Entries(params StoredRegisterEntry[] entries)
    {
        await using var database = Database.CreateDbContext();
        database.RegisterEntries.AddRange(entries);
        await database.SaveChangesAsync();
    }

    private static StoredRegisterEntry Entry(int child, string id, string kind, LocalDate from, LocalDate? to, string? because) => new()
    {
        AuthorityId = CaseSteps.Authority, CaseId = CaseSteps.Case(child), EntryId = id, ChildId = SomePeople.Child(child), Kind = kind, FromDate = from, ToDate = to, EndReason = because, Categories = "[]",
    };

    private static EnquiryId Id(int number) => new(new Guid(number, 9, 0, [7, 0, 0, 0, 0, 0, 0, 7]));

    private static EnquiryStep.Asked Asked(AskedChild child) =>
        new(new Caller("Ottilie Fernbrook", "Glan Afon Hospital", AgencyStanding.Health, "nurse", null), EnquiryPurpose.ChildIsHere, "a burn", child, null);

    private static RegisterEnquiry Enquiry(int number, params EnquiryStep[] steps) =>
        With(new RegisterEnquiry(CaseSteps.Authority, Id(number), []), steps);

    private static RegisterEnquiry With(RegisterEnquiry enquiry, params EnquiryStep[] steps) =>
        enquiry with { Entries = [.. enquiry.Entries, .. steps.Select(step => new EnquiryEntry(new Signature(SomePeople.User(1), Night), step))] };

    private static bool SaysMore(EnquiryEntry entry) => entry.Step is not EnquiryStep.CaseTold;
}
