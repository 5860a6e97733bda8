using ChildProtection.Workflow.Engine.Definitions;

namespace ChildProtection.Workflow.Engine.Tests.Shipped;

/// <summary>What holds of the definitions of Wales and England as they are shipped.</summary>
public sealed class ShippedDefinitionTests
{
    private static readonly string[] Timers =
    [
        "T01", "T02", "T03", "T04", "T05", "T06", "T11", "T12", "T13", "T16", "T17", "T21", "T22", "T23", "T24", "T26", "T27", "T31",
        "T32", "T37", "T38a", "T38b", "T38c", "T39a", "T39b", "T39c", "T44", "T45", "T46", "T47", "T49", "T52",
    ];

    // Local standards of English authorities: a leaflet by day, an advocate by age.
    private static readonly string[] TimersOfEngland = ["T09", "T10"];

    private static readonly string[] Transitions = [.. Enumerable.Range(1, 33).Append(36).Select(number => $"X{number}")];

    [TestCaseSource(typeof(ShippedWorkflows), nameof(ShippedWorkflows.Definitions))]
    public void A_shipped_definition_is_read_without_a_diagnostic(string path)
    {
        var result = ShippedWorkflows.Load(path);

        Assert.That(result.Diagnostics, Is.Empty, string.Join('\n', result.Diagnostics));
        Assert.That(result.Definition, Is.Not.Null);
    }

    [Test]
    public void Every_rule_in_the_list_has_a_title_in_both_languages()
    {
        var texts = ShippedWorkflows.Rules.Rules.Values.Select(rule => (rule.Id, rule.Title)).Concat(ShippedWorkflows.Rules.Sources.Select(source => (source.Id, source.Title)));
        Assert.That(texts.Where(each => !each.Title.ByLanguage.Keys.ToHashSet().SetEquals(["en", "cy"])).Select(each => each.Id), Is.Empty);
    }

    [TestCaseSource(typeof(ShippedWorkflows), nameof(ShippedWorkflows.Definitions))]
    public void Every_transition_of_the_main_job_is_made_by_some_element(string path)
    {
        Assert.That(Transitions.Except(BasisOf(Load(path))), Is.Empty);
    }

    [TestCaseSource(typeof(ShippedWorkflows), nameof(ShippedWorkflows.Definitions))]
    public void Every_timer_of_the_main_job_is_a_deadline(string path)
    {
        var definition = Load(path);
        var timers = definition.Jurisdiction == "england" ? Timers.Concat(TimersOfEngland) : Timers;

        Assert.That(timers.Except(DeadlinesOf(definition.Root).SelectMany(deadline => deadline.Basis)), Is.Empty);
    }

    [TestCaseSource(typeof(ShippedWorkflows), nameof(ShippedWorkflows.Definitions))]
    [Covers("K25")]
    public void What_tells_a_family_anything_of_the_case_waits_for_the_decision_for_that_person(string path)
    {
        var definition = Load(path);
        var papers = definition.Documents.Values.Where(document => document.To is DocumentReader.Child or DocumentReader.Family).ToList();
        var telling = papers.Where(document => document.Withheld is not null).ToList();

        Assert.That(telling.Where(document => !document.Withheld!.Reads.Records.ContainsKey("hold_back")).Select(document => document.Name), Is.Empty);
        // Where nothing is marked to be taken out, a paper that may only be given with parts taken out is not made out at all.
        Assert.That(telling.Where(document => document.Redacted is null && !document.Withheld!.Reads.Records["hold_back"].Contains("decision")).Select(document => document.Name), Is.Empty);
        // Of a letter that says no more than that somebody is not invited, leaving out was decided already.
        Assert.That(telling.Where(document => !document.Withheld!.Reads.Records.ContainsKey("safety_flag")).Select(document => document.Name), Is.EqualTo(new[] { "exclusion_letter" }));
        Assert.That(papers.Except(telling).Select(document => document.Name), Is.EquivalentTo(new[] { "worries_and_wishes", "my_day", "safe_people" }), "empty sheets to draw on");
    }

    [TestCaseSource(typeof(ShippedWorkflows), nameof(ShippedWorkflows.Definitions))]
    [Covers("W27", "L7.7", "K26", "X32")]
    public void Emergency_protection_is_offered_without_a_condition(string path)
    {
        var legal = StatesOf(Load(path).Root).Single(state => state.Path == "open.legal");
        var action = legal.Actions.Single(each => each.Name == "start_emergency_protection");

        Assert.That(action.When, Is.Null);
        Assert.That(action.Checks, Is.Empty);
        Assert.That(action.Done.Select(line => line.When), Has.All.Null);
    }

    private static Definition Load(string path) => ShippedWorkflows.Load(path).Definition!;

    private static IEnumerable<State> StatesOf(State state) => state.Children.SelectMany(StatesOf).Prepend(state);

    private static IEnumerable<Deadline> DeadlinesOf(State root) => StatesOf(root).SelectMany(
        state => state.Deadlines.Concat(state.Tasks.Select(task => task.Deadline).OfType<Deadline>()));

    private static HashSet<string> BasisOf(Definition definition)
    {
        var states = StatesOf(definition.Root).ToList();
        var lines = states.SelectMany(state => state.Always
            .Concat(state.On.SelectMany(handler => handler.Transitions))
            .Concat(state.Tasks.SelectMany(task => task.Done))
            .Concat(state.Actions.SelectMany(action => action.Done)));
        return
        [
            .. states.SelectMany(state => state.Basis),
            .. states.SelectMany(state => state.Tasks).SelectMany(task => task.Basis),
            .. states.SelectMany(state => state.Actions).SelectMany(action => action.Basis),
            .. DeadlinesOf(definition.Root).SelectMany(deadline => deadline.Basis),
            .. lines.SelectMany(line => line.Basis),
            .. definition.Parameters.Values.SelectMany(parameter => parameter.Basis),
            .. definition.Records.Values.SelectMany(record => record.Basis),
            .. definition.Fields.Values.SelectMany(field => field.Basis),
            .. definition.Forms.Values.SelectMany(form => form.Questions).SelectMany(question => question.Basis),
            .. definition.Roles.Values.SelectMany(role => role.Basis),
            .. definition.Ladders.Values.SelectMany(ladder => ladder.Basis),
            .. definition.Events.Values.SelectMany(kind => kind.Basis),
            .. definition.Safety.SelectMany(property => property.Basis),
            .. definition.Opens.Basis,
        ];
    }
}
