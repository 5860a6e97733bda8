using ChildProtection.Workflow.Cases.Absences;
using ChildProtection.Workflow.Cases.Administration;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Storage.Administration;
using ChildProtection.Workflow.Storage.Registration;
using ChildProtection.Workflow.Storage.Staff;
using ChildProtection.Workflow.Storage.Tests.Databases;
using NodaTime;

namespace ChildProtection.Workflow.Storage.Tests.Staff;

internal sealed class StaffAbsencesTests(DatabaseProvider provider) : OnBothDatabases(provider)
{
    private static readonly LocalDate Day = new(2026, 3, 2);
    private static readonly Instant At = Instant.FromUtc(2026, 3, 1, 9, 0);

    private StaffAbsences Absences => new(Database);

    [Test]
    public async Task An_absence_is_found_on_each_of_its_days_and_on_no_other()
    {
        var absence = await Added(1, 0, 4);

        Assert.That(await Found(Day.PlusDays(-3), Day.PlusDays(-1)), Is.Empty);
        Assert.That(await Found(Day, Day), Is.EqualTo(new[] { absence }));
        Assert.That(await Found(Day.PlusDays(4), Day.PlusDays(9)), Is.EqualTo(new[] { absence }));
        Assert.That(await Found(Day.PlusDays(5), Day.PlusDays(9)), Is.Empty);
        Assert.That(await Absences.Between(new AuthorityId(77), Day, Day, default), Is.Empty, "another authority");
    }

    [Test]
    public async Task The_same_form_sent_many_times_at_once_makes_one_absence()
    {
        var absence = Some(1, 0, 4);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Absences.Add(CaseSteps.Authority, absence, default))));

        Assert.That(await Found(Day, Day), Is.EqualTo(new[] { absence }));
        Assert.That(await Journal(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task Of_two_people_who_change_it_at_once_one_is_told()
    {
        var absence = await Added(1, 0, 4);

        var kept = await Task.WhenAll(new[] { 5, 6 }.Select(days =>
            Task.Run(() => Absences.Change(CaseSteps.Authority, absence with { To = Day.PlusDays(days), Revision = 2 }, default))));

        Assert.That(kept.Count(done => done), Is.EqualTo(1));
        Assert.That((await Absences.Find(CaseSteps.Authority, absence.Id, default))!.Revision, Is.EqualTo(2));
    }

    [Test]
    public async Task What_was_said_before_a_change_stands_in_the_journal_of_administration()
    {
        var absence = await Added(1, 0, 4);
        await Absences.Change(CaseSteps.Authority, absence with { Cover = SomePeople.User(3), Revision = 2, Recorded = new Signature(SomePeople.User(9), At + Duration.FromHours(1)) }, default);
        await Absences.Withdraw(CaseSteps.Authority, absence with { Revision = 2 }, new Signature(SomePeople.User(9), At + Duration.FromHours(2)), default);

        var entries = await Journal();

        Assert.That(entries.Select(entry => entry.Act), Is.EqualTo(new[] { AdministrativeAct.AbsenceWithdrawn, AdministrativeAct.AbsenceChanged, AdministrativeAct.AbsenceRecorded }));
        Assert.That(entries[1].Changes[AbsenceParts.Cover], Is.EqualTo(new AdministrativeEntry.Change(SomePeople.User(2).ToString(), SomePeople.User(3).ToString())));
        Assert.That(entries[1].Signature.By, Is.EqualTo(SomePeople.User(9)));
        Assert.That(await Found(Day, Day), Is.Empty, "what did not take place is not found");
    }

    private static Absence Some(int user, int first, int last) =>
        new(new AbsenceId(Guid.NewGuid()), SomePeople.User(user), Day.PlusDays(first), Day.PlusDays(last), SomePeople.User(2), new Signature(SomePeople.User(user), At), 1);

    private async Task<Absence> Added(int user, int first, int last)
    {
        var absence = Some(user, first, last);
        await Absences.Add(CaseSteps.Authority, absence, default);
        return absence;
    }

    private Task<IReadOnlyList<Absence>> Found(LocalDate from, LocalDate to) => Absences.Between(CaseSteps.Authority, from, to, default);

    private Task<IReadOnlyList<AdministrativeEntry>> Journal() => new AdministrativeJournal(Database).Read(CaseSteps.Authority, null, null, null, default);
}
