using ChildProtection.Workflow.Cases.Definitions;
using ChildProtection.Workflow.Cases.Identity;
using ChildProtection.Workflow.Cases.Reading;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Texts;

namespace ChildProtection.Workflow.Server.Oversight;

/// <summary>Checks by their names in the definitions of their cases: of which work, and what is said when they do not hold.</summary>
public sealed class GuardTitles(IDefinitionLibrary definitions, AuthorityId authority)
{
    private readonly Dictionary<(string Definition, string Check), (LocalizedText Work, Check Check)?> _known = [];

    /// <summary>Null: the definition has no such check, or is not here.</summary>
    public (LocalizedText Work, Check Check)? Of(string definition, string check)
    {
        if (!_known.TryGetValue((definition, check), out var found))
        {
            found = Find(definition, check);
            _known[(definition, check)] = found;
        }
        return found;
    }

    private (LocalizedText Work, Check Check)? Find(string hash, string name)
    {
        if (definitions.Find(authority, hash) is not { } compiled)
        {
            return null;
        }
        var outline = DefinitionOutline.Of(compiled.Definition);
        return outline.Tasks.Values.Select(task => (task.Title, task.Checks)).Concat(outline.Actions.Values.Select(action => (action.Title, action.Checks)))
            .SelectMany(work => work.Checks, (work, check) => ((LocalizedText, Check)?)(work.Title, check))
            .FirstOrDefault(pair => pair!.Value.Item2.Name == name);
    }
}
