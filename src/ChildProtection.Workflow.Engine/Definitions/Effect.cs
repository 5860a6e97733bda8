using ChildProtection.Workflow.Engine.Diagnostics;
using ChildProtection.Workflow.Engine.Expressions;

namespace ChildProtection.Workflow.Engine.Definitions;

/// <summary>What a transition, an entry or an exit does. Run in order; each sees what the one before did. Closed family.</summary>
public abstract record Effect(SourcePlace Place)
{
    /// <summary>Sets case fields.</summary>
    public sealed record Set(IReadOnlyDictionary<string, TypedExpression> Values, SourcePlace Place) : Effect(Place);

    /// <summary>Adds a record: where a form was answered, from the answers of the same names.</summary>
    /// <param name="List">The record type.</param>
    /// <param name="With">Fields (<c>on</c> among them) that an expression gives instead.</param>
    /// <param name="TakesAnswers">
    /// What follows an answered form takes its answers. What a state does by itself does not: the form that led to it asked about something else.
    /// </param>
    /// <param name="Place">Where it is written.</param>
    public sealed record AddRecord(string List, IReadOnlyDictionary<string, TypedExpression> With, bool TakesAnswers, SourcePlace Place) : Effect(Place);

    /// <summary>Adds one record for each of a <c>records</c> answer.</summary>
    /// <param name="List">The record type.</param>
    /// <param name="Question">The name of the answer.</param>
    /// <param name="With">Fields that an expression gives to each of them, instead of the answer or beside it.</param>
    /// <param name="Place">Where it is written.</param>
    public sealed record AddRecords(string List, string Question, IReadOnlyDictionary<string, TypedExpression> With, SourcePlace Place) : Effect(Place);

    /// <summary>Adds one record for each record of a list, in the order in which those were entered.</summary>
    /// <param name="List">The record type.</param>
    /// <param name="Of">The records for which one is added.</param>
    /// <param name="With">The fields; expressions see each record of <paramref name="Of"/> in turn as the record at hand.</param>
    /// <param name="Place">Where it is written.</param>
    public sealed record AddRecordsOf(string List, EachRecord Of, IReadOnlyDictionary<string, TypedExpression> With, SourcePlace Place) : Effect(Place);

    /// <summary>Sets fields of the record that the task, action or deadline is for (<c>each</c>).</summary>
    public sealed record UpdateRecord(string List, IReadOnlyDictionary<string, TypedExpression> Values, SourcePlace Place) : Effect(Place);

    /// <summary>Sets fields of every record of a list for which a condition holds, in the order in which they were entered.</summary>
    /// <param name="List">The record type.</param>
    /// <param name="Where">Null: every record.</param>
    /// <param name="Values">What is set; worked out for each record, whose fields they see, before the first is changed.</param>
    /// <param name="Place">Where it is written.</param>
    public sealed record UpdateRecords(string List, TypedExpression? Where, IReadOnlyDictionary<string, TypedExpression> Values, SourcePlace Place) : Effect(Place);

    public sealed record Publish(string Event, SourcePlace Place) : Effect(Place);

    /// <summary>Told to this case, after what is under way.</summary>
    public sealed record Raise(string Signal, SourcePlace Place) : Effect(Place);

    public sealed record Assign(string Role, TypedExpression Holder, SourcePlace Place) : Effect(Place);

    public sealed record Vacate(string Role, SourcePlace Place) : Effect(Place);

    /// <summary>A declared effect that the host carries out.</summary>
    public sealed record Declared(string Name, IReadOnlyDictionary<string, TypedExpression> Arguments, SourcePlace Place) : Effect(Place);
}
