using System.Collections.Immutable;
using ChildProtection.Workflow.Cases.Definitions;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Plans;
using ChildProtection.Workflow.Engine.Calendars;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Expressions;
using ChildProtection.Workflow.Server.Plans;
using ChildProtection.Workflow.Server.Tests.Serving;
using ChildProtection.Workflow.Server.Texts;
using ChildProtection.Workflow.Server.Work;
using Microsoft.Extensions.DependencyInjection;
using NodaTime;

namespace ChildProtection.Workflow.Server.Tests.Plans;

public sealed class PlanChangeWordsTests
{
    private static readonly LocalDate Monday = new(2026, 3, 2);

    private TestServer server = null!;
    private Definition definition = null!;
    private WorkingCalendar calendar = null!;

    [OneTimeSetUp]
    public async Task Start()
    {
        server = await TestServer.Start(demonstration: true);
        definition = server.Services.GetRequiredService<IDefinitionLibrary>().InForce(new AuthorityId(1), Monday.PlusYears(20))!.Definition;
        calendar = server.Services.GetRequiredService<ICalendarLibrary>().Default(new AuthorityId(1));
    }

    [OneTimeTearDown]
    public async Task Stop() => await server.DisposeAsync();

    [Test]
    public void An_owner_and_a_day_that_changed_are_said_with_what_was_before()
    {
        var was = Item("plan_action", ("what", Value.Of("Breakfast club")), ("owner", Value.Of("School")), ("due", Value.Of(Monday)));
        var item = was.With([KeyValuePair.Create("owner", Value.Of("Amina Yusuf")), KeyValuePair.Create("due", Value.Of(Monday.PlusDays(7)))]);

        Assert.That(Said(was, item, "en"), Is.EqualTo(new[] { "Breakfast club: now by 9 March 2026, before by 2 March 2026.", "Breakfast club: now done by Amina Yusuf, before by School." }));
        Assert.That(Said(was, item, "cy")[1], Is.EqualTo("Breakfast club: gwneir nawr gan Amina Yusuf, cyn hynny gan School."));
    }

    [Test]
    public void Texts_of_a_version_that_changed_are_said_of_the_plan_with_what_was_before()
    {
        var was = Item("plan_version", ("strengths", Value.Of("An aunt who helps")));
        var item = was.With([KeyValuePair.Create("strengths", Value.Of("A neighbour too"))]);

        Assert.That(Said(was, item, "en").Single(), Is.EqualTo("The plan – What the family is good at: now “A neighbour too”, before “An aunt who helps”."));
        Assert.That(Said(was, item, "cy").Single(), Does.StartWith("Y cynllun – "));
    }

    [Test]
    public void A_need_that_ended_says_why()
    {
        var need = Item("plan_need", ("need", Value.Of("A bed of her own")));

        Assert.That(Said(need, need.With([KeyValuePair.Create("ended_on", Value.Of(Monday)), KeyValuePair.Create("ended_why", Value.Of("Bought in May"))]), "en").Single(), Does.Contain("A bed of her own").And.Contain("Bought in May"));
    }

    [Test]
    public void An_outcome_that_the_conference_fixed_says_that_only_a_conference_changes_it()
    {
        var item = Item("plan_outcome", ("statement", Value.Of("Cai sleeps through the night")), ("origin", Value.OfCode("conference")));

        Assert.That(Said(null, item, "en").Single(), Is.EqualTo("New outcome, fixed by the conference – only a conference changes it: Cai sleeps through the night."));
        Assert.That(Said(item.With([KeyValuePair.Create("origin", Value.OfCode("core_group"))]), item, "en").Single(), Does.StartWith("Cai sleeps through the night: fixed by the conference now"));
    }

    [Test]
    public void An_action_that_was_done_and_an_outcome_that_was_dropped_say_what_became_of_them()
    {
        var action = Item("plan_action", ("what", Value.Of("Breakfast club")));
        var outcome = Item("plan_outcome", ("statement", Value.Of("Cai sleeps through the night")));

        Assert.That(Said(action, action.With([KeyValuePair.Create("closed_on", Value.Of(Monday)), KeyValuePair.Create("result", Value.OfCode("done"))]), "en").Single(), Is.EqualTo("Action closed: Breakfast club. What became of it: Done."));
        Assert.That(Said(outcome, outcome.With([KeyValuePair.Create("ended_on", Value.Of(Monday))]), "en").Single(), Is.EqualTo("Outcome dropped: Cai sleeps through the night. Why: not said."));
    }

    [Test]
    public void Every_field_of_every_list_of_the_plan_has_a_sentence_in_both_languages()
    {
        foreach (var list in PlanContent.Lists)
        {
            foreach (var field in definition.Records[list].Fields.Values)
            {
                var (one, other) = Two(field.Type);
                var (was, item) = (Item(list, (field.Name, one)), Item(list, (field.Name, other)));
                foreach (var language in TextCatalogue.Languages)
                {
                    Assert.That(Said(was, item, language), Has.Count.EqualTo(1).And.All.Not.Empty, $"{list}.{field.Name}");
                    Assert.That(Said(Item(list), item, language).Concat(Said(item, Item(list), language)), Has.All.Not.Empty.And.Exactly(2).Items, $"{list}.{field.Name}");
                }
            }
        }
    }

    private IReadOnlyList<string> Said(PlanItem? was, PlanItem item, string language)
    {
        var words = new Words(TextCatalogue.Load(), language);
        var values = new ValueText(definition, calendar, new StaffNames(new Dictionary<UserId, string>(), words), words);
        return new PlanChangeWords(definition, values, words).Of(PlanDifference.Between(was is null ? PlanContent.Empty : new PlanContent([was]), new PlanContent([item])));
    }

    private (Value, Value) Two(FieldType type) => type switch
    {
        FieldType.YesNo => (Value.True, Value.False),
        FieldType.Number => (Value.Of(1m), Value.Of(2m)),
        FieldType.Date => (Value.Of(Monday), Value.Of(Monday.PlusDays(1))),
        FieldType.Period => (Value.Of(CalendarPeriod.WorkingDays(1)), Value.Of(CalendarPeriod.WorkingDays(2))),
        FieldType.Choice choice => (Value.OfCode(definition.Choices[choice.List].Codes[0].Code), Value.OfCode(definition.Choices[choice.List].Codes[1].Code)),
        _ => (Value.Of("one"), Value.Of("other")),
    };

    private static PlanItem Item(string list, params (string Field, Value Value)[] values) =>
        new(list, $"{list}-1", values.ToImmutableSortedDictionary(value => value.Field, value => value.Value, StringComparer.Ordinal));
}
