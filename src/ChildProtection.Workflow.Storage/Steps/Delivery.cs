using ChildProtection.Workflow.Cases.Runtime;

namespace ChildProtection.Workflow.Storage.Steps;

/// <summary>An event to one of its recipients: a row of the outbox. An event without recipients is in the journal alone.</summary>
internal sealed record Delivery(OutgoingEvent Event, string Recipient)
{
    public static IReadOnlyList<Delivery> Of(DecidedStep step) =>
        step.Outgoing.Count == 0 ? [] : [.. step.Outgoing.SelectMany(outgoing => outgoing.Recipients, (outgoing, recipient) => new Delivery(outgoing, recipient))];
}
