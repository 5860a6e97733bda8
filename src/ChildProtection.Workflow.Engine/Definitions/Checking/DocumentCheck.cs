using ChildProtection.Workflow.Engine.Definitions.Sources;
using ChildProtection.Workflow.Engine.Diagnostics;

namespace ChildProtection.Workflow.Engine.Definitions.Checking;

/// <summary>A document is given by a task that stands for the same records: so that what was given to whom is recorded where it belongs.</summary>
internal sealed class DocumentCheck(DefinitionMap map, Findings findings)
{
    public void Run()
    {
        var tasks = map.States.SelectMany(state => state.Tasks).ToDictionary(task => task.Name, StringComparer.Ordinal);
        foreach (var document in map.Definition.Documents.Values)
        {
            if (document.GivenBy is { } name && tasks.TryGetValue(name, out var task) && task.Each?.List != document.Each?.List)
            {
                findings.Error(
                    LanguageCodes.GivenForOthers, document.Place,
                    $"The document '{document.Name}' is {For(document.Each)}, and the task '{name}' that gives it is {For(task.Each)}.",
                    "Let both stand for the same records, or leave 'given_by' out.");
            }
        }
    }

    private static string For(EachRecord? each) => each is null ? "for the case" : $"for each {each.List}";
}
