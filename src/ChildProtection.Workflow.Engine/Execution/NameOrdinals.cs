using System.Collections.Frozen;
using System.Collections.Immutable;
using ChildProtection.Workflow.Engine.Charts;
using ChildProtection.Workflow.Engine.Definitions;
using ChildProtection.Workflow.Engine.Expressions;

namespace ChildProtection.Workflow.Engine.Execution;

/// <summary>What the numbers in bound expressions stand for, beyond what <see cref="DefinitionOrdinals"/> says: found once, not at each look.</summary>
internal sealed class NameOrdinals
{
    private readonly FrozenDictionary<string, ImmutableArray<string>> _questions;
    private readonly FrozenDictionary<string, ImmutableArray<ImmutableArray<string>>> _rowQuestions;
    private readonly FrozenDictionary<string, ImmutableArray<string>> _signalFields;

    public NameOrdinals(Definition definition, Chart chart)
    {
        Parameters = [.. definition.Parameters.Values.Select(parameter => parameter.Values[0].Constant ?? Value.Unknown)];
        Roles = [.. definition.Ordinals.Roles];
        StateIds = [.. definition.Ordinals.States.Select(StatePaths.IdOf)];
        StateIndexes = [.. StateIds.Select(chart.IndexOf)];
        Tasks = [.. definition.Ordinals.Tasks];
        Deadlines = [.. definition.Ordinals.Deadlines];
        _questions = definition.Forms.ToFrozenDictionary(
            form => form.Key, form => form.Value.Questions.Select(question => question.Name).ToImmutableArray(), StringComparer.Ordinal);
        _rowQuestions = definition.Forms.ToFrozenDictionary(
            form => form.Key, form => form.Value.Questions.Select(question => question.Each.Select(each => each.Name).ToImmutableArray()).ToImmutableArray(), StringComparer.Ordinal);
        _signalFields = definition.Signals
            .Append(KeyValuePair.Create(Correction.Name, Correction.Signal)).Append(KeyValuePair.Create(PassedCheck.Name, PassedCheck.Signal)).ToFrozenDictionary(
            signal => signal.Key, signal => signal.Value.Fields.Keys.ToImmutableArray(), StringComparer.Ordinal);
    }

    /// <summary>The values of the parameters; of one with several, the first.</summary>
    public ImmutableArray<Value> Parameters { get; }

    public ImmutableArray<string> Roles { get; }

    /// <summary>The chart's ids.</summary>
    public ImmutableArray<string> StateIds { get; }

    /// <summary>Where the states stand in the chart.</summary>
    public ImmutableArray<int> StateIndexes { get; }

    public ImmutableArray<string> Tasks { get; }

    public ImmutableArray<string> Deadlines { get; }

    public string Question(string form, int ordinal) => _questions[form][ordinal];

    /// <summary>A question that is asked of each row of an answer of several records.</summary>
    public string RowQuestion(string form, int question, int ordinal) => _rowQuestions[form][question][ordinal];

    public string SignalField(string signal, int ordinal) => _signalFields[signal][ordinal];
}
