using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Definitions.Checking;
using ChildProtection.Workflow.Engine.Expressions;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>Which fields of a record expressions read: only those are kept in a snapshot.</summary>
internal static class ReadFields
{
    public static IReadOnlySet<string> Of(Definition definition, string list)
    {
        var read = new HashSet<string>(StringComparer.Ordinal);
        foreach (var expression in Expressions(definition))
        {
            if (expression.Reads.Records.TryGetValue(list, out var fields))
            {
                read.UnionWith(fields);
            }
            // The record at hand is of one list or another; a field of that name is kept in each.
            read.UnionWith(expression.Reads.EachRecord);
        }
        read.UnionWith(Deciding(definition.Root, definition.Records[list]));
        return read;
    }

    /// <summary>Fields whose answers decided between outcomes: a correction has to know what would have been decided (<see cref="CorrectedFacts"/>).</summary>
    private static IEnumerable<string> Deciding(State state, RecordType record) =>
        state.Tasks.Select(task => task.Done).Concat(state.Actions.Select(action => action.Done))
            .Where(lines => FactSources.Written(lines) == record.Name)
            .SelectMany(lines =>
            {
                var asked = lines.SelectMany(line => line.When?.Reads.Answers ?? []).ToHashSet(StringComparer.Ordinal);
                return record.Fields.Keys.Where(field => FactSources.Of(lines, field, copied: true).Any(asked.Contains));
            })
            .Concat(state.Children.SelectMany(child => Deciding(child, record)));

    private static IEnumerable<TypedExpression> Expressions(Definition definition) =>
        definition.Parameters.Values.SelectMany(parameter => parameter.Values)
            .Concat(definition.Forms.Values.SelectMany(form => form.Questions).SelectMany(OfQuestion))
            .Concat(definition.Openings.SelectMany(opening => opening.Do.SelectMany(EffectExpressions.Of).Concat(Present(opening.LaddersFrom))))
            .Concat(definition.Safety.SelectMany(property => new[] { property.While, property.Always }))
            .Concat(OfState(definition.Root));

    private static IEnumerable<TypedExpression> OfState(State state) =>
        state.Entry.Concat(state.Exit).SelectMany(EffectExpressions.Of)
            .Concat(state.Tasks.SelectMany(OfTask))
            .Concat(state.Actions.SelectMany(action => Present(action.When, action.Each?.Where).Concat(action.Checks.Select(check => check.That))))
            .Concat(state.Deadlines.SelectMany(OfDeadline))
            .Concat(ChartLowering.TransitionsOf(state).SelectMany(line => Present(line.Transition.When).Concat(line.Transition.Do.SelectMany(EffectExpressions.Of))))
            .Concat(state.Children.SelectMany(OfState));

    private static IEnumerable<TypedExpression> OfTask(WorkTask task) =>
        Present(task.When, task.Each?.Where)
            .Concat(task.Checks.Select(check => check.That))
            .Concat(task.Deadline is { } deadline ? OfDeadline(deadline) : []);

    private static IEnumerable<TypedExpression> OfDeadline(Deadline deadline) =>
        Present(deadline.From, deadline.Met, deadline.When, deadline.Until, deadline.PausedUntil, deadline.Each?.Where).Concat(deadline.Limits);

    private static IEnumerable<TypedExpression> OfQuestion(Question question) =>
        Present(question.Required, question.When, question.Where, question.Offer, question.By, question.ForEach?.Of.Where).Concat(question.Each.SelectMany(OfQuestion));

    private static IEnumerable<TypedExpression> Present(params TypedExpression?[] expressions) => expressions.OfType<TypedExpression>();
}
