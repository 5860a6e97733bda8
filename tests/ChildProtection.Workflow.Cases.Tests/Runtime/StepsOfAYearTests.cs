using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Runtime;
using ChildProtection.Workflow.Cases.Tests.Shipped;
using ChildProtection.Workflow.Cases.Tests.Simulation;
using ChildProtection.Workflow.Contracts.V1;
using ChildProtection.Workflow.Engine.Execution;

namespace ChildProtection.Workflow.Cases.Tests.Runtime;

/// <summary>What holds of every step that a simulated year writes, checked from what is stored alone.</summary>
internal sealed class StepsOfAYearTests
{
    private static readonly Lazy<IReadOnlyDictionary<CaseId, List<DecidedStep>>> Lived =
        new(() => Years.Live(Years.Of(ShippedFiles.Wales) with { Checked = false }).Steps);

    private static IEnumerable<List<DecidedStep>> Cases => Lived.Value.Values;

    private static IEnumerable<DecidedStep> Steps => Cases.SelectMany(steps => steps);

    [Test]
    public void Every_step_makes_the_next_version()
    {
        foreach (var steps in Cases)
        {
            Assert.That(steps.Select(step => step.ExpectedVersion), Is.EqualTo(Enumerable.Range(0, steps.Count)));
            Assert.That(steps.Select(step => step.Head.Version), Is.EqualTo(Enumerable.Range(1, steps.Count)));
        }
    }

    [Test]
    public void Every_journal_is_one_unbroken_chain()
    {
        foreach (var steps in Cases)
        {
            var head = steps[^1].Head;
            var chain = new JournalChain(head.Authority, head.Case);

            Assert.That(steps.SelectMany(step => step.Journal).All(chain.Follow));
            Assert.That(chain.Conclude(head.LastSequence, head.LastHash), Is.InstanceOf<JournalVerdict.Intact>());
        }
    }

    [Test]
    public void Every_journal_entry_can_be_read_again_as_it_was_written()
    {
        var wrong = Steps.SelectMany(step => step.Journal).Where(row =>
            !JournalFormat.WritePayload(JournalFormat.Read(row.Kind, row.OccurredAt, row.RecordedAt, row.Actor, row.Payload.Span)).AsSpan().SequenceEqual(row.Payload.Span));

        Assert.That(wrong.Select(row => row.Kind).Distinct(), Is.Empty);
    }

    [Test]
    public void Rows_kept_by_differences_are_those_derived_from_scratch()
    {
        foreach (var steps in Cases)
        {
            var tasks = Kept(steps, step => (TaskRow[])[.. step.TasksOpened, .. step.TasksChanged], row => row.Key, step => step.TasksClosed);
            var deadlines = Kept(steps, step => step.DeadlinesSet, row => row.Key, step => step.DeadlinesEnded);
            var breaches = Kept(steps, step => step.BreachesSet, row => row.Key, _ => []);
            var head = steps[^1].Head;
            var stored = SnapshotFormat.Read(ShippedFiles.Wales, head.Snapshot);
            var derived = CaseMachine.Derive(ShippedFiles.Wales, stored, ShippedFiles.Calendar);

            Assert.That(tasks, Is.EquivalentTo(TaskRows.Of(ShippedFiles.Wales.Definition, stored, derived, ShippedFiles.Calendar, head.Team)));
            Assert.That(deadlines, Is.EquivalentTo(DeadlineRows.Of(derived, ShippedFiles.Calendar)));
            Assert.That(breaches, Is.EquivalentTo(DeadlineRows.BreachesOf(stored, ShippedFiles.Calendar)));
        }
    }

    [Test]
    public void Every_record_that_the_engine_knows_is_written_once_and_then_revised_in_order()
    {
        foreach (var steps in Cases)
        {
            var stored = SnapshotFormat.Read(ShippedFiles.Wales, steps[^1].Head.Snapshot);
            var known = stored.Facts.Layout.Lists.SelectMany(list => stored.Facts.Records(list.Name)).ToDictionary(record => record.Id, record => record.Revision);
            var written = steps.SelectMany(step => step.RecordsSet).GroupBy(row => row.Id).ToDictionary(rows => rows.Key, rows => rows.Select(row => row.Revision).ToList());

            Assert.That(written.ToDictionary(rows => rows.Key, rows => rows.Value[^1]), Is.EquivalentTo(known));
            Assert.That(written.Values.Where(revisions => revisions[0] != 1 || !revisions.SequenceEqual(revisions.Order())), Is.Empty);
        }
    }

    [Test]
    [Covers("O35", "O39")]
    public void A_child_stands_on_the_register_from_the_decision_to_its_end()
    {
        foreach (var steps in Cases)
        {
            // A child of another authority who stays here stands on it for that time, until a conference here decides: a temporary entry.
            string? standing = null;
            foreach (var step in steps)
            {
                standing = step.Register.Aggregate(standing, (kind, change) => change switch { RegisterChange.Entered entered => entered.Kind, RegisterChange.Ended => null, _ => kind });
                var registered = step.Head.MainState.StartsWith("open.main.protected", StringComparison.Ordinal);

                Assert.That(standing == "full", Is.EqualTo(registered), step.Head.MainState);
            }
        }
        Assert.That(Steps.SelectMany(step => step.Register).OfType<RegisterChange.Entered>(), Is.Not.Empty, "the year registered nobody");
        Assert.That(Steps.SelectMany(step => step.Register).OfType<RegisterChange.Ended>(), Is.Not.Empty, "the year removed nobody");
    }

    [Test]
    [Covers("C2")]
    public void Every_entry_that_a_conference_here_decided_names_what_is_feared() =>
        Assert.That(Steps.SelectMany(step => step.Register).OfType<RegisterChange.Entered>().Where(entry => entry.Kind == "full" && entry.Categories.Count == 0), Is.Empty);

    [Test]
    public void No_two_events_share_an_id()
    {
        var ids = Steps.SelectMany(step => step.Outgoing).Select(sent => sent.EventId).ToList();

        Assert.That(ids, Is.Not.Empty);
        Assert.That(ids, Is.Unique);
    }

    [Test]
    public void Every_event_names_its_journal_entry()
    {
        foreach (var step in Steps)
        {
            var published = step.Journal.Where(row => row.Kind == "event.published").Select(row => row.Sequence);
            var duties = new[] { EventKinds.DeadlineApproaching, EventKinds.DeadlineMissed, EventKinds.EscalationRaised, EventKinds.EscalationAcknowledged };

            Assert.That(step.Outgoing.Where(sent => !duties.Contains(sent.Kind)).Select(sent => sent.Sequence), Is.EqualTo(published));
            Assert.That(step.Outgoing.Select(sent => sent.Sequence), Is.SubsetOf(step.Journal.Select(row => row.Sequence)).And.Ordered);
        }
    }

    private static Dictionary<string, T> Kept<T>(
        IEnumerable<DecidedStep> steps, Func<DecidedStep, IReadOnlyList<T>> set, Func<T, string> key, Func<DecidedStep, IReadOnlyList<string>> gone)
    {
        var rows = new Dictionary<string, T>(StringComparer.Ordinal);
        foreach (var step in steps)
        {
            foreach (var name in gone(step))
            {
                Assert.That(rows.Remove(name), $"{name} is closed and was never open");
            }
            foreach (var row in set(step))
            {
                rows[key(row)] = row;
            }
        }
        return rows;
    }
}
