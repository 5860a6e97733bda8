using System.Collections.Immutable;
using ChildProtection.Workflow.Cases.Plans;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Expressions;
using FsCheck;
using FsCheck.Fluent;
using NodaTime;

namespace ChildProtection.Workflow.Cases.Tests.Plans;

public sealed class PlanDifferenceTests
{
    private static readonly LocalDate Monday = new(2026, 3, 2);

    private static readonly Config Fixed = Config.QuickThrowOnFailure.WithMaxTest(500).WithReplay(20_260_302, 7);

    private static readonly Gen<PlanContent> AnyPlan =
        from items in (from list in Gen.Elements("plan_outcome", "plan_action", "contact_line")
                       from number in Gen.Choose(1, 4)
                       from fields in (from field in Gen.Elements("statement", "owner", "due", "progress", "ended_on", "closed_on", "result")
                                       from value in Gen.Elements(Value.Of("a"), Value.Of("b"), Value.Of(Monday), Value.Of(Monday.PlusDays(7)))
                                       select (field, value)).ListOf()
                       select Item(list, $"{list}-{number}", [.. fields.DistinctBy(field => field.field)])).ListOf()
        select new PlanContent([.. items.DistinctBy(item => item.Id)]);

    [Test]
    public void Equal_versions_have_no_differences() =>
        Prop.ForAll(AnyPlan.ToArbitrary(), plan => PlanDifference.Between(plan, new PlanContent([.. plan.Items])).Count == 0).Check(Fixed);

    [Test]
    public void Every_thing_that_differs_has_a_difference_and_nothing_else_has() =>
        Prop.ForAll(Gen.Zip(AnyPlan, AnyPlan).ToArbitrary(), pair =>
        {
            var (earlier, later) = pair;
            var named = PlanDifference.Between(earlier, later).Select(change => (change.Item.List, change.Item.Id)).ToHashSet();
            return named.SetEquals(earlier.Items.Concat(later.Items).Select(item => (item.List, item.Id)).Where(key => !Equals(Find(earlier, key), Find(later, key))));
        }).Check(Fixed);

    [Test]
    public void Every_field_that_differs_is_named_but_for_how_a_thing_ended() =>
        Prop.ForAll(Gen.Zip(AnyPlan, AnyPlan).ToArbitrary(), pair =>
        {
            var (earlier, later) = pair;
            var named = PlanDifference.Between(earlier, later).OfType<PlanChange.Reworded>().Select(change => (change.Item.Id, change.Field)).ToHashSet();
            return later.Items.Where(item => Find(earlier, (item.List, item.Id)) is { } was && item.IsOver == was.IsOver)
                .SelectMany(item => item.Values.Keys.Union(Find(earlier, (item.List, item.Id))!.Values.Keys).Select(field => (Item: item, Was: Find(earlier, (item.List, item.Id))!, Field: field)))
                .All(each => named.Contains((each.Item.Id, each.Field)) == !each.Item[each.Field].Equals(each.Was[each.Field]));
        }).Check(Fixed);

    [Test]
    public void An_action_with_another_owner_and_another_day_has_two_differences_and_the_old_values()
    {
        var was = Item("plan_action", "plan_action-1", ("owner", Value.Of("School")), ("due", Value.Of(Monday)));
        var item = was.With([KeyValuePair.Create("owner", Value.Of("Health visitor")), KeyValuePair.Create("due", Value.Of(Monday.PlusDays(7)))]);

        var changes = PlanDifference.Between(new PlanContent([was]), new PlanContent([item])).Cast<PlanChange.Reworded>();

        Assert.That(changes.Select(change => (change.Field, change.Before, change.After)), Is.EqualTo(new[]
        {
            ("due", Value.Of(Monday), Value.Of(Monday.PlusDays(7))), ("owner", Value.Of("School"), Value.Of("Health visitor")),
        }));
    }

    [Test]
    public void An_outcome_that_is_dropped_is_one_difference_with_its_reason()
    {
        var was = Item("plan_outcome", "plan_outcome-1", ("statement", Value.Of("Breakfast every day")));
        var item = was.With([KeyValuePair.Create("ended_on", Value.Of(Monday)), KeyValuePair.Create("ended_why", Value.Of("Reached"))]);

        var change = PlanDifference.Between(new PlanContent([was]), new PlanContent([item])).Single();

        Assert.That((change, change.Item["ended_why"]), Is.EqualTo((new PlanChange.Ended(item), Value.Of("Reached"))));
    }

    [Test]
    public void Outcomes_come_before_actions_however_they_were_entered()
    {
        var content = new PlanContent([Item("contact_line", "contact_line-1"), Item("plan_action", "plan_action-1"), Item("plan_outcome", "plan_outcome-1")]);

        Assert.That(PlanDifference.Between(PlanContent.Empty, content).Select(change => change.Item.List), Is.EqualTo(new[] { "plan_outcome", "plan_action", "contact_line" }));
    }

