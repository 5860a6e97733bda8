using System.Collections.Immutable;
using NodaTime;

namespace ChildProtection.Workflow.Engine.Charts;

/// <summary>
/// Executable content, as data. An action that fails raises <c>error.execution</c> on the internal queue and ends its block.
/// </summary>
public abstract record ChartAction
{
    private ChartAction()
    {
    }

    /// <summary>Puts an event on the internal queue of the running step.</summary>
    /// <param name="Name">The event's name.</param>
    /// <param name="Data">An expression for the event's data; null: none.</param>
    public sealed record Raise(string Name, object? Data = null) : ChartAction
    {
        // One event object serves every time the action is done: it has no data, and nobody can change it.
        internal ChartEvent WithoutData { get; } = new(Name) { Kind = EventKind.Internal };
    }

    /// <summary>
    /// Sends an event. One that goes to a queue leaves the step as <see cref="ChartEffect.Sent"/>, for the caller to deliver, at once or
    /// after the delay; <c>#_internal</c> puts it on the internal queue. <see cref="IDataModel.Route"/> says which.
    /// </summary>
    /// <param name="Event">The event's name.</param>
    public sealed record Send(Operand<string> Event) : ChartAction
    {
        /// <summary>Where to; null or empty: the external queue of the chart itself.</summary>
        public Operand<string>? Target { get; init; }

        /// <summary>The kind of event processor; null or empty: SCXML's own.</summary>
        public Operand<string>? Type { get; init; }

        /// <summary>How long to wait; null: deliver at once. Negative, or more than nothing to <c>#_internal</c>: an error.</summary>
        public Operand<Duration>? Delay { get; init; }

        /// <summary>The author's id, by which the send can be cancelled.</summary>
        public string? Id { get; init; }

        /// <summary>Where <see cref="IDataModel.TryAssign"/> puts an id made by the kernel, unique in the life of the chart.</summary>
        public object? IdLocation { get; init; }

        /// <summary>An expression for the event's data; null: none.</summary>
        public object? Data { get; init; }
    }

    /// <summary>Withdraws a send that waits for its delay. Leaves the step as <see cref="ChartEffect.Cancelled"/>.</summary>
    public sealed record Cancel(Operand<string> SendId) : ChartAction;

    /// <summary>Whatever the data model does: assigning, logging, running a script.</summary>
    /// <param name="Content">Handed to <see cref="IDataModel.TryExecute"/>.</param>
    public sealed record Execute(object Content) : ChartAction;

    /// <summary>Does the actions of the first branch whose guard holds.</summary>
    public sealed record If(ImmutableArray<Branch> Branches) : ChartAction
    {
        /// <summary>Done when no guard holds.</summary>
        public ImmutableArray<ChartAction> Else { get; init; } = [];
    }

    /// <summary>
    /// Does the actions once for each item, over a copy of the items made at the beginning. An error in them ends the loop.
    /// </summary>
    /// <param name="Items">An expression whose value must be an <see cref="System.Collections.IEnumerable"/> other than a string.</param>
    /// <param name="Item">Where each item is assigned.</param>
    public sealed record ForEach(object Items, object Item) : ChartAction
    {
        /// <summary>Where the place of the item is assigned, an <see cref="int"/> from 0; null: nowhere.</summary>
        public object? Index { get; init; }

        public ImmutableArray<ChartAction> Actions { get; init; } = [];
    }

    /// <summary>One branch of an <see cref="If"/>.</summary>
    /// <param name="Guard">A condition for <see cref="IDataModel.Test"/>.</param>
    /// <param name="Actions">Done when it is the first that holds.</param>
    public sealed record Branch(object Guard, ImmutableArray<ChartAction> Actions);
}
