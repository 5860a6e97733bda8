using System.Collections.Immutable;
using ChildProtection.Workflow.Engine.Calendars;
using ChildProtection.Workflow.Engine.Diagnostics;
using ChildProtection.Workflow.Engine.Documents;
using ChildProtection.Workflow.Engine.Execution;
using ChildProtection.Workflow.Engine.Texts;

namespace ChildProtection.Workflow.Engine.Scenarios;

/// <summary>
/// Makes out the papers of a story as they would be given, and compares what they say:
/// <c>{ paper: plan_for_parent, of: plan_copy 1, says: [ … ], does_not_say: [ … ] }</c>, or <c>held_back: yes</c>, or <c>there: no</c>.
/// </summary>
internal sealed class ScenarioPapers(
    CompiledDefinition definition, CaseSnapshot snapshot, WorkingCalendar calendar, ImmutableArray<JournalEntry> journal, Action<Diagnostic> report)
{
    private static readonly string[] Keys = ["paper", "of", "in", "says", "does_not_say", "held_back", "there"];

    public void Check(ScenarioEntry entry)
    {
        if (entry.Value is not ScenarioValue.List { Items: var items } || items.Any(item => item is not ScenarioValue.Map))
        {
            Wrong(ScenarioCodes.Shape, entry.Value.Place, "'papers' takes a list.", "Write [ { paper: NAME, says: [ words ] } ].");
            return;
        }
        foreach (var map in items.OfType<ScenarioValue.Map>())
        {
            Check(map);
        }
    }

    private void Check(ScenarioValue.Map map)
    {
        foreach (var unknown in map.Entries.Where(each => !Keys.Contains(each.Name)))
        {
            Wrong(ScenarioCodes.Shape, unknown.Place, $"Of a paper '{unknown.Name}' cannot be expected.", NearestName.Ask(unknown.Name, Keys) ?? $"What can: {string.Join(", ", Keys)}.");
        }
        if (map.Entries.All(each => each.Name is "paper" or "of" or "in"))
        {
            Wrong(ScenarioCodes.Shape, map.Place, "Nothing is expected of this paper.", "Add 'says', 'does_not_say', 'held_back: yes' or 'there: no'.");
        }
        if (Said(map, "paper") is not { } name || !definition.Definition.Documents.TryGetValue(name, out var document))
        {
            Wrong(ScenarioCodes.UnknownName, map.Place, $"The definition has no document '{Said(map, "paper")}'.", NearestName.Ask(Said(map, "paper") ?? "", definition.Definition.Documents.Keys));
            return;
        }
        var record = Said(map, "of")?.Replace(' ', '-');
        var composer = Composer(Said(map, "in") == "cy" ? Language.Welsh : Language.English);
        var copy = composer.Copies().FirstOrDefault(each => each.Document == document && each.Record == record);
        var paper = Said(map, "of") is { } of ? $"'{name}' of {of}" : $"'{name}'";
        if (Said(map, "there") == "no")
        {
            Expect(copy is null, map, $"There is {paper}, which was not expected.");
        }
        else if (copy is null)
        {
            Expect(false, map, $"There is no {paper}.");
        }
        else if (Said(map, "held_back") == "yes")
        {
            Expect(copy.Withheld, map, $"{paper} is not held back.");
        }
        else if (composer.Compose(name, record) is { } made)
        {
            Compare(map, paper, string.Join('\n', made.Blocks.Select(Words)));
        }
        else
        {
            Expect(false, map, $"{paper} is held back.");
        }
    }

    private void Compare(ScenarioValue.Map map, string paper, string words)
    {
        foreach (var part in Items(map, "says").Where(part => !words.Contains(part.Value, StringComparison.Ordinal)))
        {
            Wrong(ScenarioCodes.Differs, part.Place, $"{paper} does not say '{part.Value}'. It says:\n{words}", null);
        }
        foreach (var part in Items(map, "does_not_say").Where(part => words.Contains(part.Value, StringComparison.Ordinal)))
        {
            Wrong(ScenarioCodes.Differs, part.Place, $"{paper} says '{part.Value}', which was not expected.", null);
        }
    }

    private DocumentComposer Composer(Language language)
    {
        var records = new RecordsOverTime(definition.Definition);
        foreach (var entry in journal)
        {
            records.After(entry);
        }
        return new DocumentComposer(definition, snapshot, calendar, snapshot.At, records.Now(), new DocumentNames("the child", "the authority", _ => null), language);
    }

    private static string Words(DocumentBlock block) => block switch
    {
        DocumentBlock.Heading heading => heading.Text,
        DocumentBlock.Paragraph paragraph => paragraph.Text,
        DocumentBlock.Points points => string.Join('\n', points.Lines),
        DocumentBlock.Answers answers => string.Join('\n', answers.Lines.Select(line => $"{line.Question}: {line.Answer}")),
        DocumentBlock.Table table => string.Join('\n', table.Rows.Select(row => string.Join(" | ", row))),
        _ => throw new InvalidOperationException($"No words for {block.GetType().Name}."),
    };

    private static string? Said(ScenarioValue.Map map, string key) => map.Entries.FirstOrDefault(each => each.Name == key)?.Value is ScenarioValue.Text text ? text.Value : null;

    private static IEnumerable<ScenarioValue.Text> Items(ScenarioValue.Map map, string key) => map.Entries.FirstOrDefault(each => each.Name == key)?.Value switch
    {
        ScenarioValue.Text one => [one],
        ScenarioValue.List list => list.Items.OfType<ScenarioValue.Text>(),
        _ => [],
    };

    private void Expect(bool holds, ScenarioValue.Map map, string words)
    {
        if (!holds)
        {
            Wrong(ScenarioCodes.Differs, map.Place, words, null);
        }
    }

    private void Wrong(string code, SourcePlace place, string words, string? fix) => report(new Diagnostic(code, Severity.Error, place, words, fix));
}
