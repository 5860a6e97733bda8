using ChildProtection.Workflow.Engine.Definitions.Sources;
using ChildProtection.Workflow.Engine.Diagnostics;

namespace ChildProtection.Workflow.Engine.Definitions.Checking;

/// <summary>Whoever is asked something sees what they are asked about.</summary>
internal sealed class SightCheck(DefinitionMap map, Findings findings)
{
    private Definition Definition => map.Definition;

    public void Run()
    {
        foreach (var opens in Definition.Openings)
        {
            Check(opens.For, opens.Form, null, opens.Place, "the opening");
        }
        foreach (var state in map.States)
        {
            foreach (var task in state.Tasks)
            {
                Check(task.For, task.Form, task.Each, task.Place, $"the task '{task.Name}'");
            }
            foreach (var action in state.Actions)
            {
                Check(action.For, action.Form, action.Each, action.Place, $"the action '{action.Name}'");
            }
        }
    }

    private void Check(IReadOnlyList<string> roles, string? form, EachRecord? each, SourcePlace place, string what)
    {
        foreach (var role in roles)
        {
            if (each is not null && !Definition.Sees(role, Definition.Records[each.List]))
            {
                Tell(role, place, $"{what} stands for each {each.List}", $"{each.List}");
            }
            foreach (var hidden in form is null ? [] : Hidden(role, Definition.Forms[form]))
            {
                Tell(role, place, $"the form '{form}' of {what} asks about it", hidden);
            }
        }
    }

    private void Tell(string role, SourcePlace place, string why, string hidden) => findings.Error(
        LanguageCodes.NotSeenByItsRole, place, $"The role '{role}' does not see '{hidden}', and {why}.",
        $"Let '{role}' see it (its 'sees', or the 'seen_by' of what is hidden), or let somebody else do it.");

    private IEnumerable<string> Hidden(string role, Form form)
    {
        var record = form.Records is { } list ? Definition.Records[list] : null;
        foreach (var question in form.Questions)
        {
            switch (question.Type)
            {
                case FieldType.Records { List: var several }:
                    foreach (var inner in question.Each.Select(inner => Field(role, Definition.Records[several], inner.Name)).OfType<string>())
                    {
                        yield return inner;
                    }
                    break;
                case FieldType.Record { List: var pointed } when !Definition.Sees(role, Definition.Records[pointed]):
                    yield return pointed;
                    break;
                case var _ when record is not null && record.Fields.ContainsKey(question.Name):
                    if (Field(role, record, question.Name) is { } hidden)
                    {
                        yield return hidden;
                    }
                    break;
                case var _ when Definition.Fields.TryGetValue(question.Name, out var fact) && !Definition.Sees(role, fact):
                    yield return fact.Name;
                    break;
            }
        }
    }

    /// <summary>The field by its path, if the role does not see it.</summary>
    private string? Field(string role, RecordType record, string name) =>
        record.Fields.TryGetValue(name, out var field) && !Definition.Sees(role, record, field) ? $"{record.Name}.{name}" : null;
}
