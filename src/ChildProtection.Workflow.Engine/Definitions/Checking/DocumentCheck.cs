using ChildProtection.Workflow.Engine.Definitions.Sources;
using ChildProtection.Workflow.Engine.Diagnostics;

namespace ChildProtection.Workflow.Engine.Definitions.Checking;

/// <summary>A document is given by a task or action that stands for the same records: so that what was given to whom is recorded where it belongs.</summary>
internal sealed class DocumentCheck(DefinitionMap map, Findings findings)
{
    public void Run()
    {
        var works = map.States.SelectMany(state => state.Tasks.Select(task => (task.Name, task.Each)).Concat(state.Actions.Select(action => (action.Name, action.Each))))
            .ToLookup(work => work.Name, work => work.Each, StringComparer.Ordinal);
        foreach (var task in map.States.SelectMany(state => state.Tasks))
        {
            foreach (var name in task.Gives)
            {
                if (!map.Definition.Documents.TryGetValue(name, out var document))
                {
                    findings.Error(LanguageCodes.UnknownDocument, task.Place, $"The task '{task.Name}' gives '{name}', and there is no document of that name.", "Correct the name, or leave it out.");
                }
                else if (document.Each?.List != task.Each?.List)
                {
                    findings.Error(
                        LanguageCodes.GivenForOthers, task.Place, $"The document '{name}' is {For(document.Each)}, and '{task.Name}', with which it is given, is {For(task.Each)}.",
                        "Let both stand for the same records, or leave it out of 'gives'.");
                }
            }
        }
        foreach (var document in map.Definition.Documents.Values)
        {
            if (document.GivenBy is { } name && works[name].Any(each => each?.List != document.Each?.List))
            {
                var giving = works[name].First(each => each?.List != document.Each?.List);
                findings.Error(
                    LanguageCodes.GivenForOthers, document.Place,
                    $"The document '{document.Name}' is {For(document.Each)}, and '{name}', with which it is given, is {For(giving)}.",
                    "Let both stand for the same records, or leave 'given_by' out.");
            }
            // Of the organisation's own staff the host asks what each may see; everybody else takes it away.
            if (document.To != DocumentReader.Staff)
            {
                foreach (var (place, hidden) in Hidden(document))
                {
                    findings.Error(
                        LanguageCodes.HiddenInDocument, place, $"'{hidden}' is seen by some roles only, and the document '{document.Name}' would show it to somebody else.",
                        "Leave it out of the document, or let it be seen by whoever sees the case.");
                }
            }
        }
    }

    // Whether a part is there may hang on what its reader does not see; what it shows may not.
    private IEnumerable<(SourcePlace Place, string Hidden)> Hidden(Document document)
    {
        var addressed = document.Recipient is { } recipient ? Hidden(document.Read(recipient)).Select(hidden => (document.Place, hidden)) : [];
        return addressed.Concat(document.Parts.SelectMany(part => Hidden(document.ShownBy(part)).Select(hidden => (part.Place, hidden))));
    }

    private IEnumerable<string> Hidden(IEnumerable<(string? List, string Name)> fields) => fields
        .Select(field => field.List is { } list && map.Definition.Records[list].SeenBy.Count > 0 ? list
            : (field.List is null ? map.Definition.Fields : map.Definition.Records[field.List].Fields).TryGetValue(field.Name, out var known) && known.SeenBy.Count > 0
                ? field.List is null ? field.Name : $"{field.List}.{field.Name}"
                : null)
        .OfType<string>().Distinct(StringComparer.Ordinal);

    private static string For(EachRecord? each) => each is null ? "for the case" : $"for each {each.List}";
}
