using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Scenarios;

namespace ChildProtection.Workflow.Engine.Tests.Shipped;

/// <summary>The rules of those elements of a definition that a scenario comes to: work asked or done, dates that ran, states entered, what was recorded, raised, sent or read.</summary>
internal static class TouchedRules
{
    public static IReadOnlySet<string> Of(ScenarioResult told, Definition definition)
    {
        var index = RuleIndex.Of(definition);
        var met = new Met(told, definition);
        return index.Rules.Where(rule => index[rule].Any(met.Has)).ToHashSet(StringComparer.Ordinal);
    }

    private sealed class Met
    {
        private readonly HashSet<string> work = new(StringComparer.Ordinal);
        private readonly HashSet<string> forms = new(StringComparer.Ordinal);
        private readonly HashSet<string> deadlines = new(StringComparer.Ordinal);
        private readonly HashSet<string> states = new(StringComparer.Ordinal);
        private readonly HashSet<string> lists = new(StringComparer.Ordinal);
        private readonly HashSet<string> fields = new(StringComparer.Ordinal);
        private readonly HashSet<string> ladders = new(StringComparer.Ordinal);
        private readonly HashSet<string> events = new(StringComparer.Ordinal);
        private readonly HashSet<string> roles = new(StringComparer.Ordinal);
        private readonly HashSet<string> papers = new(StringComparer.Ordinal);

        public Met(ScenarioResult told, Definition definition)
        {
            foreach (var entry in told.Journal)
            {
                Take(entry);
            }
            var steps = (told.Scenario.Begins?.Steps ?? []).Concat(told.Scenario.Steps).ToList();
            work.UnionWith(steps.OfType<ScenarioStep.Do>().Select(step => step.Work));
            papers.UnionWith(steps.OfType<ScenarioStep.Expect>().SelectMany(expect => expect.What).Where(entry => entry.Name == "papers")
                .SelectMany(entry => ((ScenarioValue.List)entry.Value).Items).OfType<ScenarioValue.Map>()
                .Select(paper => ((ScenarioValue.Text)paper.Entries.Single(entry => entry.Name == "paper").Value).Value));
            var outline = Walk(definition.Root).ToList();
            forms.UnionWith(outline.SelectMany(state => state.Tasks).Where(task => work.Contains(task.Name)).Select(task => task.Form).OfType<string>());
            forms.UnionWith(outline.SelectMany(state => state.Actions).Where(action => work.Contains(action.Name)).Select(action => action.Form).OfType<string>());
            forms.UnionWith(definition.Openings.Select(opening => opening.Form));
        }

        public bool Has(RuleElement element)
        {
            var name = element.Name;
            return element.Kind switch
            {
                RuleElementKind.Task or RuleElementKind.Action => work.Contains(name),
                RuleElementKind.Check => work.Contains(name[..name.LastIndexOf('.')]),
                RuleElementKind.Deadline => deadlines.Contains(name),
                RuleElementKind.State => states.Contains(name),
                RuleElementKind.Transition => states.Contains(name[(name.IndexOf('>', StringComparison.Ordinal) + 2)..]),
                RuleElementKind.Question => forms.Contains(name[..name.IndexOf('.', StringComparison.Ordinal)]),
                RuleElementKind.Record => lists.Contains(name),
                RuleElementKind.Field => name.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot ? lists.Contains(name[..dot]) : fields.Contains(name),
                RuleElementKind.Ladder => ladders.Contains(name),
                RuleElementKind.Event => events.Contains(name),
                RuleElementKind.Role => roles.Contains(name),
                RuleElementKind.Document => papers.Contains(name),
                // What counts by them is found by what they are used in; which of their values counts, the scenario's dates show.
                RuleElementKind.Opening or RuleElementKind.Parameter or RuleElementKind.SafetyProperty => true,
                _ => throw new InvalidOperationException($"No such kind: {element.Kind}."),
            };
        }

        private void Take(JournalEntry entry)
        {
            roles.Add(entry.Actor);
            switch (entry)
            {
                case JournalEntry.TaskOpened task:
                    work.Add(task.Task);
                    break;
                case JournalEntry.DeadlineStarted deadline:
                    deadlines.Add(deadline.Deadline);
                    break;
                case JournalEntry.StateEntered state:
                    states.Add(state.State);
                    break;
                case JournalEntry.RecordAdded record:
                    lists.Add(record.List);
                    break;
                case JournalEntry.FieldSet field:
                    fields.Add(field.Field);
                    break;
                case JournalEntry.FieldCorrected field:
                    fields.Add(field.Field);
                    break;
                case JournalEntry.StageRaised stage:
                    roles.UnionWith(stage.To);
                    roles.UnionWith(stage.Copy);
                    if (stage.Stage.Ladder is { } ladder)
                    {
                        ladders.Add(ladder);
                    }
                    break;
                case JournalEntry.EventPublished sent:
                    events.Add(sent.Event);
                    break;
                default:
                    break;
            }
        }

        private static IEnumerable<State> Walk(State state) => state.Children.SelectMany(Walk).Prepend(state);
    }
}
