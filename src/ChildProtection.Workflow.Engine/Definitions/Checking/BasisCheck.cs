using ChildProtection.Workflow.Engine.Definitions.Sources;
using ChildProtection.Workflow.Engine.Diagnostics;

namespace ChildProtection.Workflow.Engine.Definitions.Checking;

/// <summary>What a rule demands names the rule.</summary>
internal sealed class BasisCheck(DefinitionMap map, Findings findings, bool required)
{
    public void Run()
    {
        foreach (var opens in map.Definition.Openings)
        {
            Check(opens.Basis, opens.Place, "The opening of a case");
        }
        foreach (var state in map.States)
        {
            foreach (var task in state.Tasks)
            {
                Check(task.Basis, task.Place, $"The task '{task.Name}'");
            }
            foreach (var action in state.Actions)
            {
                Check(action.Basis, action.Place, $"The action '{action.Name}'");
            }
            foreach (var deadline in state.Deadlines)
            {
                Check(deadline.Basis, deadline.Place, $"The deadline '{deadline.Name}'");
            }
        }
        foreach (var document in map.Definition.Documents.Values)
        {
            Check(document.Basis, document.Place, $"The document '{document.Name}'");
        }
        // A change of state after work follows the work's rules.
        foreach (var line in map.Lines.Where(line => line is { Work: null, Target: not null, State.Basis: [] }))
        {
            Check(line.Transition.Basis, line.Transition.Place, $"The change from '{line.State.Path}' to '{line.Target}'");
        }
    }

    private void Check(IReadOnlyList<string> basis, SourcePlace place, string what)
    {
        if (basis.Count == 0)
        {
            var severity = required ? Severity.Error : Severity.Warning;
            findings.Add(new Diagnostic(LanguageCodes.BasisMissing, severity, place, $"{what} does not name the rule it follows.", "Add 'basis: [ … ]'."));
        }
    }
}
