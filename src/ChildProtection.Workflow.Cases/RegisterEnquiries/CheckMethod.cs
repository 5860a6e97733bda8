namespace ChildProtection.Workflow.Cases.RegisterEnquiries;

/// <summary>How a caller was checked. The numbers are stored.</summary>
public enum CheckMethod
{
    /// <summary>Rung back on a number that the authority holds for the agency, or that the agency publishes.</summary>
    RangBack = 0,

    /// <summary>Asked by secure mail from an address of the agency.</summary>
    SecureMail = 1,

    /// <summary>Stood before whoever was asked, with an identity card of the agency.</summary>
    InPerson = 2,
}