    [Test]
    public void A_version_holds_what_was_entered_with_it_and_not_what_came_after()
    {
        var journal = new JournalEntry[]
        {
            Given(), Added("plan_outcome", "plan_outcome-1", ("statement", Value.Of("Breakfast every day"))),
            Given(), Added("plan_version", "plan_version-1", ("kind", Value.OfCode("detailed"))), Added("contact_line", "contact_line-1", ("who", Value.Of("The lead worker"))),
            Given(), new JournalEntry.RecordUpdated("plan_outcome", "plan_outcome-1", 2, Values(("progress", Value.OfCode("on_track")))),
        };

        var (versions, now) = PlanVersion.Of(journal);

        Assert.That(versions.Select(version => (version.Number, version.Id, version.Kind)), Is.EqualTo(new[] { (1, "plan_version-1", Value.OfCode("detailed")) }));
        Assert.That(versions[0].Content.Items.Select(item => item.Id), Is.EqualTo(new[] { "plan_outcome-1", "contact_line-1" }));
        Assert.That(PlanDifference.Between(versions[0].Content, now).Single(), Is.InstanceOf<PlanChange.Reworded>());
    }

    [Test]
    public void What_a_version_says_in_its_own_words_is_compared_with_what_was_said_last()
    {
        var journal = new JournalEntry[]
        {
            Given(), Added("plan_version", "plan_version-1", ("kind", Value.OfCode("detailed")), ("strengths", Value.Of("An aunt who helps")), ("child_words", Value.Of("I want my bed"))),
            Given(), Added("plan_version", "plan_version-2", ("kind", Value.OfCode("changed")), ("strengths", Value.Of("An aunt and a neighbour who help")), ("risk_factors", Value.Of("Debt"))),
            Given(), new JournalEntry.RecordCorrected("plan_version", "plan_version-2", 2, new EventTime(Monday), new EventTime(Monday), Values(("risk_factors", Value.Of("Debt"))), Values(("risk_factors", Value.Unknown)), "Wrong family"),
        };

        var (versions, now) = PlanVersion.Of(journal);

        Assert.That(PlanDifference.Between(versions[0].Content, versions[1].Content).Cast<PlanChange.Reworded>().Select(change => (change.Field, change.Before, change.After)), Is.EqualTo(new[]
        {
            ("risk_factors", Value.Unknown, Value.Of("Debt")), ("strengths", Value.Of("An aunt who helps"), Value.Of("An aunt and a neighbour who help")),
        }), "what was not said again still holds");
        Assert.That(PlanDifference.Between(versions[1].Content, now).Cast<PlanChange.Reworded>().Single().After, Is.EqualTo(Value.Unknown));
        Assert.That(PlanDifference.Between(PlanContent.Empty, versions[0].Content).Select(change => change.GetType()), Is.All.EqualTo(typeof(PlanChange.Reworded)));
    }

    [TestCase("plan_need")]
    [TestCase("contingency_line")]
    public void A_need_that_is_met_and_a_step_that_no_longer_holds_are_over(string list)
    {
        var was = Item(list, "one", ("need", Value.Of("A bed")));

        Assert.That(PlanDifference.Between(new PlanContent([was]), new PlanContent([was.With([KeyValuePair.Create("ended_on", Value.Of(Monday)), KeyValuePair.Create("ended_why", Value.Of("Bought"))])])).Single(), Is.InstanceOf<PlanChange.Ended>());
    }

    [Test]
    public void What_a_correction_takes_away_is_gone_from_the_plan()
    {
        var journal = new JournalEntry[]
        {
            Given(), Added("plan_action", "plan_action-1", ("what", Value.Of("Speech therapy")), ("owner", Value.Of("School"))),
            new JournalEntry.RecordCorrected("plan_action", "plan_action-1", 2, new EventTime(Monday), new EventTime(Monday), Values(("owner", Value.Of("School"))), Values(("owner", Value.Unknown)), "Wrong school"),
        };

        Assert.That(PlanVersion.Of(journal).Now.Items.Single().Values.Keys, Is.EqualTo(new[] { "what" }));
    }

    private static PlanItem? Find(PlanContent plan, (string List, string Id) key) => plan.Items.FirstOrDefault(item => (item.List, item.Id) == key);

    private static ImmutableSortedDictionary<string, Value> Values(params (string Field, Value Value)[] values) =>
        values.ToImmutableSortedDictionary(value => value.Field, value => value.Value, StringComparer.Ordinal);

    private static PlanItem Item(string list, string id, params (string Field, Value Value)[] values) => new(list, id, Values(values));

    private static JournalEntry.RecordAdded Added(string list, string id, params (string Field, Value Value)[] values) => new(list, id, new EventTime(Monday), Values(values));

    private static JournalEntry.Given Given() => new(new CaseInput.TakeAction("x", new Answers()) { Actor = Actor.System });
}
