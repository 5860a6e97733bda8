namespace ChildProtection.Workflow.Contracts.V1;

/// <summary>How far events of a kind may travel. No event is ever sent to a child or family: they hear from a person.</summary>
public enum EventReach
{
    /// <summary>To agencies in a relation with the child, when the definition's audience names them.</summary>
    Agencies,

    /// <summary>Inside the authority only; never sent to an agency, whatever a definition says.</summary>
    Authority,
}
