namespace ChildProtection.Workflow.Storage.Schema;

/// <summary>Where a delivery stands. Stored as its number: never renumber.</summary>
public enum DeliveryState
{
    /// <summary>To be sent, or to be tried again.</summary>
    Waiting = 0,

    /// <summary>The broker has confirmed it.</summary>
    Sent = 1,

    /// <summary>It cannot be sent: an incident waits for a person.</summary>
    SetAside = 2,

    /// <summary>An operator gave it up.</summary>
    Discarded = 3,
}
