using System.Text.RegularExpressions;
using ChildProtection.Workflow.Cases.Agencies;
using ChildProtection.Workflow.Cases.Tests.Shipped;
using ChildProtection.Workflow.Contracts.V1;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Scenarios;

namespace ChildProtection.Workflow.Cases.Tests.Agencies;

/// <summary>Two agencies are asked for a report; one sends it, the other is late.</summary>
[Covers("T12", "C7")]
internal sealed partial class AgencyDutiesTests
{
    private const string Path = "england/scenarios/106-an-agencys-report-is-late.yaml";

    private static readonly ScenarioResult Told = ScenarioRunner.Run(
        ScenarioLoader.Load(Path, ShippedFiles.Folder.Read(Path)!, ShippedFiles.Folder.Rules().Book!).Scenario!, ShippedFiles.England, ShippedFiles.Calendar);

    [TestCase(EventKinds.DeadlineApproaching)]
    [TestCase(EventKinds.DeadlineMissed)]
    [TestCase(EventKinds.EscalationRaised)]
    public void Each_agency_hears_of_its_own_report_and_none_of_anothers(string kind)
    {
        var heard = Told.Journal.Select(entry => (entry, AgencyDuties.ToldAs(entry, ShippedFiles.England, Told.Case!)))
            .Where(each => each.Item2 is var (told, _) && told == kind).Select(each => (Each(each.entry), each.Item2!.Value.Relation)).Distinct();

        Assert.That(heard, Is.EquivalentTo(new[] { ("invitation-2", "health"), ("invitation-3", "police") }));
    }

    [Test]
    public void Of_a_duty_that_is_the_authoritys_own_no_agency_hears()
    {
        var own = Told.Journal.Where(entry => entry is JournalEntry.StageRaised { Deadline: not "lodge_report" } or JournalEntry.BreachBegun { Deadline: not "lodge_report" }).ToList();

        Assert.That(own, Is.Not.Empty);
        Assert.That(own.Where(entry => AgencyDuties.ToldAs(entry, ShippedFiles.England, Told.Case!) is not null), Is.Empty);
    }

    [Test]
    public void That_somebody_took_it_on_is_told_to_the_same_agency()
    {
        var raised = Told.Journal.OfType<JournalEntry.StageRaised>().First(stage => stage is { Deadline: "lodge_report", Each: "invitation-3", Stage.Kind: StageKind.Rung });
        var taken = new JournalEntry.EscalationAcknowledged(raised.Key, raised.Deadline, raised.Each, raised.Stage) { OccurredAt = raised.OccurredAt, RecordedAt = raised.RecordedAt, Actor = raised.Actor };

        Assert.That(AgencyDuties.ToldAs(taken, ShippedFiles.England, Told.Case!), Is.EqualTo((EventKinds.EscalationAcknowledged, "police")));
    }

    /// <summary>What is promised to subscribers is sent by something: a definition, or the duties of agencies.</summary>
    [TestCase("wales")]
    [TestCase("england")]
    public void Every_kind_of_event_that_subscribers_are_promised_is_published(string nation)
    {
        string[] duties = [EventKinds.DeadlineApproaching, EventKinds.DeadlineMissed, EventKinds.EscalationRaised, EventKinds.EscalationAcknowledged];
        var files = new[] { "shared", nation }.SelectMany(folder => Directory.EnumerateFiles(System.IO.Path.Combine(ShippedFiles.Repository, "workflows", folder), "*.yaml", SearchOption.AllDirectories));
        var published = Publish().Matches(string.Join('\n', files.Select(File.ReadAllText))).Select(match => match.Groups[1].Value);

        Assert.That(EventKinds.Catalogue.Select(kind => kind.Name).Except(published).Except(duties), Is.Empty);
    }

    [GeneratedRegex(@"publish: ([a-z0-9.]+)")]
    private static partial Regex Publish();

    private static string? Each(JournalEntry entry) => entry is JournalEntry.StageRaised stage ? stage.Each : ((JournalEntry.BreachBegun)entry).Each;
}
