namespace ChildProtection.Workflow.Server.Messaging;

/// <summary>What came of sending one notice. Closed family.</summary>
public abstract record SendOutcome
{
    private SendOutcome()
    {
    }

    /// <summary>The broker has confirmed that the agency's queue holds it.</summary>
    public sealed record Confirmed : SendOutcome;

    /// <summary>The broker is there and will not have it: no right to the queue, a queue of another make, nobody to route to.</summary>
    public sealed record Refused(string Trace) : SendOutcome;

    /// <summary>No confirmation. It may have arrived all the same, so it is sent again with the same id.</summary>
    public sealed record Unreachable(string Trace) : SendOutcome;
}
