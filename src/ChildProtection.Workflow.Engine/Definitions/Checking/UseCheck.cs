using ChildProtection.Workflow.Engine.Definitions.Sources;
using ChildProtection.Workflow.Engine.Diagnostics;

namespace ChildProtection.Workflow.Engine.Definitions.Checking;

/// <summary>
/// What is declared is used, and what is read is set. A vocabulary that several workflows include may hold more than one of
/// them uses: only what the workflow's own file declares is told.
/// </summary>
internal sealed class UseCheck(DefinitionMap map, FactsSet facts, Findings findings, string ownFile)
{
    private Definition Definition => map.Definition;

    public void Run()
    {
        Unused("role", Definition.Roles.Values.Select(role => (role.Name, role.Place)), Roles());
        Unused("form", Definition.Forms.Values.Select(form => (form.Name, form.Place)), map.Works.Select(work => work.Form));
        Unused("ladder", Definition.Ladders.Values.Select(ladder => (ladder.Name, ladder.Place)), map.Deadlines.SelectMany(pair => pair.Deadline.Ladders));
        Unused("event", Definition.Events.Values.Select(kind => (kind.Name, kind.Place)), Effects().OfType<Effect.Publish>().Select(publish => publish.Event));
        Unused("signal", Definition.Signals.Values.Select(signal => (signal.Name, signal.Place)), Signals());
        Unused("effect", Definition.Effects.Values.Select(effect => (effect.Name, effect.Place)), Effects().OfType<Effect.Declared>().Select(effect => effect.Name));
        Unused("parameter", Definition.Parameters.Values.Select(parameter => (parameter.Name, parameter.Place)), map.Expressions.SelectMany(expression => expression.Reads.Parameters));
        Unused("choice list", Definition.Choices.Values.Select(list => (list.Name, list.Place)), ChoiceLists());
        Unused("record type", Definition.Records.Values.Select(record => (record.Name, record.Place)), Records());
        Unused("field", Definition.Fields.Values.Select(field => (field.Name, field.Place)), Fields());
        ReadNeverSet();
    }

    private void Unused(string what, IEnumerable<(string Name, SourcePlace Place)> declared, IEnumerable<string?> used)
    {
        var names = used.OfType<string>().ToHashSet(StringComparer.Ordinal);
        foreach (var (name, place) in declared.Where(element => element.Place.File == ownFile && !names.Contains(element.Name)))
        {
            findings.Warning(LanguageCodes.Unused, place, $"Nothing uses the {what} '{name}'.", "Use it, or take it out.");
        }
    }

    private IEnumerable<Effect> Effects() => map.Settings.Select(setting => setting.Effect);

    private IEnumerable<string?> Roles() =>
    [
        .. Definition.Openings.SelectMany(opening => opening.For),
        .. map.States.SelectMany(state => state.Tasks).SelectMany(task => task.For.Concat(task.NotNeededBy).Concat(task.Checks.SelectMany(check => check.Override))),
        .. map.States.SelectMany(state => state.Actions).SelectMany(action => action.For.Concat(action.Checks.SelectMany(check => check.Override))),
        .. map.Deadlines.SelectMany(pair => pair.Deadline.For),
        .. Definition.Ladders.Values.SelectMany(ladder => ladder.Rungs).SelectMany(rung => rung.To.Concat(rung.Copy)),
        .. Effects().OfType<Effect.Assign>().Select(assign => assign.Role),
        .. Effects().OfType<Effect.Vacate>().Select(vacate => vacate.Role),
        .. map.Expressions.SelectMany(expression => expression.Reads.Roles),
        .. Types().Select(type => (type as FieldType.User)?.Role),
        .. Definition.Fields.Values.Concat(Definition.Records.Values.SelectMany(record => record.Fields.Values)).SelectMany(field => field.SeenBy.Concat(field.CorrectedBy ?? [])),
        .. Definition.Records.Values.SelectMany(record => record.SeenBy.Concat(record.CorrectedBy ?? [])),
    ];

    private IEnumerable<string?> Signals() =>
        map.States.SelectMany(state => state.On).Select(handler => (handler.Trigger as Trigger.OfSignal)?.Signal);

    private IEnumerable<FieldType> Types() =>
    [
        .. Definition.Fields.Values.Select(field => field.Type),
        .. Definition.Records.Values.SelectMany(record => record.Fields.Values).Select(field => field.Type),
        .. Definition.Forms.Values.SelectMany(form => form.Questions).Select(question => question.Type),
        .. Definition.Signals.Values.SelectMany(signal => signal.Fields.Values).Select(field => field.Type),
        .. Definition.Effects.Values.SelectMany(effect => effect.Arguments.Values).Select(argument => argument.Type),
        .. Definition.Parameters.Values.Select(parameter => parameter.Type),
    ];

    private IEnumerable<string?> ChoiceLists() => Types().Select(type => (type as FieldType.Choice)?.List);

    private IEnumerable<string?> Records() =>
    [
        .. map.Settings.Select(setting => FactsSet.ListOf(setting.Effect)),
        .. map.Expressions.SelectMany(expression => expression.Reads.Records.Keys),
        .. Types().Select(type => (type as FieldType.Record)?.List),
    ];

    private IEnumerable<string?> Fields() =>
    [
        .. Effects().OfType<Effect.Set>().SelectMany(set => set.Values.Keys),
        .. map.Expressions.SelectMany(expression => expression.Reads.Fields),
        .. Definition.Events.Values.SelectMany(kind => kind.Payload.Values).SelectMany(fields => fields),
    ];

    private void ReadNeverSet()
    {
        var anchors = map.Deadlines.SelectMany(pair => new[] { pair.Deadline.From, pair.Deadline.Met }).ToHashSet();
        foreach (var expression in map.Expressions.Where(expression => !anchors.Contains(expression)))
        {
            var fields = expression.Reads.Fields.Where(field => !facts.Field(field).Any()).Select(field => $"field '{field}'");
            var lists = expression.Reads.Records.Keys.Where(list => !facts.Records(list).Any()).Select(list => $"record '{list}'");
            foreach (var fact in fields.Concat(lists))
            {
                findings.Warning(LanguageCodes.ReadNeverSet, expression.Place, $"Nothing ever sets the {fact}, which is read here.", "Set it where it comes to be known.");
            }
        }
    }
}
